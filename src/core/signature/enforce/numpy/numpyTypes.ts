import type { NumpyType } from '../../spec.ts';

/** The dtypes that are written in code; those of a tensor spec come from the reader of signatures. */
export const dtypes = {
  bool: { name: 'bool', kind: 'b', size: 1 },
  int8: { name: 'int8', kind: 'i', size: 1 },
  int16: { name: 'int16', kind: 'i', size: 2 },
  int32: { name: 'int32', kind: 'i', size: 4 },
  int64: { name: 'int64', kind: 'i', size: 8 },
  uint8: { name: 'uint8', kind: 'u', size: 1 },
  uint16: { name: 'uint16', kind: 'u', size: 2 },
  uint32: { name: 'uint32', kind: 'u', size: 4 },
  uint64: { name: 'uint64', kind: 'u', size: 8 },
  float16: { name: 'float16', kind: 'f', size: 2 },
  float32: { name: 'float32', kind: 'f', size: 4 },
  float64: { name: 'float64', kind: 'f', size: 8 },
  float128: { name: 'float128', kind: 'f', size: 16 },
  complex64: { name: 'complex64', kind: 'c', size: 8 },
  complex128: { name: 'complex128', kind: 'c', size: 16 },
  complex256: { name: 'complex256', kind: 'c', size: 32 },
  str: { name: 'str', kind: 'U', size: 0 },
  bytes: { name: 'bytes', kind: 'S', size: 0 },
  object: { name: 'object', kind: 'O', size: 8 },
  datetime: { name: 'datetime64[ns]', kind: 'M', size: 8, unit: 'ns' },
} as const satisfies Record<string, NumpyType>;

/**
 * Whether two dtypes are one for MLflow 3.17.2: the sizes of texts and bytes do not count (`clean_tensor_type`).
 */
export function isSameType(left: NumpyType, right: NumpyType): boolean {
  if (left.kind !== right.kind) return false;
  if (left.kind === 'U' || left.kind === 'S' || left.kind === 'O') return true;
  return left.size === right.size && left.unit === right.unit;
}

/** `np.promote_types`, as `np.array` applies it to elements of several dtypes: what has no common dtype becomes `object`. */
export function promote(left: NumpyType, right: NumpyType): NumpyType {
  if (isSameType(left, right)) return left;
  if (left.kind === 'O' || right.kind === 'O') return dtypes.object;
  const [low, high] = rank[left.kind] <= rank[right.kind] ? [left, right] : [right, left];
  return rank[high.kind] > rank.c ? promoteFlexible(low, high) : promoteNumbers(low, high);
}

const rank = { b: 0, u: 1, i: 2, f: 3, c: 4, m: 5, M: 6, S: 7, U: 8, T: 9, V: 10, O: 11 } as const;

function promoteFlexible(low: NumpyType, high: NumpyType): NumpyType {
  const isTime = low.kind === 'm' || low.kind === 'M';
  if (high.kind === 'U' || high.kind === 'S')
    return isTime ? dtypes.object : dtypes[high.kind === 'U' ? 'str' : 'bytes'];
  if (high.kind === 'm' && (rank[low.kind] <= rank.i || isTime)) return finer(low, high);
  return high.kind === 'M' && isTime ? finer(low, high) : dtypes.object;
}

const units = ['Y', 'M', 'W', 'D', 'h', 'm', 's', 'ms', 'us', 'ns', 'ps', 'fs', 'as'];

function finer(low: NumpyType, high: NumpyType): NumpyType {
  if (low.kind !== high.kind) return high;
  return units.indexOf(low.unit ?? '') > units.indexOf(high.unit ?? '') ? low : high;
}

function promoteNumbers(low: NumpyType, high: NumpyType): NumpyType {
  if (low.kind === 'b') return high;
  if (low.kind === high.kind) return low.size > high.size ? low : high;
  if (low.kind === 'u' && high.kind === 'i') return signedFor(low, high);
  const floats = high.kind === 'f' ? floatTypes : complexTypes;
  const parts = high.kind === 'f' ? 1 : 2;
  const bytes = low.kind === 'f' ? low.size : (floatBytesOfInteger[low.size] ?? 8);
  const size = Math.max(high.size, bytes * parts);
  return floats.find((type) => type.size === size) ?? high;
}

const floatTypes: readonly NumpyType[] = [dtypes.float16, dtypes.float32, dtypes.float64, dtypes.float128];
const complexTypes: readonly NumpyType[] = [dtypes.complex64, dtypes.complex128, dtypes.complex256];
const signedTypes: readonly NumpyType[] = [dtypes.int8, dtypes.int16, dtypes.int32, dtypes.int64];

/** The smallest float that numpy takes for an integer of so many bytes. */
const floatBytesOfInteger: Readonly<Record<number, number>> = { 1: 2, 2: 4, 4: 8, 8: 8 };

function signedFor(unsigned: NumpyType, signed: NumpyType): NumpyType {
  if (signed.size > unsigned.size) return signed;
  return signedTypes.find(({ size }) => size === unsigned.size * 2) ?? dtypes.float64;
}
