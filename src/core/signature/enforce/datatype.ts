import { message } from '../../base/message.ts';
import type { NumpyType, ScalarType } from '../spec.ts';
import { columnTypes } from './numpy/columnTypes.ts';
import { dtypes } from './numpy/numpyTypes.ts';
import { shown } from './numpy/shown.ts';
import { objectsToDatetimes } from './pandas/datetime/objectsToDatetimes.ts';
import { type CellKind, cellKind, floatCell, inferCells, type TypedCells } from './pandas/inference.ts';
import type { PandasType } from './pandas/pandasType.ts';
import { toNumeric } from './pandas/toNumeric.ts';
import { kindName } from './pythonValue.ts';
import { Refusal } from './refusal.ts';
import type { Value } from './value.ts';

/**
 * Whether a column fits a scalar type, and what it becomes then (`_enforce_mlflow_datatype` of MLflow 3.17.2). The dtype of the whole column
 * decides, not the values one by one. Throws a Refusal that points at the first value by which the column came to its dtype.
 */
export function enforceDatatype(given: TypedCells, type: ScalarType): TypedCells {
  const column = given.dtype.kind === 'O' && type !== 'binary' && type !== 'string' ? inferCells(given.cells) : given;
  const { kind } = column.dtype;
  if (kind === 'O') return enforceObjects(column, type);
  if (kind === 'str' && (type === 'string' || type === 'binary')) return column;
  if (kind === 'S' && type === 'binary') return column;
  if (type === 'datetime' && kind === 'M') return { ...column, dtype: dtypes.datetime };
  if (type === 'datetime' && kind === 'zoned') return withoutZone(column);
  if (isUpcast(column.dtype, columnTypes[type]) || isZerosAndOnes(column, type))
    return upcast(column, columnTypes[type]);
  throw misfit(column, type);
}

/** A column of dtype object is taken as it is for a boolean, and read value by value for a double and a datetime. */
function enforceObjects(column: TypedCells, type: ScalarType): TypedCells {
  if (type === 'string' || type === 'binary' || type === 'boolean') return column;
  if (type === 'double') return toNumeric(column);
  if (type === 'datetime') return withoutZone(objectsToDatetimes(column.cells));
  throw misfit(column, type);
}

function withoutZone(column: TypedCells): TypedCells {
  if (column.dtype.kind === 'zoned') throw new Refusal(message('columnZoned'), column.cells[0]?.span);
  return column;
}

function isUpcast(from: PandasType, to: NumpyType): boolean {
  if (from.kind === 'str' || from.kind === 'zoned') return false;
  if (from.kind === to.kind) return from.size <= to.size;
  if (from.kind === 'u' && to.kind === 'i') return from.size < to.size;
  return (from.kind === 'i' || from.kind === 'u') && to.name === 'float64' && from.size <= 6;
}

/** 64-bit integers become floats only where nothing can be lost. */
function isZerosAndOnes({ dtype, cells }: TypedCells, type: ScalarType): boolean {
  return dtype.name === 'int64' && (type === 'float' || type === 'double') && cells.every(isZeroOrOne);
}

function isZeroOrOne(cell: Value): boolean {
  return cell.kind === 'integer' && (cell.value === 0 || cell.value === 1);
}

function upcast(column: TypedCells, dtype: NumpyType): TypedCells {
  if (dtype.kind !== 'f') return { dtype, cells: column.cells };
  return { dtype, cells: column.cells.map(floatCell) };
}

function misfit({ dtype, cells }: TypedCells, type: ScalarType): Refusal {
  const culprit = findCulprit(dtype, cells, type) ?? cells[0];
  if (culprit === undefined) return new Refusal(message('columnType', { found: dtype.name, type }));
  const { span } = culprit;
  if (dtype.kind === 'O') return new Refusal(message('columnMixed', { type, kind: kindName(culprit) }), span);
  if (dtype.kind === 'f' && isHole(culprit) && isWhole(type)) return new Refusal(message('columnHole', { type }), span);
  if (dtype.kind === 'i' && type === 'double')
    return new Refusal(message('columnWhole', { value: shown(culprit) }), span);
  return new Refusal(message('columnType', { found: dtype.name, type }), span);
}

/** Whole numbers that became floats have done so by a fraction, or by a hole beside them. */
function findCulprit(dtype: PandasType, cells: readonly Value[], type: ScalarType): Value | undefined {
  if (dtype.name === 'int64' && (type === 'float' || type === 'double'))
    return cells.find((cell) => !isZeroOrOne(cell));
  if (dtype.kind !== 'f' || !isWhole(type)) return cells.find((cell) => !fits[type].has(cellKind(cell)));
  return (
    cells.find((cell) => !isHole(cell) && !(cell.kind === 'float' && Number.isInteger(cell.value))) ??
    cells.find(isHole)
  );
}

function isWhole(type: ScalarType): boolean {
  return type === 'integer' || type === 'long';
}

function isHole(cell: Value): boolean {
  return cell.kind === 'float' && Number.isNaN(cell.value);
}

const whole: readonly CellKind[] = ['negative', 'positive'];
const none: ReadonlySet<CellKind> = new Set<CellKind>();

/** The values that alone would not stand in the way of a type; those of the others all do. */
const fits: Readonly<Record<ScalarType, ReadonlySet<CellKind>>> = {
  boolean: new Set<CellKind>(['bool']),
  integer: new Set<CellKind>(whole),
  long: new Set<CellKind>(whole),
  float: new Set<CellKind>(['nan', 'null']),
  double: new Set<CellKind>(['float', 'nan', 'null']),
  string: new Set<CellKind>(['text', 'null', 'nan']),
  binary: new Set<CellKind>(['text', 'other']),
  datetime: none,
};
