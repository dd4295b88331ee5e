import { message } from '../../../base/message.ts';
import type { NumpyType } from '../../spec.ts';
import { datetimeOf } from './datetimeText.ts';
import { listItems, truthOf } from '../pythonValue.ts';
import { Refusal } from '../refusal.ts';
import type { NumpyScalar, Value } from '../value.ts';
import { toFloat16 } from './float16.ts';
import { isLongDouble, isPythonComplex, parsePythonFloat, parsePythonInt } from './pythonNumber.ts';
import { pythonText } from './pythonText.ts';
import { shown } from './shown.ts';

/** One element of `np.array(…, dtype)`: numpy 2.4 casts by what Python's `int()`, `float()`, `complex()` and `str()` do, and then looks at bounds. */
export function castElement(value: Value, dtype: NumpyType): Value {
  if (dtype.kind === 'O') return value;
  if (value.kind === 'ndarray' && value.cells.length === 1 && value.cells[0] !== undefined)
    return castElement(value.cells[0], dtype);
  return { kind: 'scalar', dtype, value: casts[dtype.kind](value, dtype), span: value.span };
}

type CellValue = NumpyScalar['value'];

const casts = {
  b: truthOf,
  i: toBoundedInteger,
  u: toBoundedInteger,
  f: toFloat,
  c: toComplex,
  m: toTimedelta,
  M: toDatetime,
  S: toBytes,
  U: toUnicode,
  T: toText,
  V: refuseVoid,
} as const satisfies Record<Exclude<NumpyType['kind'], 'O'>, (value: Value, dtype: NumpyType) => CellValue>;

function toBoundedInteger(value: Value, dtype: NumpyType): CellValue {
  const exact = toInteger(value, dtype);
  const bits = BigInt(dtype.size * 8);
  const low = dtype.kind === 'u' ? 0n : -(2n ** (bits - 1n));
  const high = dtype.kind === 'u' ? 2n ** bits - 1n : 2n ** (bits - 1n) - 1n;
  if (exact < low || exact > high) {
    throw new Refusal(
      message('dataIntegerRange', { value: shown(value), type: dtype.name, low: String(low), high: String(high) }),
      value.span,
    );
  }
  return Number.isSafeInteger(Number(exact)) ? Number(exact) : exact;
}

function toInteger(value: Value, dtype: NumpyType): bigint {
  const parsed = integerOf(value);
  if (parsed !== undefined) return parsed;
  throw new Refusal(message('dataIntegerExpected', { value: shown(value), type: dtype.name }), value.span);
}

function integerOf(value: Value): bigint | undefined {
  if (value.kind === 'integer') return BigInt(value.value);
  if (value.kind === 'boolean') return value.value ? 1n : 0n;
  if (value.kind === 'float') return Number.isFinite(value.value) ? BigInt(Math.trunc(value.value)) : undefined;
  if (value.kind === 'string') return parsePythonInt(value.value);
  return value.kind === 'scalar' ? integerOfScalar(value) : undefined;
}

function integerOfScalar({ value }: NumpyScalar): bigint | undefined {
  if (value === undefined) return -(2n ** 63n); // NaT
  if (typeof value === 'string') return parsePythonInt(value);
  if (typeof value === 'number') return Number.isFinite(value) ? BigInt(Math.trunc(value)) : undefined;
  return BigInt(value);
}

function toFloat(value: Value, dtype: NumpyType): CellValue {
  if (value.kind === 'string' && dtype.size === 16) return toLongDouble(value.value, value, dtype);
  const number = floatOf(value);
  if (number === undefined)
    throw new Refusal(message('dataNumberExpected', { value: shown(value), type: dtype.name }), value.span);
  if (!Number.isFinite(number) && value.kind === 'integer' && dtype.size !== 16) throw tooLarge(value, dtype);
  return rounded(number, dtype.size);
}

function tooLarge(value: Value, dtype: NumpyType): Refusal {
  return new Refusal(message('dataNumberRange', { value: shown(value), type: dtype.name }), value.span);
}

/** Numbers beyond the range of a double become infinite here; only whether there is a number counts. */
function toLongDouble(text: string, value: Value, dtype: NumpyType): number {
  if (isLongDouble(text)) return parsePythonFloat(text) ?? NaN;
  throw new Refusal(message('dataNumberExpected', { value: shown(value), type: dtype.name }), value.span);
}

function floatOf(value: Value): number | undefined {
  if (value.kind === 'null') return NaN;
  if (value.kind === 'integer' || value.kind === 'float') return Number(value.value);
  if (value.kind === 'boolean') return value.value ? 1 : 0;
  if (value.kind === 'string') return parsePythonFloat(value.value);
  if (value.kind !== 'scalar') return undefined;
  return typeof value.value === 'string' ? parsePythonFloat(value.value) : Number(value.value);
}

function rounded(value: number, size: number): number {
  if (size === 2) return toFloat16(value);
  return size === 4 ? Math.fround(value) : value;
}

function toComplex(value: Value, dtype: NumpyType): CellValue {
  if (value.kind === 'string') {
    if (isPythonComplex(value.value)) return value.value;
    throw new Refusal(message('dataNumberExpected', { value: shown(value), type: dtype.name }), value.span);
  }
  const number = floatOf(value);
  if (number === undefined)
    throw new Refusal(message('dataNumberExpected', { value: shown(value), type: dtype.name }), value.span);
  if (!Number.isFinite(number) && value.kind === 'integer') throw tooLarge(value, dtype);
  return number;
}

function toDatetime(value: Value, dtype: NumpyType): CellValue {
  if (value.kind === 'null') return undefined;
  if (value.kind === 'boolean' || value.kind === 'integer') return toCount(value, dtype);
  if (value.kind === 'scalar' && typeof value.value !== 'string') return value.value;
  const text = value.kind === 'string' || value.kind === 'scalar' ? value.value : undefined;
  const parsed = typeof text === 'string' ? datetimeOf(text, dtype.unit) : undefined;
  if (parsed === undefined) throw new Refusal(message('dataDatetimeExpected', { value: shown(value) }), value.span);
  return parsed === 'NaT' ? undefined : 0n;
}

const notATime = -(2n ** 63n);

function toCount(value: Value, dtype: NumpyType): CellValue {
  const count = integerOf(value) ?? 0n;
  if (dtype.kind === 'M' && dtype.unit === undefined)
    throw new Refusal(message('dataDatetimeUnit', { value: shown(value) }), value.span);
  if (count < notATime || count >= -notATime) throw tooLarge(value, dtype);
  return count === notATime ? undefined : count;
}

function toTimedelta(value: Value, dtype: NumpyType): CellValue {
  if (value.kind === 'null') return undefined;
  if (value.kind === 'boolean' || value.kind === 'integer') return toCount(value, dtype);
  if (value.kind === 'scalar' && typeof value.value !== 'string') return value.value;
  const text = value.kind === 'string' || value.kind === 'scalar' ? String(value.value) : '?';
  if (text === '' || text.toLowerCase() === 'nat') return undefined;
  if (/^[ \t\n\v\f\r]*[+-]?\d+$/.test(text)) return saturated(BigInt(text.trim()));
  throw new Refusal(message('dataDurationExpected', { value: shown(value) }), value.span);
}

function saturated(count: bigint): bigint | undefined {
  if (count <= notATime) return undefined;
  return count >= -notATime ? -notATime - 1n : count;
}

/** A list is reached only inside of objects, and is no text for numpy. The zeros at the end are its padding. */
function toUnicode(value: Value): CellValue {
  refuseList(value);
  return pythonText(value).replace(/\0+$/, '');
}

function refuseList(value: Value): void {
  if (listItems(value) !== undefined || value.kind === 'ndarray')
    throw new Refusal(message('dataTextExpected', { value: shown(value) }), value.span);
}

function toBytes(value: Value): CellValue {
  refuseList(value);
  if (value.kind === 'bytes') return '\x01'.repeat(value.length);
  const text = pythonText(value);
  // oxlint-disable-next-line no-control-regex -- ASCII is what numpy asks for
  if (/^[\0-\x7f]*$/.test(text)) return text.replace(/\0+$/, '');
  throw new Refusal(message('dataAsciiExpected', { value: shown(value) }), value.span);
}

function toText(value: Value): CellValue {
  const text = pythonText(value);
  if (text.isWellFormed()) return text;
  throw new Refusal(message('dataSurrogate'), value.span);
}

function refuseVoid(value: Value): never {
  throw new Refusal(message('dataBytesExpected', { value: shown(value) }), value.span);
}
