import { message } from '../../base/message.ts';
import type { YamlProblem } from './problem.ts';

/** What Git leaves in a file that it could not merge: a problem for each conflict, at its first line and about all of its lines. */
export function conflictProblems(text: string): readonly YamlProblem[] {
  const problems: YamlProblem[] = [];
  let opening: RegExpExecArray | undefined;
  for (const mark of text.matchAll(marks)) {
    const { index } = mark;
    if (mark[0].startsWith('<')) opening ??= mark;
    else if (opening !== undefined) {
      const start = opening.index;
      problems.push({
        code: 'yaml-syntax',
        message: message('yamlConflict', { marks: '<<<<<<<, =======, >>>>>>>' }),
        at: { start, end: start + opening[0].length },
        about: { start, end: index + mark[0].length },
      });
      opening = undefined;
    }
  }
  return problems;
}

const marks = /^(?:<{7}|>{7})(?: [^\r\n]*)?$/gm;
