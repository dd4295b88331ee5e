import { message } from '../../base/message.ts';
import { lineEnd } from './cursor.ts';
import type { YamlProblem } from './problem.ts';

/** What YAML takes for a letter though a person sees a colon or a space, told in place of what comes of it. Undefined where there is none. */
export function lookAlike(text: string, problem: YamlProblem): YamlProblem | undefined {
  if (!confused.has(problem.message.id)) return undefined;
  const from = lineBefore(text, problem.at.start);
  const found = behindName.exec(text.slice(from, Math.min(lineEnd(text, problem.at.start), from + longest)));
  if (found === null) return undefined;
  const start = from + found.index + found[0].length - 1;
  const at = { start, end: start + 1 };
  const sign = found[0].endsWith('\uff1a') ? ':' : unseen.test(found[0]) ? '' : ' ';
  const code = text.charCodeAt(start).toString(16).toUpperCase().padStart(4, '0');
  const written = sign !== ' ' && /\S/.test(text.charAt(at.end)) ? `${sign} ` : sign;
  return {
    ...problem,
    message: sign === '' ? message('yamlLookAlikeNothing', { code }) : message('yamlLookAlike', { code, sign }),
    at,
    about: { start, end: Math.max(problem.at.end, at.end) },
    fixes: [{ title: message('yamlFixSign', { sign: written }), edits: [{ at, text: written }] }],
  };
}

/** What is told of a line whose colon or space is none. */
const confused: ReadonlySet<string> = new Set(['yamlNoColon', 'yamlBlockEnd', 'yamlValuePlace', 'yamlUnexpected']);

/** The last character stands where a key would end: a colon, or what follows one. */
const behindName = /^[ \t]*(?:- )?[\w.-]+(?:\uff1a|:[\u00a0\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff])/m;

const unseen = /[\u200b-\u200d\u2060\ufeff]$/;

/** UTF-16 units that are searched. */
const longest = 1000;

/** A key without its colon goes on in the next line: the one before may be to blame. */
function lineBefore(text: string, at: number): number {
  const own = text.lastIndexOf('\n', at - 1);
  return own <= 0 ? 0 : text.lastIndexOf('\n', own - 1) + 1;
}
