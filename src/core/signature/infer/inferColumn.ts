import { message } from '../../base/message.ts';
import type { Column } from '../enforce/pandas/frame.ts';
import type { PandasType } from '../enforce/pandas/pandasType.ts';
import { Refusal } from '../enforce/refusal.ts';
import type { Value } from '../enforce/value.ts';
import type { ElementType, ScalarType } from '../spec.ts';
import { inferItems } from './inferItems.ts';

/**
 * The type of a column of a table (`_infer_pandas_column` of MLflow 3.17.2). Throws a Refusal where MLflow gives up, as for values
 * of several types.
 */
export function columnOfFrame({ dtype, cells, span }: Column): { type: ElementType; isRequired: boolean } {
  const isRequired = cells.every((cell) => !isMissing(cell));
  const isObject = dtype.kind === 'str' || dtype.kind === 'O' || dtype.name === 'category';
  if (isObject && cells.length === 0) return { type: { kind: 'scalar', type: 'string' }, isRequired };
  if (isObject) return { type: itemType(cells, span), isRequired };
  const type = scalarType(dtype);
  if (type === undefined) throw new Refusal(message('dataTypesMixed'), span);
  return { type: { kind: 'scalar', type }, isRequired };
}

/** The same for who can do without: undefined where MLflow gives up. */
export function inferredType(column: Column): ReturnType<typeof columnOfFrame> | undefined {
  try {
    return columnOfFrame(column);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function itemType(items: readonly Value[], span: Column['span']): ElementType {
  const type = inferItems(items, span);
  if (type === undefined) throw new Refusal(message('dataTypesMixed'), span);
  return type;
}

function isMissing(cell: Value): boolean {
  if (cell.kind === 'scalar') return cell.value === undefined;
  return cell.kind === 'null' || (cell.kind === 'float' && Number.isNaN(cell.value));
}

/** MLflow 3.17.2, `_infer_numpy_dtype`: there is no type that holds a uint64. Where something is missing under a mask, the dtype is still that of the values. */
function scalarType({ kind, name, ...type }: PandasType): ScalarType | undefined {
  const size = 'size' in type ? type.size : 0;
  if (kind === 'V') return maskedType(name);
  if (kind === 'b') return 'boolean';
  if (kind === 'i') return size <= 4 ? 'integer' : 'long';
  if (kind === 'u') return size < 4 ? 'integer' : size < 8 ? 'long' : undefined;
  if (kind === 'f') return size <= 4 ? 'float' : 'double';
  return kind === 'M' || kind === 'zoned' ? 'datetime' : undefined;
}

function maskedType(name: string): ScalarType | undefined {
  const [, unsigned, bits] = /^(u?)int(\d+)(?:\[pyarrow\])?$/i.exec(name) ?? [];
  if (bits !== undefined) return scalarType({ name, kind: unsigned === '' ? 'i' : 'u', size: Number(bits) / 8 });
  return /^bool(?:ean)?(?:\[pyarrow\])?$/.test(name) ? 'boolean' : undefined;
}
