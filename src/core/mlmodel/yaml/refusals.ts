import { conflictProblems } from './conflictMarks.ts';
import { yamlLimits } from './limits.ts';
import { lookAlike } from './lookAlike.ts';
import { parse } from './parser.ts';
import { withPlace } from './placeOf.ts';
import type { YamlProblem } from './problem.ts';
import { quoteCause } from './quoteCause.ts';
import { scan } from './scanner.ts';
import { tabFixes } from './tabFixes.ts';
import type { Token } from './tokens.ts';

/**
 * PyYAML ends with its first error. A person wants to know of the others as well: what ends the reading, with its likely cause, and what ends it
 * again from each next key at the top on.
 */
export function refusals(text: string, tokens: readonly Token[], refusal: YamlProblem): readonly YamlProblem[] {
  const first = explained(text, tokens, refusal);
  if (refusal.code === 'yaml-limit' || text.length > yamlLimits.tolerantLength) return [first];
  const conflicts = conflictProblems(text);
  const found = [first, ...further(text, first)];
  const others = found.filter(({ at }) => !conflicts.some((one) => overlaps(one, at.start)));
  return [...conflicts, ...others].toSorted((a, b) => a.at.start - b.at.start);
}

function further(text: string, first: YamlProblem): readonly YamlProblem[] {
  const problems: YamlProblem[] = [];
  let last: YamlProblem | undefined = first;
  let left: number = yamlLimits.readAgain;
  for (let round = 1; round < yamlLimits.refusals && last !== undefined; round += 1) {
    const from = nextKey(text, endOf(last));
    left -= text.length - (from ?? text.length);
    last = from === undefined || left < 0 ? undefined : refusedFrom(text, from);
    if (last) problems.push(last);
  }
  return problems;
}

/** Anchors of the lines before are not known here: only what ends the reading counts. */
function refusedFrom(text: string, from: number): YamlProblem | undefined {
  const rest = text.slice(from);
  const tokens = scan(rest);
  const { problems, isBroken } = parse(tokens);
  const refusal = isBroken ? problems.at(-1) : undefined;
  if (refusal === undefined || refusal.code === 'yaml-limit') return undefined;
  return shifted(explained(rest, tokens, refusal), from);
}

function explained(text: string, tokens: readonly Token[], refusal: YamlProblem): YamlProblem {
  const problem = lookAlike(text, refusal) ?? quoteCause(text, tokens, refusal) ?? withPlace(text, refusal);
  return problem.code === 'yaml-tab' ? { ...problem, fixes: tabFixes(text, problem.at) } : problem;
}

function nextKey(text: string, from: number): number | undefined {
  topKey.lastIndex = from;
  return topKey.exec(text)?.index;
}

/** Nothing that stands within a collection or a text begins a line so, as a rule. */
const topKey = /^(?<=[\r\n])[A-Za-z_][\w.-]*:(?=[ \t\r\n]|$)/gm;

function endOf({ at, about = at }: YamlProblem): number {
  return Math.max(at.end, about.end);
}

function overlaps({ at, about = at }: YamlProblem, offset: number): boolean {
  return about.start <= offset && offset <= about.end;
}

function shifted(problem: YamlProblem, by: number): YamlProblem {
  const { at, about, related, fixes } = problem;
  const move = <T extends { readonly at: YamlProblem['at'] }>(one: T): T => ({ ...one, at: moved(one.at, by) });
  return {
    ...problem,
    at: moved(at, by),
    ...(about && { about: moved(about, by) }),
    ...(related && { related: related.map(move) }),
    ...(fixes && { fixes: fixes.map((fix) => ({ ...fix, edits: fix.edits.map(move) })) }),
  };
}

function moved({ start, end }: YamlProblem['at'], by: number): YamlProblem['at'] {
  return { start: start + by, end: end + by };
}
