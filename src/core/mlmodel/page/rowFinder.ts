import type { Span } from '../../base/span.ts';
import type { SignaturePart } from '../document.ts';
import type { RowCell, SignatureRow } from './modelPage.ts';
import { cellFinder, type CellFinder } from './rowCell.ts';
import { rowsOf } from './signatureRows.ts';
import { lastStarted } from './startSearch.ts';

/** A row, and what finds its cells. */
export interface FoundRow {
  readonly row: SignatureRow;
  /** The cell that a part of the JSON is shown in; `null`: none of them, or the row as a whole. */
  cellAt(at: Span): RowCell | null;
}

/** Finds the innermost row that a part of the JSON is in. Spans of rows hold one another or are apart, so that a search by halves will do. */
export function rowFinder(part: SignaturePart): (at: Span) => FoundRow | undefined {
  const { rows, spans } = rowsOf(part);
  const order = orderOf(spans);
  const parents = parentsOf(rows);
  const cells = new Map<number, CellFinder>();
  const cellsAt = (index: number, kind: SignatureRow['kind'], span: Span): CellFinder => {
    const made = cells.get(index) ?? cellFinder(part.json, kind, span);
    cells.set(index, made);
    return made;
  };
  return (at) => {
    const last = lastStarted(order.length, (place) => spans[order[place] ?? 0]?.start ?? 0, at.start);
    let index = order[last] ?? -1;
    for (; index >= 0; index = parents[index] ?? -1) {
      const [row, span] = [rows[index], spans[index]];
      if (row === undefined || span === undefined || at.start < span.start || at.end > span.end) continue;
      const place = index;
      return { row, cellAt: (inner) => cellsAt(place, row.kind, span)(inner) };
    }
    return undefined;
  };
}

/** Indices of the rows by where they begin: of a property that is written twice, the last one counts at the place of the first. */
function orderOf(spans: readonly Span[]): readonly number[] {
  const start = (index: number): number => spans[index]?.start ?? 0;
  return Array.from(spans, (_, index) => index).toSorted((a, b) => start(a) - start(b) || a - b);
}

/** Of each row the row that it is inside of; -1 of those of the part itself. */
function parentsOf(rows: readonly SignatureRow[]): Int32Array {
  const parents = new Int32Array(rows.length).fill(-1);
  const open: number[] = [];
  for (const [index, row] of rows.entries()) {
    open.length = row.path.length - 1;
    parents[index] = open.at(-1) ?? -1;
    open.push(index);
  }
  return parents;
}
