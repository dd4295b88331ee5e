import { message } from '../../base/message.ts';
import type { Column } from '../enforce/pandas/frame.ts';
import type { PandasType } from '../enforce/pandas/pandasType.ts';
import { inferType } from '../enforce/inferType.ts';
import { Refusal } from '../enforce/refusal.ts';
import type { Value } from '../enforce/value.ts';
import type { ElementType, ScalarType } from '../spec.ts';

/**
 * The type of a column of a table (`_infer_pandas_column` of MLflow 3.17.2). Throws a Refusal where MLflow gives up, as for values
 * of several types.
 */
export function columnOfFrame({ dtype, cells, span }: Column): { type: ElementType; isRequired: boolean } {
  const isRequired = cells.every((cell) => !isMissing(cell));
  const isObject = dtype.kind === 'str' || dtype.kind === 'O';
  if (isObject && cells.length === 0) return { type: { kind: 'scalar', type: 'string' }, isRequired };
  if (isObject) return { type: itemType(cells, span), isRequired };
  const type = scalarType(dtype);
  if (type === undefined) throw new Refusal(message('dataTypesMixed'), span);
  return { type: { kind: 'scalar', type }, isRequired };
}

function itemType(items: readonly Value[], span: Column['span']): ElementType {
  const type = inferType({ kind: 'list', items, span });
  return type.kind === 'array' ? type.items : type;
}

function isMissing(cell: Value): boolean {
  if (cell.kind === 'scalar') return cell.value === undefined;
  return cell.kind === 'null' || (cell.kind === 'float' && Number.isNaN(cell.value));
}

/** MLflow 3.17.2, `_infer_numpy_dtype`: there is no type that holds a uint64. */
function scalarType({ kind, ...type }: PandasType): ScalarType | undefined {
  const size = 'size' in type ? type.size : 0;
  if (kind === 'b') return 'boolean';
  if (kind === 'i') return size <= 4 ? 'integer' : 'long';
  if (kind === 'u') return size < 4 ? 'integer' : size < 8 ? 'long' : undefined;
  if (kind === 'f') return size <= 4 ? 'float' : 'double';
  return kind === 'M' || kind === 'zoned' ? 'datetime' : undefined;
}
