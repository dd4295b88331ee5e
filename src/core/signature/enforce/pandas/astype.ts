import { message } from '../../../base/message.ts';
import type { NumpyType } from '../../spec.ts';
import { castElement } from '../numpy/casts.ts';
import { toFloat16 } from '../numpy/float16.ts';
import { pythonText } from '../numpy/pythonText.ts';
import { kindName, listItems, truthOf } from '../pythonValue.ts';
import { Refusal } from '../refusal.ts';
import type { NumpyScalar, Value } from '../value.ts';
import { countsOf, objectsAsTimes } from './timeCast.ts';
import { objectCells, plainCell, type TypedCells } from './inference.ts';

/**
 * `Series.astype` of pandas 3.1.1 for the dtypes of numpy. Among numbers only NaN and infinity are in the way, of integers: what does not fit
 * wraps around silently. Texts and objects are cast one by one, with bounds. Throws a Refusal at the first value that cannot be cast.
 */
export function castColumn(column: TypedCells, dtype: NumpyType): TypedCells {
  const { cells } = column;
  const isObject = column.dtype.kind === 'O' || column.dtype.kind === 'str' || column.dtype.kind === 'zoned';
  if (dtype.kind === 'O') return objectCells(cells);
  if (dtype.kind === 'U') return objectCells(cells.map(textOf));
  if (dtype.kind === 'M' || dtype.kind === 'm') return isObject ? objectsAsTimes(cells, dtype) : countsOf(cells, dtype);
  if (dtype.kind === 'S') return { dtype, cells: cells.map((cell) => castElement(flat(cell, dtype), dtype)) };
  const isTime = column.dtype.kind === 'M' || column.dtype.kind === 'zoned';
  if (isTime && dtype.name !== 'int64')
    throw new Refusal(message('columnCast', { kind: 'a time', type: dtype.name }), cells[0]?.span);
  if (isObject) return { dtype, cells: cells.map((cell) => plainCell(castElement(cell, dtype))) };
  if (column.dtype.kind === 'f' && (dtype.kind === 'i' || dtype.kind === 'u')) checkFinite(cells, dtype);
  return { dtype, cells: cells.map((cell) => plainCell(converted(cell, dtype))) };
}

/** `str(value)`, also of lists, which numpy alone refuses. */
function textOf(cell: Value): Value {
  return { kind: 'string', value: pythonText(cell), span: cell.span };
}

function flat(cell: Value, { name }: NumpyType): Value {
  if (listItems(cell) !== undefined)
    throw new Refusal(message('columnCast', { kind: kindName(cell), type: name }), cell.span);
  return cell;
}

function checkFinite(cells: readonly Value[], dtype: NumpyType): void {
  for (const cell of cells) {
    if (cell.kind !== 'float') continue;
    if (!Number.isFinite(cell.value)) throw new Refusal(message('columnHole', { type: dtype.name }), cell.span);
    if (dtype.kind === 'u' && cell.value < 0)
      throw new Refusal(message('columnNegative', { type: dtype.name }), cell.span);
  }
}

/** A number as C casts it. */
function converted(cell: Value, dtype: NumpyType): NumpyScalar {
  const { span } = cell;
  const value =
    cell.kind === 'integer' || cell.kind === 'float' || cell.kind === 'boolean' || cell.kind === 'scalar'
      ? cell.value
      : undefined;
  if (dtype.kind === 'b') return { kind: 'scalar', dtype, value: truthOf(cell), span };
  if (dtype.kind === 'i' || dtype.kind === 'u') return { kind: 'scalar', dtype, value: wrapped(value, dtype), span };
  if (dtype.kind !== 'f') return { kind: 'scalar', dtype, value, span };
  const number = Number(value);
  return {
    kind: 'scalar',
    dtype,
    value: dtype.size === 2 ? toFloat16(number) : dtype.size === 4 ? Math.fround(number) : number,
    span,
  };
}

function wrapped(value: NumpyScalar['value'], { kind, size }: NumpyType): number | bigint {
  if (typeof value === 'number' && value >= 0 && value < 128) return Math.trunc(value);
  const whole = BigInt(typeof value === 'number' ? Math.trunc(value) : (value ?? 0));
  const exact = kind === 'u' ? BigInt.asUintN(size * 8, whole) : BigInt.asIntN(size * 8, whole);
  return Number.isSafeInteger(Number(exact)) ? Number(exact) : exact;
}
