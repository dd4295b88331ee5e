import { message } from '../../base/message.ts';
import type { ColumnSchema } from '../spec.ts';
import { toList } from './numpy/array.ts';
import { dataFrame } from './pandas/dataFrame.ts';
import type { Frame } from './pandas/frame.ts';
import { dictEntries, isScalar, kindName, listItems } from './pythonValue.ts';
import { Refusal } from './refusal.ts';
import type { Value } from './value.ts';

/** The table that MLflow 3.17.2 makes of any data for a schema of columns (first half of `_enforce_schema`); throws a Refusal where it cannot. */
export function columnFrame(data: Value, schema: ColumnSchema): Frame {
  if (isScalar(data)) return dataFrame(listOf(data));
  const entries = dictEntries(data);
  if (entries !== undefined) return frameOfDict(data, [...entries], schema);
  if (listItems(data) !== undefined || data.kind === 'ndarray') return dataFrame(data);
  throw new Refusal(message('columnData', { kind: kindName(data) }), data.span);
}

/** A dict is one row if nothing in it looks like a column, or if a column of lists or objects is declared. */
function frameOfDict(data: Value, entries: readonly (readonly [string, Value])[], schema: ColumnSchema): Frame {
  const values = entries.map(([, value]) => value);
  const isRow =
    schema.specs.some(({ type }) => nestedKinds.has(type.kind)) || values.every(isCell) || values.every(isTextOfNumpy);
  if (isRow) return dataFrame(listOf(data));
  if (!values.some(isMatrix)) return dataFrame(data);
  const lists = new Map(
    entries.map(([key, value]) => [key, value.kind === 'ndarray' && isMatrix(value) ? toList(value) : value]),
  );
  return dataFrame({ kind: 'dict', entries: lists, span: data.span });
}

const nestedKinds: ReadonlySet<string> = new Set(['array', 'vector', 'object']);

function listOf(item: Value): Value {
  return { kind: 'list', items: [item], span: item.span };
}

function isCell(value: Value): boolean {
  return isScalar(value) || value.kind === 'null' || (listItems(value)?.every(isText) ?? false);
}

function isText(value: Value): boolean {
  return value.kind === 'string' || (value.kind === 'scalar' && value.dtype.kind === 'U');
}

function isTextOfNumpy(value: Value): boolean {
  return value.kind === 'ndarray' && value.dtype.kind === 'U' && value.shape.length === 0;
}

function isMatrix(value: Value): boolean {
  return value.kind === 'ndarray' && value.shape.length > 1;
}
