import { applyEdits } from '../../../../../src/core/signature/json/closeBrokenJson.ts';
import type { SignatureProblem } from '../../../../../src/core/signature/problem.ts';

/** A problem as a row of a table: code, what it looks at, and what each fix makes of the text; `!` before the safe ones. */
export type Seen = readonly [code: string, looked: string, ...fixed: string[]];

/** Refused problems begin with `x `, others with `- `. */
export function seen(text: string, problems: readonly SignatureProblem[]): Seen[] {
  return problems.map(({ code, isRefused, at, fixes = [] }) => [
    `${isRefused ? 'x' : '-'} ${code}`,
    text.slice(at.start, at.end),
    ...fixes.map(({ isPreferred, edits }) => `${isPreferred ? '!' : ''}${applyEdits(text, edits)}`),
  ]);
}
