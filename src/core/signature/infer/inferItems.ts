import { message } from '../../base/message.ts';
import type { Span } from '../../base/span.ts';
import { merge } from '../enforce/inferType.ts';
import { dictEntries, listItems } from '../enforce/pythonValue.ts';
import { Refusal } from '../enforce/refusal.ts';
import type { NdArray, NumpyScalar, Value } from '../enforce/value.ts';
import type { ElementType, ScalarType } from '../spec.ts';

/**
 * The type of the values of a column of objects (`_infer_array_datatype` of MLflow 3.17.2), of Python and of numpy alike; undefined where all are
 * arrays without any item. Throws a Refusal for values of several types, and for those that no type holds.
 */
export function inferItems(items: readonly Value[], span: Span): ElementType | undefined {
  let result: ElementType | undefined;
  for (const item of items) {
    const type = inferValue(item);
    if (type === undefined) continue;
    result = result === undefined ? type : merge(result, type, { span });
  }
  return result;
}

function inferValue(value: Value): ElementType | undefined {
  if (isNothing(value)) return { kind: 'any' };
  if (value.kind === 'ndarray') return arrayOf(inferArray(value));
  const items = listItems(value);
  if (items) return items.length === 0 ? { kind: 'any' } : arrayOf(inferItems(items, value.span));
  const entries = dictEntries(value);
  if (entries) return entries.size === 0 ? { kind: 'any' } : inferDict(entries, value);
  return { kind: 'scalar', type: scalarOf(value) };
}

/** None, NaN of Python's floats and of numpy's that are one, and NaT. */
function isNothing(value: Value): boolean {
  if (value.kind === 'scalar') return value.value === undefined;
  return value.kind === 'null' || (value.kind === 'float' && Number.isNaN(value.value));
}

function arrayOf(items: ElementType | undefined): ElementType | undefined {
  return items && { kind: 'array', items };
}

/** Its elements are numpy's own, which know their size. */
function inferArray({ dtype, shape, cells, span }: NdArray): ElementType | undefined {
  if (dtype.kind === 'O' || shape.length !== 1) return inferItems(cells, span);
  if (cells.length === 0) return undefined;
  const isFloat64 = dtype.name === 'float64';
  if (isFloat64 && cells.every(isNothing)) return { kind: 'any' };
  return { kind: 'scalar', type: numpyScalar(dtype, span) };
}

function inferDict(entries: ReadonlyMap<string, Value>, { span }: Value): ElementType {
  const properties = [...entries].map(([name, item]) => {
    const type = inferValue(item);
    if (type === undefined) throw new Refusal(message('dataTypesMixed'), span);
    return { name, type, isRequired: type.kind !== 'any', span };
  });
  return { kind: 'object', properties };
}

function scalarOf(value: Value): ScalarType {
  switch (value.kind) {
    case 'boolean':
      return 'boolean';
    case 'integer':
      return 'long';
    case 'float':
      return 'double';
    case 'bytes':
      return 'binary';
    case 'scalar':
      return numpyScalar(value.dtype, value.span);
    default:
      return 'string';
  }
}

/** Of numpy's integers and floats MLflow knows two sizes each; of Python's other objects only dates. */
function numpyScalar(dtype: NumpyScalar['dtype'], span: Span): ScalarType {
  const type = numpyTypes[dtype.name] ?? kindTypes[dtype.kind];
  if (type === undefined) throw new Refusal(message('dataTypesMixed'), span);
  return type;
}

const numpyTypes: Readonly<Record<string, ScalarType | undefined>> = {
  int32: 'integer',
  int64: 'long',
  float32: 'float',
  float64: 'double',
  date: 'datetime',
};

const kindTypes: Readonly<Record<string, ScalarType | undefined>> = {
  b: 'boolean',
  M: 'datetime',
  U: 'string',
  S: 'binary',
};
