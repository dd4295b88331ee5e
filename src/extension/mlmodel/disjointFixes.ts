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
    for (const { at } of edits) before.splice(firstFrom(before, at.start), 0, at);
    return true;
  });
}

function touches(sorted: readonly Span[], { start, end }: Span): boolean {
  const next = sorted[firstFrom(sorted, start)];
  return next !== undefined && next.start <= end;
}

/** The first of them that does not end before this. */
function firstFrom(sorted: readonly Span[], start: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.end ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
