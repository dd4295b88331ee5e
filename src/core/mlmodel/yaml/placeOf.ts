import type { Span } from '../../base/span.ts';
import type { YamlProblem } from './problem.ts';

/**
 * A problem with the place that a person has to look at, where that is not the one at which the reading ends: the words of the line instead of
 * their first letter, and the tag instead of the value behind it. Within the text.
 */
export function withPlace(text: string, problem: YamlProblem): YamlProblem {
  const { start, end } = problem.at;
  const at = placeOf(text, problem, { start: Math.min(start, text.length), end: Math.min(end, text.length) });
  return { ...problem, at };
}

/** The same words for the same place are told once. */
export function withoutRepeats(problems: readonly YamlProblem[]): readonly YamlProblem[] {
  return problems.filter(({ code, at }, index) => {
    const before = problems[index - 1];
    return before === undefined || code !== before.code || at.start !== before.at.start || at.end !== before.at.end;
  });
}

function placeOf(text: string, { code, message: { id } }: YamlProblem, at: Span): Span {
  if (code === 'yaml-tag') return tagBefore(text, at) ?? at;
  return id === 'yamlNoColon' || id === 'yamlBlockEnd' ? wordsAt(text, at) : at;
}

/** Up to the colon, a comment or the end of the line. */
function wordsAt(text: string, { start, end }: Span): Span {
  const words = /[^\r\n\u0085\u2028\u2029]*?(?=[ \t]*(?::[ \t]|:?$|[ \t]#|[\r\n\u0085\u2028\u2029]))/y;
  words.lastIndex = start;
  return { start, end: Math.max(end, start + (words.exec(text.slice(0, start + longest))?.[0].length ?? 0)) };
}

/** The anchor may stand between them. */
function tagBefore(text: string, { start }: Span): Span | undefined {
  const from = Math.max(0, start - longest);
  const found = /(?:^|[\s,[{])(!\S*)(?:\s+&\S+)?\s*$/.exec(text.slice(from, start));
  if (found === null) return undefined;
  const tag = from + found.index + found[0].indexOf('!');
  return { start: tag, end: tag + (found[1]?.length ?? 0) };
}

/** UTF-16 units that are searched. */
const longest = 1000;
