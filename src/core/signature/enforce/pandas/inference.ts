import { message } from '../../../base/message.ts';
import type { NumpyType } from '../../spec.ts';
import { dtypes } from '../numpy/numpyTypes.ts';
import { Refusal } from '../refusal.ts';
import type { NdArray, NumpyScalar, Value } from '../value.ts';
import { datetimeType, type PandasType, sizedType, stringType } from './pandasType.ts';

/** Cells of one dtype, each as `Column.cells` wants it. */
export interface TypedCells {
  readonly dtype: PandasType;
  readonly cells: readonly Value[];
}

/**
 * What pandas 3.1.1 makes of a list of Python values whose dtype nobody gave (`maybe_convert_objects`). Without `convertsNumbers` only texts and
 * datetimes are found, as for arrays of numpy that are of dtype object already.
 */
export function inferCells(cells: readonly Value[], convertsNumbers = true): TypedCells {
  const seen = lookAt(cells);
  if (seen.has('text')) return isTextAndNull(seen) ? textCells(cells) : objectCells(cells);
  if (seen.has('datetime')) return hasOnly(seen, datetimes) ? datetimeCells(cells) : objectCells(cells);
  if (!convertsNumbers || seen.has('other')) return objectCells(cells);
  if (seen.has('bool')) return seen.size === 1 ? boolCells(cells) : objectCells(cells);
  return numberCells(cells, seen);
}

/** A column of numpy's: its dtype stays, but texts become `str`, and objects are looked at for texts and datetimes. */
export function arrayCells({ dtype, cells }: NdArray): TypedCells {
  if (dtype.kind === 'O') return inferCells(cells, false);
  if (dtype.kind === 'U') return textCells(cells);
  return { dtype, cells: dtype.kind === 'M' ? cells : cells.map(plainCell) };
}

/** Any values, as they are. */
export function objectCells(cells: readonly Value[]): TypedCells {
  return { dtype: dtypes.object, cells };
}

/** A column of dtype `str`. Its storage is UTF-8, which has no place for half of a surrogate pair. */
export function textCells(cells: readonly Value[]): TypedCells {
  return { dtype: stringType, cells: cells.map(textCell) };
}

export type CellKind =
  | 'null'
  | 'nan'
  | 'bool'
  | 'float'
  | 'negative'
  | 'positive'
  | 'unsigned'
  | 'hugeInteger'
  | 'complex'
  | 'datetime'
  | 'text'
  | 'other';

/** Which sort of value pandas takes this for when it looks for a dtype. */
export function cellKind(cell: Value): CellKind {
  switch (cell.kind) {
    case 'null':
      return 'null';
    case 'boolean':
      return 'bool';
    case 'float':
      return Number.isNaN(cell.value) ? 'nan' : 'float';
    case 'integer':
      return integerKind(cell.value);
    case 'string':
      return 'text';
    case 'scalar':
      return scalarKind(cell);
    case 'bytes':
    case 'array':
    case 'list':
    case 'object':
    case 'dict':
    case 'ndarray':
      return 'other';
  }
}

function integerKind(value: number | bigint): CellKind {
  if (value < 0) return value < lowest ? 'hugeInteger' : 'negative';
  if (value <= highest) return 'positive';
  return value <= highestUnsigned ? 'unsigned' : 'hugeInteger';
}

const lowest = -(2n ** 63n);
const highest = 2n ** 63n - 1n;
const highestUnsigned = 2n ** 64n - 1n;

function scalarKind({ dtype, value }: NumpyScalar): CellKind {
  if (dtype.kind === 'f') return Number.isNaN(value) ? 'nan' : 'float';
  return scalarKinds[dtype.kind];
}

const scalarKinds = {
  b: 'bool',
  i: 'negative',
  u: 'unsigned',
  c: 'complex',
  M: 'datetime',
  m: 'other',
  U: 'text',
  T: 'text',
  S: 'other',
  V: 'other',
  O: 'other',
} as const satisfies Record<Exclude<NumpyType['kind'], 'f'>, CellKind>;

function lookAt(cells: readonly Value[]): ReadonlySet<CellKind> {
  const seen = new Set<CellKind>();
  for (const cell of cells) seen.add(cellKind(cell));
  return seen;
}

const texts: ReadonlySet<CellKind> = new Set<CellKind>(['text', 'null', 'nan']);
const datetimes: ReadonlySet<CellKind> = new Set<CellKind>(['datetime', 'null', 'nan']);

function isTextAndNull(seen: ReadonlySet<CellKind>): boolean {
  return hasOnly(seen, texts);
}

function hasOnly(seen: ReadonlySet<CellKind>, allowed: ReadonlySet<CellKind>): boolean {
  return [...seen].every((kind) => allowed.has(kind));
}

function textCell(cell: Value): Value {
  const text =
    cell.kind === 'string' || (cell.kind === 'scalar' && typeof cell.value === 'string') ? cell.value : undefined;
  if (typeof text !== 'string') return { kind: 'float', value: NaN, span: cell.span };
  if (!text.isWellFormed()) throw new Refusal(message('frameSurrogate'), cell.span);
  return cell.kind === 'string' ? cell : { kind: 'string', value: text, span: cell.span };
}

function boolCells(cells: readonly Value[]): TypedCells {
  return { dtype: dtypes.bool, cells: cells.map(plainCell) };
}

/** Numpy's own scalars as Python's, as pandas shows them when it goes through a column of numbers. */
export function plainCell(cell: Value): Value {
  if (cell.kind !== 'scalar') return cell;
  const { dtype, value, span } = cell;
  if (dtype.kind === 'b') return { kind: 'boolean', value: value === true, span };
  if (dtype.kind === 'U') return { kind: 'string', value: String(value), span };
  if (dtype.kind === 'S') return { kind: 'bytes', length: String(value).length, span };
  if (dtype.kind === 'f') return { kind: 'float', value: Number(value), span };
  if (typeof value === 'boolean' || typeof value === 'string' || value === undefined) return cell;
  return dtype.kind === 'i' || dtype.kind === 'u' ? { kind: 'integer', value, span } : cell;
}

function datetimeCells(cells: readonly Value[]): TypedCells {
  let unit = 's';
  for (const cell of cells) {
    if (cell.kind !== 'scalar' || cell.dtype.kind !== 'M') continue;
    if (units.indexOf(cell.dtype.unit ?? '') > units.indexOf(unit)) unit = cell.dtype.unit ?? unit;
  }
  const dtype = datetimeType(unit);
  return {
    dtype,
    cells: cells.map((cell) =>
      cell.kind === 'scalar' ? cell : { kind: 'scalar', dtype, value: undefined, span: cell.span },
    ),
  };
}

const units = ['s', 'ms', 'us', 'ns'];

function numberCells(cells: readonly Value[], seen: ReadonlySet<CellKind>): TypedCells {
  if (seen.has('hugeInteger') || (seen.has('unsigned') && seen.has('negative'))) return objectCells(cells);
  const isFloat = seen.has('float') || seen.has('nan');
  const isInteger = seen.has('negative') || seen.has('positive') || seen.has('unsigned');
  if (seen.has('complex')) return { dtype: dtypes.complex128, cells };
  if (!isFloat && !isInteger) return objectCells(cells);
  const size = sizeOfAll(cells);
  if (isFloat || seen.has('null')) return { dtype: sizedType('f', size ?? 8), cells: cells.map(floatCell) };
  return { dtype: sizedType(seen.has('unsigned') ? 'u' : 'i', size ?? 8), cells: cells.map(plainCell) };
}

/** The largest item size, when every value is a scalar of numpy. */
function sizeOfAll(cells: readonly Value[]): number | undefined {
  let largest = 0;
  for (const cell of cells) {
    if (cell.kind !== 'scalar') return undefined;
    largest = Math.max(largest, cell.dtype.size);
  }
  return largest;
}

/** As an element of a column of floats: what is missing is NaN there. */
export function floatCell(cell: Value): Value {
  if (cell.kind === 'float') return cell;
  const number =
    cell.kind === 'integer' || cell.kind === 'boolean' || cell.kind === 'scalar' ? Number(cell.value) : NaN;
  return { kind: 'float', value: number, span: cell.span };
}
