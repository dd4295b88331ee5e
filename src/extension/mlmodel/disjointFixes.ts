import type { Span } from '../../core/base/span.ts';

/** What a fix changes in one file. */
export interface Change {
  readonly file: string;
  readonly edits: readonly { readonly at: Span }[];
}

/** Those that can be made together, in their order: one that touches what another one before it changes is left out. */
export function disjoint<T extends Change>(changes: readonly T[]): readonly T[] {
  const taken = new Map<string, Span[]>();
  return changes.filter(({ file, edits }) => {
    const before = taken.get(file) ?? [];
    if (edits.some(({ at }) => touches(before, at))) return false;
    taken.set(file, before);
    for (const { at } of edits)
      before.splice(
        first(before, (one) => !isBefore(one, at)),
        0,
        at,
      );
    return true;
  });
}

function touches(sorted: readonly Span[], { start, end }: Span): boolean {
  const next = sorted[first(sorted, (one) => one.end >= start)];
  return next !== undefined && next.start <= end;
}

/** The edits of one fix may touch each other. */
function isBefore(a: Span, b: Span): boolean {
  return a.start < b.start || (a.start === b.start && a.end < b.end);
}

/** The index of the first of them that the test holds for, as it does for all after it. */
function first(sorted: readonly Span[], holds: (span: Span) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const span = sorted[middle];
    if (span === undefined || holds(span)) high = middle;
    else low = middle + 1;
  }
  return low;
}
