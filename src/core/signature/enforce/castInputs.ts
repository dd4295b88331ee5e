import { message } from '../../base/message.ts';
import type { ColumnSpec, Schema, SpecName, TensorSpec } from '../spec.ts';
import { attempt } from './attempt.ts';
import { columnFrame } from './columnFrame.ts';
import type { Data } from './data.ts';
import { enforceElement } from './nested.ts';
import { npArray, npScalar } from './numpy/array.ts';
import { columnTypes } from './numpy/columnTypes.ts';
import { pythonText } from './numpy/pythonText.ts';
import { labelKey } from './pandas/labels.ts';
import { dictEntries, isScalar, kindName, listItems } from './pythonValue.ts';
import { Refusal } from './refusal.ts';
import { hasNames, specsByKey, unhashableNames } from './schemaNames.ts';
import type { PyDict, Value } from './value.ts';
import type { DataProblem } from './verdict.ts';

/**
 * How MLflow 3.17.2 casts what stands under `inputs` of a request, and saved `ndarray` examples (`_cast_schema_type`). Undefined when something
 * could not be cast; the problems say what.
 */
export function castInputs(input: Value, schema: Schema | undefined, problems: DataProblem[]): Data | undefined {
  const before = problems.length;
  if (schema !== undefined) problems.push(...unhashableNames(schema));
  if (problems.length > before) return undefined;
  const cast = castAny(input, schema, problems);
  return problems.length > before ? undefined : cast;
}

function castAny(input: Value, schema: Schema | undefined, problems: DataProblem[]): Data | undefined {
  const items = listItems(input);
  const single = schema && singleName(schema);
  if (
    schema !== undefined &&
    single !== undefined &&
    items !== undefined &&
    !items.some((item) => dictEntries(item) !== undefined)
  ) {
    if (single.kind !== 'string') return castOddlyNamed(input, single, schema, problems);
    return castDict({ kind: 'dict', entries: new Map([[single.value, input]]), span: input.span }, schema, problems);
  }
  if (schema !== undefined && !hasNames(schema) && items === undefined && !isScalar(input)) {
    problems.push({ message: message('dataUnnamedInput', { kind: kindName(input) }), at: input.span });
    return undefined;
  }
  if (dictEntries(input) !== undefined) return castDict(input, schema, problems);
  if (items?.every((item) => dictEntries(item) !== undefined)) {
    return { kind: 'list', items: items.flatMap((item) => castDict(item, schema, problems) ?? []), span: input.span };
  }
  return convert(input, schema, 0, problems);
}

/** The name of the only column there is; one name may be written several times. */
function singleName(schema: Schema): SpecName {
  const [first, ...others] = schema.specs.map(({ name }) => name);
  if (first === undefined) return undefined;
  return others.every((name) => name !== undefined && labelKey(name) === labelKey(first)) ? first : undefined;
}

/** A name that is no text, as 1 or true, is the key of a Python dict, but of no JSON object: the table or the array is made at once. */
function castOddlyNamed(input: Value, name: Value, schema: Schema, problems: DataProblem[]): Data | undefined {
  const cast = convert(input, schema, schema.specs.length - 1, problems);
  if (cast === undefined || schema.kind === 'tensors') return cast;
  const dict: PyDict = { kind: 'dict', entries: new Map([['', cast]]), span: input.span };
  const frame = attempt(problems, { part: 'inputs', index: 0 }, () => columnFrame(dict, schema));
  const label: Value = isUnfindable(name) ? { kind: 'string', value: pythonText(name), span: name.span } : name;
  return frame && { ...frame, columns: frame.columns.map((column) => ({ ...column, label })) };
}

/** MLflow replaces the name false by the position 0, which pandas does not find among labels that are False; and one NaN is not another. */
function isUnfindable(name: Value): boolean {
  return (name.kind === 'boolean' && !name.value) || (name.kind === 'float' && Number.isNaN(name.value));
}

function castDict(input: Value, schema: Schema | undefined, problems: DataProblem[]): PyDict {
  const specs = specsByKey(schema);
  const entries = new Map<string, Value>();
  for (const [key, value] of dictEntries(input) ?? []) {
    const cast = convert(value, schema, specs.get(key), problems);
    if (cast !== undefined) entries.set(key, cast);
  }
  return { kind: 'dict', entries, span: input.span };
}

/** `convert_data_type`: by the spec at the index, or as numpy likes without one. */
export function convert(
  value: Value,
  schema: Schema | undefined,
  index: number | undefined,
  problems: DataProblem[],
): Value | undefined {
  const spec = index === undefined ? undefined : schema?.specs[index];
  const at = spec && index !== undefined ? ({ part: 'inputs', index } as const) : undefined;
  return attempt(problems, at, () => (spec === undefined ? npArray(value) : converted(value, spec)));
}

function converted(value: Value, spec: ColumnSpec | TensorSpec): Value {
  if (spec.kind === 'tensor') return npArray(value, spec.dtype);
  const { type, isRequired } = spec;
  switch (type.kind) {
    case 'scalar':
      return toNumpy(value, spec);
    case 'array':
    case 'vector':
      return npArray(enforceElement(value, type, isRequired));
    case 'object':
    case 'map':
      return enforceElement(value, type, isRequired);
    case 'any':
      return value;
  }
}

function toNumpy(value: Value, { type }: ColumnSpec): Value {
  if (type.kind !== 'scalar') throw new Refusal(message('dataListsUneven'), value.span);
  const dtype = columnTypes[type.type];
  return listItems(value) === undefined && value.kind !== 'ndarray' ? npScalar(value, dtype) : npArray(value, dtype);
}
