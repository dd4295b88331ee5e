import type { Message } from '../../core/base/message.ts';
import type { Span } from '../../core/base/span.ts';
import { shown } from '../../core/signature/enforce/numpy/shown.ts';
import type { Column, Frame } from '../../core/signature/enforce/pandas/frame.ts';
import { inferCells } from '../../core/signature/enforce/pandas/inference.ts';
import { shownLabel } from '../../core/signature/enforce/pandas/labels.ts';
import type { Value } from '../../core/signature/enforce/value.ts';
import type { ColumnSchema } from '../../core/signature/spec.ts';
import { castCsv } from '../dataFiles/csv/castCsv.ts';
import { csvCell, dtypeOf, inferCsv } from '../dataFiles/csv/csvColumn.ts';
import type { OpenCsv, SeenColumn } from '../dataFiles/csv/readCsv.ts';
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
    placeOf: (at, column) => {
      const place = csv.placeOf(at);
      return place && { column: column ?? place.column, row: place.row + 1 };
    },
  };
}

function csvColumn(column: Column, texts: SeenColumn | undefined): ViewColumn {
  const seen = texts?.rows ?? 0;
  const cellOf = (at: number): ViewCell => ({
    row: (texts?.rowOf(at) ?? 0) + 1,
    at: texts?.span(at),
    text: texts?.text(at) ?? '',
    alone: () => {
      if (texts === undefined) return column;
      const { kind } = inferCsv(texts, at, at + 1);
      const cell = csvCell(kind, texts.text(at), texts.span(at));
      return { ...column, dtype: dtypeOf(kind), cells: [cell] };
    },
  });
  return {
    name: shownLabel(column.label),
    column,
    type: column.dtype.name,
    countEmpty: () => (texts !== undefined && column.cells.some(isEmpty) ? texts.countMissing() : 0),
    *cells() {
      for (let at = 0; at < seen; at += 1) yield cellOf(at);
    },
    cellAt: (row) => {
      const at = texts === undefined ? -1 : placeOfRow(texts, row - 1);
      return at < 0 ? undefined : cellOf(at);
    },
    served: (cell, schema, index) => {
      const type = schema.specs[index]?.type;
      const at = texts === undefined ? -1 : placeOfRow(texts, cell.row - 1);
      if (texts === undefined || at < 0 || type?.kind !== 'scalar') return undefined;
      const cast = castCsv(texts, at, at + 1, type.type, shownLabel(column.label));
      return cast.kind === 'cast' ? undefined : { message: faultMessage(cast.fault), isChange: false };
    },
  };
}

/** Which of the cells at hand is of a row of the file; negative: none. */
function placeOfRow(texts: SeenColumn, row: number): number {
  let low = 0;
  let high = texts.rows - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = texts.rowOf(middle);
    if (found === row) return middle;
    if (found < row) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
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
