import type { Span } from '../../../core/base/span.ts';
import { dtypes } from '../../../core/signature/enforce/numpy/numpyTypes.ts';
import type { TypedCells } from '../../../core/signature/enforce/pandas/inference.ts';
import { stringType, type PandasType } from '../../../core/signature/enforce/pandas/pandasType.ts';
import type { Value } from '../../../core/signature/enforce/value.ts';
import type { ScalarType } from '../../../core/signature/spec.ts';
import {
  csvCell,
  dtypeOf,
  floatOf,
  inferCsv,
  tokenOf,
  type CsvColumn,
  type CsvInference,
  type CsvKind,
} from './csvColumn.ts';

/** Pandas 3.1.1 reads so many rows at a time, and infers the dtype of each part on its own (`low_memory`). */
export function chunkRows(width: number): number {
  const most = Math.floor(2 ** 20 / Math.max(width, 1));
  let rows = 1;
  while (rows * 2 < most) rows *= 2;
  return rows;
}

/** Rows of a column that pandas infers the dtype of together. */
export interface CsvPart {
  readonly from: number;
  readonly to: number;
}

/** So many rows in parts of so many. */
export function partsOf(rows: number, most: number): readonly CsvPart[] {
  const parts: CsvPart[] = [];
  for (let from = 0; from < rows; from += most) parts.push({ from, to: Math.min(from + most, rows) });
  return parts;
}

/** The type that a column was told to have. */
interface Told {
  readonly type: ScalarType;
  /** Found by its name, and not by its position. */
  readonly isByName: boolean;
}

/** The dtype and the cells of a column which can be cast, if it has to be. Thin: of cells that are of one sort for all checks only the first. */
export function columnOf(
  column: CsvColumn,
  rows: readonly CsvPart[],
  told: Told | undefined,
  isThin: boolean,
): TypedCells {
  if (column.rows === 0) return { dtype: told ? emptyTypes[told.type] : dtypes.object, cells: [] };
  const cast = told && castTypes[told.type];
  if (cast !== undefined) return { dtype: cast, cells: castCells(column, cast, isThin) };
  if (told !== undefined)
    return {
      dtype: told.isByName ? dtypes.object : stringType,
      cells: cellsOf(column, 'texts', 0, column.rows, isThin),
    };
  const parts = rows.map(({ from, to }) => ({ from, to, inferred: inferCsv(column, from, to) }));
  const dtype = commonType(parts.map(({ inferred }) => inferred));
  const keepsAll = dtype.kind === 'O' && parts.some(({ inferred }) => isText(inferred.kind));
  const cells = parts.flatMap(({ from, to, inferred: { kind } }) => {
    const asKind = dtype.kind === 'f' ? 'floats' : kind;
    return cellsOf(column, asKind, from, to, isThin && !keepsAll);
  });
  return { dtype, cells };
}

const castTypes: Readonly<Record<ScalarType, PandasType | undefined>> = {
  boolean: dtypes.bool,
  integer: dtypes.int32,
  long: dtypes.int64,
  float: dtypes.float32,
  double: dtypes.float64,
  string: undefined,
  binary: undefined,
  datetime: undefined,
};

const emptyTypes: Readonly<Record<ScalarType, PandasType>> = {
  boolean: dtypes.bool,
  integer: dtypes.int32,
  long: dtypes.int64,
  float: dtypes.float32,
  double: dtypes.float64,
  string: dtypes.object,
  binary: dtypes.object,
  datetime: dtypes.datetime,
};

function castCells(column: CsvColumn, dtype: PandasType, isThin: boolean): readonly Value[] {
  const cells: Value[] = [];
  const seen = new Set<string>();
  for (let row = 0; row < column.rows; row += 1) {
    const text = column.text(row);
    if (isRepeated(seen, isThin, 'floats', text)) continue;
    cells.push(castCell(dtype, text, column.span(row)));
  }
  return cells;
}

function castCell({ kind, name }: PandasType, text: string, span: Span): Value {
  const isTruth = tokenOf(text) === 'boolean';
  const value = isTruth ? Number(/^t/i.test(text)) : numberOf(text);
  if (kind === 'b') return { kind: 'boolean', value: value !== 0, span };
  if (kind === 'f') return { kind: 'float', value: name === 'float32' ? Math.fround(value) : value, span };
  return { kind: 'integer', value: Number.isSafeInteger(value) ? value : BigInt(value), span };
}

function numberOf(text: string): number {
  return tokenOf(text) === 'missing' ? NaN : floatOf(text);
}

/** Parts that are of several dtypes: numbers become floats, and beside texts or truth values all stays as it is. */
function commonType(parts: readonly CsvInference[]): PandasType {
  const kinds = new Set(parts.map(({ kind }) => kind));
  const [first] = parts;
  if (first === undefined) return dtypes.object;
  if (kinds.size === 1) return dtypeOf(first.kind);
  const isNumbers = [...kinds].every((kind) => kind === 'floats' || kind === 'integers' || kind === 'unsigned');
  if (isNumbers) return dtypes.float64;
  const isAllText = parts.every(({ kind, isEmpty }) => isText(kind) || isEmpty);
  return isAllText ? stringType : dtypes.object;
}

function isText(kind: CsvKind): boolean {
  return kind === 'texts' || kind === 'numerals';
}

function cellsOf(column: CsvColumn, kind: CsvKind, from: number, to: number, isThin: boolean): readonly Value[] {
  const cells: Value[] = [];
  const seen = new Set<string>();
  for (let row = from; row < to; row += 1) {
    const text = column.text(row);
    if (isRepeated(seen, isThin, kind, text)) continue;
    cells.push(csvCell(kind, text, column.span(row)));
  }
  return isThin && isText(kind) ? culpritsFirst(cells) : cells;
}

/** The text that keeps a column from being one of numbers stands first, so that it is what a refusal points at. */
function culpritsFirst(cells: readonly Value[]): readonly Value[] {
  const isCulprit = (cell: Value): boolean => cell.kind === 'string' && tokenOf(cell.value) === 'text';
  return [...cells.filter(isCulprit), ...cells.filter((cell) => !isCulprit(cell))];
}

function isRepeated(seen: Set<string>, isThin: boolean, kind: CsvKind, text: string): boolean {
  if (!isThin) return false;
  const sort = sortOf(kind, text);
  if (seen.has(sort)) return true;
  seen.add(sort);
  return false;
}

/** Cells of one sort have the same part in what MLflow's checks of columns say. */
function sortOf(kind: CsvKind, text: string): string {
  const token = tokenOf(text);
  if (isText(kind) || token === 'missing') return token === 'missing' || token === 'text' ? token : 'numeral';
  if (kind === 'booleans' || kind === 'mixedBooleans') return token;
  const value = floatOf(text);
  if (value === 0 || value === 1) return `${token} ${Math.abs(value)}`;
  return Number.isInteger(value) ? token : `part ${Number.isFinite(value)}`;
}
