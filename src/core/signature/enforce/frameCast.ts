import { message } from '../../base/message.ts';
import type { ElementType, NumpyType, ScalarType, Schema } from '../spec.ts';
import { attempt } from './attempt.ts';
import { columnTypes } from './numpy/columnTypes.ts';
import { enforceElement } from './nested.ts';
import { castColumn } from './pandas/astype.ts';
import { decodeBase64 } from './pandas/base64.ts';
import { toDatetime } from './pandas/datetime/toDatetime.ts';
import { dataFrame } from './pandas/dataFrame.ts';
import type { Column, Frame } from './pandas/frame.ts';
import { inferCells, objectCells, type TypedCells } from './pandas/inference.ts';
import { labelKey } from './pandas/labels.ts';
import { dictEntries, kindName, listItems } from './pythonValue.ts';
import { Refusal } from './refusal.ts';
import { columnName, hasNames, nameText } from './schemaNames.ts';
import type { Value } from './value.ts';
import type { DataProblem } from './verdict.ts';

/**
 * The table of a request or of a saved example, cast to the schema (`dataframe_from_parsed_json` of MLflow 3.17.2); undefined where none can be
 * made. Without a list for the problems the first one is thrown as a Refusal.
 */
export function dataFrameFromJson(
  node: Value,
  orient: 'split' | 'records',
  schema: Schema | undefined,
  problems?: DataProblem[],
): Frame | undefined {
  const found: DataProblem[] = problems ?? [];
  const before = found.length;
  const frame = attempt(found, undefined, () => (orient === 'records' ? recordsFrame(node) : splitFrame(node)));
  const cast = frame && schema ? castFrame(frame, schema, found) : frame;
  const [first] = found;
  if (problems === undefined && first !== undefined) throw new Refusal(first.message, first.at);
  return found.length > before ? undefined : cast;
}

function recordsFrame(node: Value): Frame {
  if (listItems(node) === undefined) throw new Refusal(message('frameRecords', { kind: kindName(node) }), node.span);
  return dataFrame(node);
}

function splitFrame(node: Value): Frame {
  const entries = dictEntries(node);
  if (entries === undefined) throw new Refusal(message('frameSplit', { kind: kindName(node) }), node.span);
  const data = entries.get('data');
  if (data === undefined) throw new Refusal(message('frameSplitData'), node.span);
  for (const [key, value] of entries) {
    if (!splitKeys.has(key)) throw new Refusal(message('frameSplitKey', { key }), value.span);
  }
  const columns = entries.get('columns');
  const frame = dataFrame(data, { columns, index: entries.get('index') });
  return columns === undefined ? frame : { ...frame, labelSpan: columns.span };
}

const splitKeys: ReadonlySet<string> = new Set(['data', 'columns', 'index']);

/**
 * The casts that MLflow 3.17.2 makes when a table comes as JSON (`cast_df_types_according_to_schema`): of a request, and of a saved example of
 * type dataframe. A column that cannot be cast adds a problem and stays as it is.
 */
function castFrame(frame: Frame, schema: Schema, problems: DataProblem[]): Frame {
  const keys = attempt(problems, undefined, () => frame.columns.map(({ label }) => labelKey(label)));
  if (keys === undefined) return frame;
  const columns = [...frame.columns];
  const places = placesOf(keys);
  const required = attempt(problems, undefined, () => requiredKeys(schema)) ?? new Set();
  for (const { key, index } of castsOf(schema, keys, problems)) {
    const at = places.get(key) ?? [];
    for (const place of at) {
      const column = columns[place];
      if (column === undefined) continue;
      const cast = attempt(problems, { part: 'inputs', index }, () => {
        if (at.length > 1) refuseTwin(column, schema, index);
        return castAs(column, schema, index, required.has(key));
      });
      if (cast !== undefined) columns[place] = { ...column, ...cast };
    }
  }
  return { ...frame, columns };
}

function placesOf(keys: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [at, key] of keys.entries()) {
    const same = places.get(key);
    if (same === undefined) places.set(key, [at]);
    else same.push(at);
  }
  return places;
}

/** `Schema.required_input_names()`. */
function requiredKeys({ specs }: Schema): ReadonlySet<string> {
  const required = new Set<string>();
  for (const [index, spec] of specs.entries()) {
    if (spec.kind === 'column' && spec.isRequired) required.add(labelKey(columnName(spec, index)));
  }
  return required;
}

interface Cast {
  readonly key: string;
  readonly index: number;
}

/** Which column is cast to which spec: by name, by place, or all to the only unnamed tensor. */
function castsOf(schema: Schema, keys: readonly string[], problems: DataProblem[]): readonly Cast[] {
  const { specs } = schema;
  if (hasNames(schema)) {
    const named: Cast[] = [];
    for (const [index, spec] of specs.entries()) {
      const key = attempt(problems, { part: 'inputs', index }, () => labelKey(columnName(spec, index)));
      if (key !== undefined) named.push({ key, index });
    }
    return named;
  }
  if (schema.kind === 'tensors' && specs.length === 1) return [...new Set(keys)].map((key) => ({ key, index: 0 }));
  return keys.slice(0, specs.length).map((key, index) => ({ key, index }));
}

/** Two columns of one name are a table for pandas, which has some of the casts. */
function refuseTwin(column: Column, schema: Schema, index: number): void {
  const spec = schema.specs[index];
  if (spec?.kind !== 'column' || spec.type.kind !== 'scalar') return;
  if (spec.type.type !== 'string' && spec.type.type !== 'datetime') return;
  throw new Refusal(message('columnTwice', { name: nameText(spec.name, index) }), column.span);
}

/** The cast of one column to its spec. Throws a Refusal where there is none. */
export function castAs(column: Column, schema: Schema, index: number, isRequired: boolean): TypedCells {
  if (schema.kind === 'tensors') return castToTensor(column, schema.specs[index]?.dtype);
  const spec = schema.specs[index];
  if (spec === undefined) return column;
  if (spec.type.kind === 'scalar') return scalarCasts[spec.type.type](column);
  return castNested(column, spec.type, isRequired);
}

const scalarCasts: Readonly<Record<ScalarType, (column: Column) => TypedCells>> = {
  boolean: (column) => castColumn(column, columnTypes.boolean),
  integer: (column) => castColumn(column, columnTypes.integer),
  long: (column) => castColumn(column, columnTypes.long),
  float: (column) => castColumn(column, columnTypes.float),
  double: (column) => castColumn(column, columnTypes.double),
  string: (column) => (column.dtype.kind === 'str' ? column : objectCells(column.cells)),
  binary: (column) => objectCells(column.cells.map(decodeBase64)),
  datetime: toDatetime,
};

function castNested(column: Column, type: ElementType, isRequired: boolean): TypedCells {
  if (type.kind === 'any') return column;
  return inferCells(column.cells.map((cell) => enforceElement(cell, type, isRequired)));
}

/** Lists are left alone: the tensor's own check casts them. */
function castToTensor(column: Column, dtype: NumpyType | undefined): TypedCells {
  if (dtype === undefined) return column;
  if (dtype.kind === 'S' && dtype.size === 0) return objectCells(column.cells.map(encoded));
  const [first] = column.cells;
  if (first === undefined) throw new Refusal(message('dataFrameEmpty'), column.span);
  if (listItems(first) !== undefined) return column;
  const isText = dtype.kind === 'O' || dtype.kind === 'U';
  return isText && column.dtype.kind === 'str' ? column : castColumn(column, dtype);
}

/** `bytes(text, "utf8")`. */
function encoded(cell: Value): Value {
  if (cell.kind === 'string' && cell.value.isWellFormed())
    return { kind: 'bytes', length: new TextEncoder().encode(cell.value).length, span: cell.span };
  throw new Refusal(message('columnCast', { kind: kindName(cell), type: 'bytes' }), cell.span);
}
