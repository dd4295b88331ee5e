import type { Position } from '../../core/base/lineIndex.ts';
import type { Message } from '../../core/base/message.ts';
import { predictedColumn } from '../../core/signature/enforce/oneColumn.ts';
import type { ColumnSchema } from '../../core/signature/spec.ts';
import type { Found } from './columnReports.ts';
import type { RowReport } from './dataReport.ts';
import type { ViewCell, ViewColumn } from './dataView.ts';
import type { DataMode } from './judgeJson.ts';

/** Rows of each sort. */
const mostRows = 4;
/** Rows that are looked at: in a large file the first culprit may be far away, which the problem itself names then. */
const mostLookedAt = 200_000;

/**
 * The first rows of a column whose value is, alone, to blame: those that the scoring server refuses and those that it changes, or else those that
 * `predict` refuses, which as a rule refuses the column for its type.
 */
export function offendingRows(
  { schema, lines }: Pick<Found, 'schema' | 'lines'>,
  column: ViewColumn,
  index: number,
  ways: readonly DataMode[],
  culprit: number | undefined,
): readonly RowReport[] {
  if (schema?.kind !== 'columns') return [];
  const found: Readonly<Record<Sort, RowReport[]>> = { refused: [], changed: [], strict: [] };
  const sorts = ways.flatMap((way): readonly Sort[] => (way === 'strict' ? ['strict'] : ['refused', 'changed']));
  let looked = 0;
  for (const cell of cellsFrom(column, culprit)) {
    if (looked++ > mostLookedAt || sorts.every((sort) => found[sort].length >= mostRows)) break;
    for (const mode of ways) {
      if (mode === 'strict' && found.strict.length >= mostRows) continue;
      const said = saidOf(mode, column, cell, schema, index);
      const list = said && found[mode === 'strict' ? 'strict' : said.isChange ? 'changed' : 'refused'];
      if (said === undefined || list === undefined || list.length >= mostRows) continue;
      list.push(rowReport(cell, mode, said, lines));
      break; // one thing is enough to say of a value
    }
  }
  const inOrder = (rows: readonly RowReport[]): readonly RowReport[] => rows.toSorted((a, b) => a.row - b.row);
  const served = [...inOrder(found.refused), ...inOrder(found.changed)];
  return served.length > 0 ? served : inOrder(found.strict);
}

/** The row that a problem names comes first, wherever it is. */
function* cellsFrom(column: ViewColumn, culprit: number | undefined): Iterable<ViewCell> {
  const known = culprit === undefined ? undefined : column.cellAt(culprit);
  if (known) yield known;
  for (const cell of column.cells()) if (cell.row !== known?.row) yield cell;
}

type Sort = 'refused' | 'changed' | 'strict';

function rowReport(cell: ViewCell, mode: DataMode, said: Said, lines: Found['lines']): RowReport {
  const value = cell.text.length > 80 ? `${cell.text.slice(0, 80)}…` : cell.text;
  const at = cell.at && lines && positionOf(cell.at.start, lines());
  return { row: cell.row, value, mode, ...said, ...(at && { at }) };
}

interface Said {
  readonly message: Message;
  readonly isChange: boolean;
}

function saidOf(
  mode: DataMode,
  column: ViewColumn,
  cell: ViewCell,
  schema: ColumnSchema,
  index: number,
): Said | undefined {
  if (mode === 'serving') return column.served(cell, schema, index);
  const problem = predictedColumn(cell.alone(), schema, index);
  return problem && { message: problem.message, isChange: false };
}

/** As editors count, which do not show a byte order mark. */
export function positionOf(offset: number, lines: ReturnType<NonNullable<Found['lines']>>): Position {
  const { line, character } = lines.positionAt(offset);
  const shift = line === 0 && lines.lineText(0).startsWith('\ufeff') ? 1 : 0;
  return { line, character: Math.max(character - shift, 0) };
}
