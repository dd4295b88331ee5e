import type { ComparedCells, ComparedPartPage, ComparedRow } from '../../src/protocol/comparePage.ts';
import type { Comparison } from './changeWords.ts';

/** A row of a part that is shown, by its index. */
export interface ShownRow {
  readonly index: number;
  readonly row: ComparedRow;
}

/** Rows to show: all, or those that differ with the objects around them. */
export function shownRows({ rows }: ComparedPartPage, onlyDiffering: boolean): readonly ShownRow[] {
  const all = rows.map((row, index) => ({ index, row }));
  return onlyDiffering ? all.filter(({ row }) => row.differs) : all;
}

/** One line of a table in which what was and what is stand below each other. */
export interface UnifiedLine extends ShownRow {
  readonly sign: 'same' | 'removed' | 'added';
  readonly cells: ComparedCells;
}

export function unifiedLines(rows: readonly ShownRow[]): readonly UnifiedLine[] {
  return rows.flatMap(({ index, row }): UnifiedLine[] => {
    const { state, old, now } = row;
    if (state === 'identical') return now ? [{ index, row, sign: 'same', cells: now }] : [];
    return [
      ...(old ? [{ index, row, sign: 'removed', cells: old } as const] : []),
      ...(now ? [{ index, row, sign: 'added', cells: now } as const] : []),
    ];
  });
}

/** Of a row with several changes the worst one counts; undefined where the row has none of its own. */
export function rowVerdict({ changes }: ComparedRow, comparison: Comparison): 'breaking' | 'compatible' | undefined {
  if (changes.length === 0) return undefined;
  return changes.some((index) => comparison.changes[index]?.isBreaking) ? 'breaking' : 'compatible';
}

/** Names of the columns, tensors or parameters that are the same on both sides; nested ones are not among them. */
export function identicalNames({ rows }: ComparedPartPage): readonly (string | null)[] {
  return rows.filter(({ depth, differs }) => depth === 0 && !differs).map(({ now }) => now?.name ?? null);
}

export function countDiffering({ rows }: ComparedPartPage): number {
  return rows.filter(({ depth, differs }) => depth === 0 && differs).length;
}

export function countOuter({ rows }: ComparedPartPage): number {
  return rows.filter(({ depth }) => depth === 0).length;
}

/** Which row shows each change. */
export function rowsOfChanges(
  comparison: Comparison,
): ReadonlyMap<number, { readonly part: string; readonly row: number }> {
  const found = new Map<number, { readonly part: string; readonly row: number }>();
  for (const { part, rows } of comparison.parts)
    for (const [row, { changes }] of rows.entries()) for (const change of changes) found.set(change, { part, row });
  return found;
}
