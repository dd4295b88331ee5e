import type { NumpyType } from '../spec.ts';
import { datetimeType } from './numpyDatetimeType.ts';
import { isStructured, structuredType } from './numpyStructured.ts';

/** What `np.dtype(text)` of numpy 2.4.6 gives on 64-bit Linux; undefined where it raises. */
export function numpyTypeOf(text: string): NumpyType | undefined {
  if (text === '' || !isUtf8(text)) return undefined;
  if (isStructured(text)) return structuredType(text, numpyTypeOf);
  const rest = '<>=|'.includes(text.charAt(0)) ? text.slice(1) : text;
  const datetime = datetimeType(rest);
  if (datetime) return datetime === 'invalid' ? undefined : datetime;
  // One character is a type letter, or, below a space, the number of a type.
  if (rest.length === 1) return letters.get(rest) ?? numbered[rest.charCodeAt(0)] ?? namedTypes.get(text);
  return sized(rest) ?? namedTypes.get(text);
}

/** With the size in bits in the name where a text, bytes or void type has one, as `dtype.name` writes it. */
function flexibleType(kind: 'S' | 'U' | 'V', size: number): NumpyType {
  const name = { S: 'bytes', U: 'str', V: 'void' }[kind];
  return { name: size === 0 ? name : `${name}${BigInt(size) * 8n}`, kind, size };
}

/** MLflow 3.17.2 refuses text and bytes types of a given size, except the single character `c`. */
export function isSizedText(type: NumpyType): boolean {
  return (type.kind === 'S' || type.kind === 'U') && type.size > 0 && type !== types.character;
}

const fixed = (name: string, kind: NumpyType['kind'], size: number): NumpyType => ({ name, kind, size });

const types = {
  bool: fixed('bool', 'b', 1),
  int8: fixed('int8', 'i', 1),
  uint8: fixed('uint8', 'u', 1),
  int16: fixed('int16', 'i', 2),
  uint16: fixed('uint16', 'u', 2),
  int32: fixed('int32', 'i', 4),
  uint32: fixed('uint32', 'u', 4),
  int64: fixed('int64', 'i', 8),
  uint64: fixed('uint64', 'u', 8),
  float16: fixed('float16', 'f', 2),
  float32: fixed('float32', 'f', 4),
  float64: fixed('float64', 'f', 8),
  float128: fixed('float128', 'f', 16),
  complex64: fixed('complex64', 'c', 8),
  complex128: fixed('complex128', 'c', 16),
  complex256: fixed('complex256', 'c', 32),
  object: fixed('object', 'O', 8),
  bytes: flexibleType('S', 0),
  str: flexibleType('U', 0),
  void: flexibleType('V', 0),
  datetime64: fixed('datetime64', 'M', 8),
  timedelta64: fixed('timedelta64', 'm', 8),
  text: fixed('StringDType128', 'T', 16),
  character: fixed('bytes8', 'S', 1),
} as const;

/** In the order of numpy's type numbers. */
const numbered: readonly NumpyType[] = [
  types.bool,
  types.int8,
  types.uint8,
  types.int16,
  types.uint16,
  types.int32,
  types.uint32,
  types.int64,
  types.uint64,
  types.int64,
  types.uint64,
  types.float32,
  types.float64,
  types.float128,
  types.complex64,
  types.complex128,
  types.complex256,
  types.object,
  types.bytes,
  types.str,
  types.void,
  types.datetime64,
  types.timedelta64,
  types.float16,
];

const letters: ReadonlyMap<string, NumpyType> = new Map(
  (
    [
      [types.bool, '?'],
      [types.int8, 'b'],
      [types.uint8, 'B'],
      [types.int16, 'h'],
      [types.uint16, 'H'],
      [types.int32, 'i'],
      [types.uint32, 'I'],
      [types.int64, 'lqpn'],
      [types.uint64, 'LQPN'],
      [types.float16, 'e'],
      [types.float32, 'f'],
      [types.float64, 'd'],
      [types.float128, 'g'],
      [types.complex64, 'F'],
      [types.complex128, 'D'],
      [types.complex256, 'G'],
      [types.object, 'O'],
      [types.bytes, 'S'],
      [types.str, 'U'],
      [types.void, 'V'],
      [types.datetime64, 'M'],
      [types.timedelta64, 'm'],
      [types.text, 'T'],
      [types.character, 'c'],
    ] as const
  ).flatMap(([type, signs]) => Array.from(signs, (sign) => [sign, type] as const)),
);

/** The names of numpy's own table; a byte order in front of one is refused. */
const namedTypes: ReadonlyMap<string, NumpyType> = new Map(
  (
    [
      [types.bool, 'bool bool_'],
      [types.int8, 'int8 byte'],
      [types.uint8, 'uint8 ubyte'],
      [types.int16, 'int16 short'],
      [types.uint16, 'uint16 ushort'],
      [types.int32, 'int32 intc'],
      [types.uint32, 'uint32 uintc'],
      [types.int64, 'int64 int int_ long longlong intp'],
      [types.uint64, 'uint64 uint ulong ulonglong uintp'],
      [types.float16, 'float16 half'],
      [types.float32, 'float32 single'],
      [types.float64, 'float64 float double'],
      [types.float128, 'float128 longdouble'],
      [types.complex64, 'complex64 csingle'],
      [types.complex128, 'complex128 complex cdouble'],
      [types.complex256, 'complex256 clongdouble'],
      [types.object, 'object object_'],
      [types.bytes, 'bytes bytes_ a'],
      [types.str, 'str str_ unicode'],
      [types.void, 'void'],
    ] as const
  ).flatMap(([type, names]) => names.split(' ').map((name) => [name, type] as const)),
);

const maxInt = 2 ** 31 - 1;

/** A kind letter and a size: `f8`, `S10`. The size is read as C's strtol does, with spaces and a sign before it. */
function sized(text: string): NumpyType | undefined {
  const digits = /^[ \t\n\v\f\r]*([+-]?\d+)$/.exec(text.slice(1))?.[1];
  if (digits === undefined) return undefined;
  const size = Number(digits);
  if (size < 0 || size > maxInt) return undefined;
  const kind = text.charAt(0);
  if (kind === 'S' || kind === 'a') return flexibleType('S', size);
  if (kind === 'U') return size > Math.floor(maxInt / 4) ? undefined : flexibleType('U', size * 4);
  if (kind === 'V') return flexibleType('V', size);
  return sizedTypes.get(`${kind}${size}`);
}

const sizedTypes: ReadonlyMap<string, NumpyType> = new Map([
  ['b1', types.bool],
  ['i1', types.int8],
  ['i2', types.int16],
  ['i4', types.int32],
  ['i8', types.int64],
  ['u1', types.uint8],
  ['u2', types.uint16],
  ['u4', types.uint32],
  ['u8', types.uint64],
  ['f2', types.float16],
  ['f4', types.float32],
  ['f8', types.float64],
  ['f16', types.float128],
  ['c8', types.complex64],
  ['c16', types.complex128],
  ['c32', types.complex256],
  ['O4', types.object],
  ['O8', types.object],
  ['M8', types.datetime64], // written with a space or sign: `M 8`
  ['m8', types.timedelta64],
]);

/** Lone surrogates have no UTF-8. */
function isUtf8(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
