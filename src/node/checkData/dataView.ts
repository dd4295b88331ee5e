import type { Message } from '../../core/base/message.ts';
import type { Span } from '../../core/base/span.ts';
import { shown } from '../../core/signature/enforce/numpy/shown.ts';
import type { Column, Frame } from '../../core/signature/enforce/pandas/frame.ts';
import { inferCells } from '../../core/signature/enforce/pandas/inference.ts';
import { shownLabel } from '../../core/signature/enforce/pandas/labels.ts';
import type { Value } from '../../core/signature/enforce/value.ts';
import type { ColumnSchema } from '../../core/signature/spec.ts';
import { castCsv } from '../dataFiles/csv/castCsv.ts';
import { csvCell, dtypeOf, inferCsv, tokenOf, type CsvColumn } from '../dataFiles/csv/csvColumn.ts';
import type { OpenCsv } from '../dataFiles/csv/readCsv.ts';
import type { CellPlace } from '../dataFiles/readTable.ts';
import { servedAlone } from './servedAlone.ts';
import { faultMessage } from './judgeTable.ts';

/** Data as columns, before MLflow does anything with them. */
export interface DataView {
  readonly rows: number;
  readonly columns: readonly ViewColumn[];
  /** `column` where it is known already. */
  placeOf(at: Span, column?: number): ViewPlace | undefined;
}

export interface ViewPlace {
  readonly column: number;
  /** From one; undefined: the column as a whole. */
  readonly row: number | undefined;
}

export interface ViewColumn {
  readonly name: string;
  /** As pandas has it. */
  readonly column: Column;
  /** The dtype; of an array also its shape. */
  readonly type: string;
  countEmpty(): number;
  cells(): Iterable<ViewCell>;
  /** Of a row, from one; undefined where it is not kept. */
  cellAt(row: number): ViewCell | undefined;
  /** What the scoring server says to one value; undefined: it takes it as it is, or that cannot be told. */
  served(cell: ViewCell, schema: ColumnSchema, index: number): ServedCell | undefined;
}

export interface ServedCell {
  readonly message: Message;
  readonly isChange: boolean;
}

export interface ViewCell {
  /** From one. */
  readonly row: number;
  /** Of a file that is text. */
  readonly at: Span | undefined;
  readonly text: string;
  /** A column of this value only. */
  alone(): Column;
}

/** `frame` is what pandas makes of it without being told anything. */
export function viewOfCsv(csv: OpenCsv, frame: Frame): DataView {
  return {
    rows: frame.rows,
    columns: frame.columns.map((column, at) => csvColumn(column, csv.columns[at]?.column)),
    placeOf: (at) => {
      const place = csv.placeOf(at);
      return place && { column: place.column, row: place.row + 1 };
    },
  };
}

function csvColumn(column: Column, texts: CsvColumn | undefined): ViewColumn {
  const rows = texts?.rows ?? 0;
  const cellOf = (row: number): ViewCell => ({
    row: row + 1,
    at: texts?.span(row),
    text: texts?.text(row) ?? '',
    alone: () => {
      if (texts === undefined) return column;
      const { kind } = inferCsv(texts, row, row + 1);
      const cell = csvCell(kind, texts.text(row), texts.span(row));
      return { ...column, dtype: dtypeOf(kind), cells: [cell] };
    },
  });
  return {
    name: shownLabel(column.label),
    column,
    type: column.dtype.name,
    countEmpty: () => {
      if (texts === undefined || !column.cells.some(isEmpty)) return 0;
      let count = 0;
      for (let row = 0; row < rows; row += 1) if (tokenOf(texts.text(row)) === 'missing') count += 1;
      return count;
    },
    *cells() {
      for (let row = 0; row < rows; row += 1) yield cellOf(row);
    },
    cellAt: (row) => (row <= rows ? cellOf(row - 1) : undefined),
    served: ({ row }, schema, index) => {
      const type = schema.specs[index]?.type;
      if (texts === undefined || type?.kind !== 'scalar') return undefined;
      const cast = castCsv(texts, row - 1, row, type.type, shownLabel(column.label));
      return cast.kind === 'cast' ? undefined : { message: faultMessage(cast.fault), isChange: false };
    },
  };
}

/** A table of a JSON text. Its cells know their places; `isCast`: the scoring server casts it. */
export function viewOfFrame(frame: Frame, text: string, isCast: boolean): DataView {
  const columns = frame.columns.map((column): ViewColumn => {
    const cellOf = (cell: Value, at: number): ViewCell => {
      const written = text.slice(cell.span.start, Math.min(cell.span.end, cell.span.start + 200));
      const alone = (): Column => aloneOf(column, cell, written);
      return { row: at + 1, at: cell.span, text: isEmpty(cell) ? '' : written, alone };
    };
    return {
      name: shownLabel(column.label),
      column,
      type: column.dtype.name,
      countEmpty: () => count(column.cells),
      *cells() {
        for (const [at, cell] of column.cells.entries()) yield cellOf(cell, at);
      },
      cellAt: (row) => {
        const cell = column.cells[row - 1];
        return cell && cellOf(cell, row - 1);
      },
      served: (cell, schema, index) => (isCast ? servedAlone(cell.alone(), schema, index) : undefined),
    };
  });
  return { rows: frame.rows, columns, placeOf: ({ start }, column) => placeIn(frame, start, column) };
}

/** What is written as a whole number and became a float beside others would alone be one. */
function aloneOf(column: Column, cell: Value, written: string): Column {
  if (column.dtype.kind === 'M') return { ...column, cells: [cell] };
  const isWhole = cell.kind === 'float' && Number.isSafeInteger(cell.value) && /^-?\d+$/.test(written);
  const value: Value = isWhole ? { kind: 'integer', value: cell.value, span: cell.span } : cell;
  return { ...column, ...inferCells([value]) };
}

function placeIn({ columns }: Frame, start: number, known: number | undefined): ViewPlace | undefined {
  const places = known === undefined ? columns.keys() : [known];
  for (const column of places) {
    const row = columns[column]?.cells.findIndex(({ span }) => span.start <= start && start < span.end) ?? -1;
    if (row >= 0) return { column, row: row + 1 };
  }
  return undefined;
}

/** A table of a Parquet file, which holds of many equal sorts of cells only the first. */
export function viewOfParquet(frame: Frame, cellOf: (span: Span) => CellPlace | undefined): DataView {
  const places = new Map(frame.columns.map(({ label }, at) => [shownLabel(label), at]));
  const columns = frame.columns.map((column): ViewColumn => ({
    name: shownLabel(column.label),
    column,
    type: column.dtype.name,
    countEmpty: () => (column.cells.length < frame.rows ? 0 : count(column.cells)),
    *cells() {
      for (const cell of column.cells) {
        const row = cellOf(cell.span)?.row;
        const alone = (): Column => ({ ...column, cells: [cell] });
        if (row !== undefined) yield { row, at: undefined, text: isEmpty(cell) ? '' : shown(cell), alone };
      }
    },
    cellAt: () => undefined, // those that are kept are the first of their sort
    served: () => undefined,
  }));
  const placeOf = (at: Span): ViewPlace | undefined => {
    const cell = cellOf(at);
    const column = cell && places.get(cell.column);
    return column === undefined ? undefined : { column, row: cell?.row };
  };
  return { rows: frame.rows, columns, placeOf };
}

function count(cells: readonly Value[]): number {
  return cells.reduce((sum, cell) => sum + Number(isEmpty(cell)), 0);
}

function isEmpty(cell: Value): boolean {
  if (cell.kind === 'scalar') return cell.value === undefined;
  return cell.kind === 'null' || (cell.kind === 'float' && Number.isNaN(cell.value));
}
