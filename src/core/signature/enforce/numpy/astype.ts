import type { NumpyType } from '../../spec.ts';
import type { NdArray, Value } from '../value.ts';
import { castElement } from './casts.ts';
import { isSameType } from './numpyTypes.ts';

/**
 * `array.astype(dtype)`. Unlike lists, arrays of numbers become any other numbers or times without a look at bounds or NaN; texts and objects are
 * cast as in a list.
 */
export function astype(array: NdArray, dtype: NumpyType): NdArray {
  if (isSameType(array.dtype, dtype)) return array;
  const cells = isUnchecked(array.dtype, dtype)
    ? array.cells.map((cell) => unchecked(cell, dtype))
    : array.cells.map((cell) => castElement(cell, dtype));
  return { ...array, dtype, cells };
}

const numbers: ReadonlySet<NumpyType['kind']> = new Set(['b', 'i', 'u', 'f', 'c', 'm', 'M']);

function isUnchecked(from: NumpyType, to: NumpyType): boolean {
  if (from.kind === 'O') return false;
  return to.kind === 'V' || (numbers.has(from.kind) && numbers.has(to.kind));
}

function unchecked(cell: Value, dtype: NumpyType): Value {
  const value =
    cell.kind === 'integer' || cell.kind === 'float' || cell.kind === 'boolean' || cell.kind === 'scalar'
      ? cell.value
      : undefined;
  const isInteger = dtype.kind === 'i' || dtype.kind === 'u';
  return {
    kind: 'scalar',
    dtype,
    value: isInteger && typeof value !== 'string' ? wrapped(value, dtype) : value,
    span: cell.span,
  };
}

/** What does not fit loses its upper bits; what not even 64 bits hold becomes some number of the dtype, as the processor likes. */
function wrapped(value: number | bigint | boolean | undefined, { kind, size }: NumpyType): number | bigint {
  const isHeld = typeof value !== 'number' || Math.abs(value) < 2 ** 63;
  const exact = value !== undefined && isHeld ? BigInt(typeof value === 'number' ? Math.trunc(value) : value) : 0n;
  const bits = size * 8;
  const kept = kind === 'u' ? BigInt.asUintN(bits, exact) : BigInt.asIntN(bits, exact);
  return Number.isSafeInteger(Number(kept)) ? Number(kept) : kept;
}
