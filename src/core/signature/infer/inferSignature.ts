import { message } from '../../base/message.ts';
import type { Data } from '../enforce/data.ts';
import { inferType } from '../enforce/inferType.ts';
import type { Frame } from '../enforce/pandas/frame.ts';
import { labelKey } from '../enforce/pandas/labels.ts';
import { toList } from '../enforce/numpy/array.ts';
import { dictEntries, listItems } from '../enforce/pythonValue.ts';
import { readExample, type ExampleInfo } from '../enforce/readExample.ts';
import { Refusal } from '../enforce/refusal.ts';
import type { Value } from '../enforce/value.ts';
import type { DataProblem } from '../enforce/verdict.ts';
import type { JsonNode } from '../json/jsonNode.ts';
import type { ColumnSpec, ElementType, NumpyType, Schema, SpecName } from '../spec.ts';
import { columnOfFrame } from './inferColumn.ts';

export type Inference =
  | { readonly kind: 'inferred'; readonly schema: Schema }
  /** MLflow understands the example no better than as one column of anything. */
  | { readonly kind: 'anything'; readonly schema: Schema }
  /** MLflow cannot read the example, or it is `null`. */
  | { readonly kind: 'unreadable'; readonly problems: readonly DataProblem[] };

/**
 * The inputs that `infer_signature` of MLflow 3.17.2 names for an example as `Model.load_input_example` reads it back where no signature is
 * there: tables with the dtypes that pandas gives their columns, arrays as tensors, other JSON by its values. Never throws.
 */
export function inferSchema(example: JsonNode, info: ExampleInfo): Inference {
  const problems: DataProblem[] = [];
  const read = example.kind === 'null' ? undefined : readExample(example, info, undefined, problems);
  if (read === undefined || read.data.kind === 'null') return { kind: 'unreadable', problems };
  return inferData(read.data);
}

/** What `infer_signature` of MLflow 3.17.2 names for data that are in memory. Never throws. */
export function inferData(data: Data): Extract<Inference, { readonly schema: Schema }> {
  const schema = attemptSchema(data);
  if (schema && isAllowed(schema)) return { kind: 'inferred', schema };
  return { kind: 'anything', schema: columns([column(undefined, { kind: 'any' }, true, data)]) };
}

/** Undefined where MLflow raises while it looks at the data. */
function attemptSchema(data: Data): Schema | undefined {
  try {
    return schemaOf(data);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** What `Schema` of MLflow refuses: nothing at all, names for some only, optional columns without names. */
function isAllowed({ kind, specs }: Schema): boolean {
  const unnamed = specs.filter(({ name }) => name === undefined);
  if (specs.length === 0 || (unnamed.length > 0 && unnamed.length < specs.length)) return false;
  return kind === 'tensors' || unnamed.every((spec) => spec.kind === 'tensor' || spec.isRequired);
}

/** MLflow 3.17.2, `_infer_schema`. */
function schemaOf(data: Data): Schema | undefined {
  if (data.kind === 'frame') return schemaOfFrame(data);
  if (data.kind === 'sparse') return tensors([tensor(undefined, data.dtype, data.shape, data)]);
  if (data.kind === 'ndarray') return tensors([tensor(undefined, data.dtype, data.shape, data)]);
  const items = listItems(data);
  if (items) return schemaOfList(items, data);
  const entries = dictEntries(data);
  if (entries) return schemaOfDict(entries);
  return columns([column(undefined, inferType(data), true, data)]);
}

function schemaOfFrame(frame: Frame): Schema {
  const keys = frame.columns.map(({ label }) => labelKey(label));
  // pandas answers a label that is there twice with a table, of which MLflow knows no type
  if (new Set(keys).size < keys.length) throw new Refusal(message('dataTypesMixed'), frame.span);
  return columns(
    frame.columns.map((one) => ({ kind: 'column', name: nameOf(one.label), ...columnOfFrame(one), span: one.span })),
  );
}

function schemaOfList(items: readonly Value[], data: Value): Schema {
  if (items.length === 0) return columns([column(undefined, { kind: 'scalar', type: 'string' }, true, data)]);
  const rows = items.flatMap((item) => dictEntries(item) ?? []);
  if (rows.length < items.length) return columns([column(undefined, itemType(items, data), true, data)]);
  const values = new Map<string, Value[]>();
  for (const row of rows) {
    for (const [name, value] of row) {
      const known = values.get(name);
      if (known) known.push(value);
      else values.set(name, [value]);
    }
  }
  const isFull = (all: readonly Value[]) => all.length === rows.length && all.every(({ kind }) => kind !== 'null');
  return columns(
    [...values].map(([name, all]) => column(textName(name, data), itemType(all, data), isFull(all), data)),
  );
}

function schemaOfDict(entries: ReadonlyMap<string, Value>): Schema | undefined {
  const all = [...entries];
  const arrays = all.flatMap(([name, value]) => (value.kind === 'ndarray' ? [{ name, value }] : []));
  if (arrays.length === all.length) {
    return tensors(arrays.map(({ name, value }) => tensor(textName(name, value), value.dtype, value.shape, value)));
  }
  return columns(all.map(([name, value]) => column(textName(name, value), inferType(value), isPresent(value), value)));
}

/** The type of what a list holds. MLflow sees the same in arrays as in lists of their values, but passes over arrays without any. */
function itemType(items: readonly Value[], at: Value): ElementType {
  const known = items.filter((item) => item.kind !== 'ndarray' || item.shape.length === 0 || item.cells.length > 0);
  if (known.length === 0) throw new Refusal(message('dataTypesMixed'), at.span);
  const type = inferType({ kind: 'list', items: known.map(asPython), span: at.span });
  return type.kind === 'array' ? type.items : type;
}

function asPython(value: Value): Value {
  if (value.kind !== 'ndarray') return value;
  const { shape, dtype, span } = value;
  const isUnknown = dtype.kind === 'u' || shape.length === 0; // a number, or of a type that no signature has
  if (isUnknown) throw new Refusal(message('dataTypesMixed'), span);
  return toList(value);
}

/** Null and NaN, alone or in a list, make a column optional. */
function isPresent(value: Value): boolean {
  return listItems(value)?.every((item) => !isMissing(item)) ?? !isMissing(value);
}

function isMissing(value: Value): boolean {
  return value.kind === 'null' || (value.kind === 'float' && Number.isNaN(value.value));
}

function nameOf(label: Value): SpecName {
  if (label.kind === 'null' || label.kind === 'scalar' || label.kind === 'bytes') return undefined;
  if (label.kind === 'ndarray' || label.kind === 'dict') return undefined;
  if (label.kind !== 'list') return label;
  return { kind: 'array', span: label.span, items: label.items.flatMap((item) => nameOf(item) ?? []) };
}

function textName(value: string, { span }: Value): SpecName {
  return { kind: 'string', value, span };
}

function column(name: SpecName, type: ElementType, isRequired: boolean, { span }: Pick<Value, 'span'>): ColumnSpec {
  return { kind: 'column', name, type, isRequired, span };
}

function columns(specs: readonly ColumnSpec[]): Schema {
  return { kind: 'columns', specs };
}

interface Tensor {
  readonly name: SpecName;
  readonly dtype: NumpyType;
  readonly shape: readonly number[];
  readonly at: Pick<Value, 'span'>;
}

function tensor(name: SpecName, dtype: NumpyType, shape: readonly number[], at: Pick<Value, 'span'>): Tensor {
  return { name, dtype, shape, at };
}

/** Undefined for an array without dimensions: there is none that could vary. */
function tensors(all: readonly Tensor[]): Schema | undefined {
  if (all.length === 0 || all.some(({ shape }) => shape.length === 0)) return undefined;
  return {
    kind: 'tensors',
    specs: all.map(({ name, dtype, shape, at: { span } }) => ({
      kind: 'tensor',
      name,
      dtype: withoutSize(dtype),
      shape: [-1, ...shape.slice(1)].map((value) => ({ kind: 'integer', value, span })),
      span,
    })),
  };
}

/** The width of the widest text means nothing for other data. */
function withoutSize(dtype: NumpyType): NumpyType {
  if (dtype.kind === 'U') return { name: 'str', kind: 'U', size: 0 };
  return dtype.kind === 'S' ? { name: 'bytes', kind: 'S', size: 0 } : dtype;
}
