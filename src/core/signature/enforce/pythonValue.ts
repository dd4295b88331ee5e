import { dictOf } from '../json/jsonNode.ts';
import type { NdArray, NumpyScalar, Value } from './value.ts';

/** The items of a Python list, whether it is written in the file or made by a check; undefined when the value is none. */
export function listItems(value: Value): readonly Value[] | undefined {
  if (value.kind === 'array' || value.kind === 'list') return value.items;
  return undefined;
}

/** The entries of a Python dict, each key once; undefined when the value is none. */
export function dictEntries(value: Value): ReadonlyMap<string, Value> | undefined {
  if (value.kind === 'dict') return value.entries;
  if (value.kind !== 'object') return undefined;
  const entries = new Map<string, Value>();
  for (const [key, member] of dictOf(value)) entries.set(key, member.value);
  return entries;
}

/** `np.isscalar`: Python's and numpy's scalars, but not None. */
export function isScalar(value: Value): boolean {
  return scalarKinds.has(value.kind);
}

const scalarKinds: ReadonlySet<Value['kind']> = new Set(['string', 'integer', 'float', 'boolean', 'scalar', 'bytes']);

/** `bool(value)`, of everything but an array of several elements. */
export function truthOf(value: Value): boolean {
  switch (value.kind) {
    case 'null':
      return false;
    case 'boolean':
      return value.value;
    case 'integer':
      return value.value !== 0 && value.value !== 0n;
    case 'float':
      return value.value !== 0; // NaN is true for Python
    case 'string':
      return value.value !== '';
    case 'bytes':
      return value.length > 0;
    case 'array':
    case 'list':
      return value.items.length > 0;
    case 'object':
      return value.members.length > 0;
    case 'dict':
      return value.entries.size > 0;
    case 'scalar':
      return truthOfScalar(value);
    case 'ndarray':
      return truthOfArray(value);
  }
}

function truthOfScalar({ value }: NumpyScalar): boolean {
  if (value === undefined) return true; // NaT
  return typeof value === 'number' ? value !== 0 : Boolean(value);
}

function truthOfArray({ cells }: NdArray): boolean {
  const [only] = cells;
  return only !== undefined && cells.length === 1 && truthOf(only);
}

/** The name of the value's Python type, for texts that a person reads. */
export function kindName(value: Value): string {
  return value.kind === 'scalar' ? value.dtype.name : kindNames[value.kind];
}

const kindNames = {
  null: 'null',
  boolean: 'a boolean',
  integer: 'an integer',
  float: 'a number with a fraction',
  string: 'a text',
  bytes: 'bytes',
  array: 'a list',
  list: 'a list',
  object: 'an object',
  dict: 'an object',
  ndarray: 'an array',
} as const satisfies Record<Exclude<Value['kind'], 'scalar'>, string>;
