import type { SchemaTree } from 'hyparquet';
import { dtypes } from '../../../core/signature/enforce/numpy/numpyTypes.ts';
import { sizedType } from '../../../core/signature/enforce/pandas/pandasType.ts';
import type { NumpyType } from '../../../core/signature/spec.ts';

/** What the values of a column are for pyarrow. */
export type ParquetType =
  | { readonly kind: 'number'; readonly dtype: NumpyType }
  | { readonly kind: 'boolean' | 'text' | 'bytes' | 'date' | 'time' | 'decimal' | 'null' }
  | { readonly kind: 'moment'; readonly unit: string; readonly isZoned: boolean }
  | { readonly kind: 'list'; readonly items: ParquetType }
  | { readonly kind: 'map'; readonly keys: ParquetType; readonly values: ParquetType }
  | { readonly kind: 'struct'; readonly members: readonly (readonly [string, ParquetType])[] };

export function parquetType({ element, children }: SchemaTree): ParquetType {
  const repeated: ParquetType | undefined =
    element.repetition_type === 'REPEATED' ? { kind: 'list', items: single(element, children) } : undefined;
  return repeated ?? single(element, children);
}

function single(element: SchemaTree['element'], children: readonly SchemaTree[]): ParquetType {
  const [first] = children;
  if (first === undefined) return leafType(element);
  const logical = element.logical_type?.type;
  if (logical === 'LIST' || element.converted_type === 'LIST') return { kind: 'list', items: itemType(first) };
  if (logical === 'MAP' || element.converted_type === 'MAP' || element.converted_type === 'MAP_KEY_VALUE') {
    const [keys, values] = first.children.map(parquetType);
    if (keys && values) return { kind: 'map', keys, values };
  }
  return { kind: 'struct', members: children.map((child) => [child.element.name, parquetType(child)] as const) };
}

function itemType(group: SchemaTree): ParquetType {
  const [item, ...others] = group.children;
  if (item !== undefined && others.length === 0) return parquetType(item);
  return single({ ...group.element, repetition_type: 'REQUIRED' }, group.children);
}

const units = { MILLIS: 'ms', MICROS: 'us', NANOS: 'ns' } as const;

function leafType({ type, converted_type: converted, logical_type: logical }: SchemaTree['element']): ParquetType {
  switch (logical?.type) {
    case 'INTEGER':
      return { kind: 'number', dtype: sizedType(logical.isSigned ? 'i' : 'u', logical.bitWidth / 8) };
    case 'TIMESTAMP':
      return { kind: 'moment', unit: units[logical.unit], isZoned: logical.isAdjustedToUTC };
    case 'FLOAT16':
      return { kind: 'number', dtype: dtypes.float16 };
    case 'STRING':
    case 'ENUM':
    case 'JSON':
      return { kind: 'text' };
    case 'DATE':
      return { kind: 'date' };
    case 'TIME':
      return { kind: 'time' };
    case 'DECIMAL':
      return { kind: 'decimal' };
    case 'NULL':
      return { kind: 'null' };
    case undefined:
    default:
      return (converted && convertedTypes[converted]) ?? (type && physicalTypes[type]) ?? { kind: 'bytes' };
  }
}

const convertedTypes: Readonly<Record<string, ParquetType | undefined>> = {
  UTF8: { kind: 'text' },
  ENUM: { kind: 'text' },
  JSON: { kind: 'text' },
  DECIMAL: { kind: 'decimal' },
  DATE: { kind: 'date' },
  TIME_MILLIS: { kind: 'time' },
  TIME_MICROS: { kind: 'time' },
  TIMESTAMP_MILLIS: { kind: 'moment', unit: 'ms', isZoned: true },
  TIMESTAMP_MICROS: { kind: 'moment', unit: 'us', isZoned: true },
  UINT_8: { kind: 'number', dtype: dtypes.uint8 },
  UINT_16: { kind: 'number', dtype: dtypes.uint16 },
  UINT_32: { kind: 'number', dtype: dtypes.uint32 },
  UINT_64: { kind: 'number', dtype: dtypes.uint64 },
  INT_8: { kind: 'number', dtype: dtypes.int8 },
  INT_16: { kind: 'number', dtype: dtypes.int16 },
  INT_32: { kind: 'number', dtype: dtypes.int32 },
  INT_64: { kind: 'number', dtype: dtypes.int64 },
};

const physicalTypes: Readonly<Record<string, ParquetType | undefined>> = {
  BOOLEAN: { kind: 'boolean' },
  INT32: { kind: 'number', dtype: dtypes.int32 },
  INT64: { kind: 'number', dtype: dtypes.int64 },
  INT96: { kind: 'moment', unit: 'ns', isZoned: false },
  FLOAT: { kind: 'number', dtype: dtypes.float32 },
  DOUBLE: { kind: 'number', dtype: dtypes.float64 },
};
