import { message } from '../../base/message.ts';
import type { TensorSchema, TensorSpec } from '../spec.ts';
import { attempt } from './attempt.ts';
import type { Data } from './data.ts';
import { tensorOfColumn, tensorOfFrame } from './tensorFrame.ts';
import { dictEntries, kindName } from './pythonValue.ts';
import { Refusal } from './refusal.ts';
import { columnName, hasNames, nameText } from './schemaNames.ts';
import type { Column, Frame } from './pandas/frame.ts';
import { labelKey, textKey } from './pandas/labels.ts';
import { checkTensor } from './tensorShape.ts';
import type { Value } from './value.ts';
import type { DataProblem } from './verdict.ts';

/** The part of MLflow 3.17.2's `_enforce_schema` for tensor signatures: names first, then shapes and dtypes; every input is looked at. */
export function enforceTensors(data: Data, schema: TensorSchema, problems: DataProblem[]): void {
  if (hasNames(schema)) enforceNamed(data, schema, problems);
  else attempt(problems, { part: 'inputs', index: 0 }, () => enforceUnnamed(data, schema));
}

function enforceNamed(data: Data, schema: TensorSchema, problems: DataProblem[]): void {
  const inputs = inputsOf(data, schema);
  for (const [index, spec] of schema.specs.entries()) {
    attempt(problems, { part: 'inputs', index }, () => enforceInput(inputs, spec, index, data));
  }
}

/** What there is for each name, by `labelKey`. */
type Inputs = ReadonlyMap<string, readonly (Value | Column)[]>;

function inputsOf(data: Data, { specs }: TensorSchema): Inputs {
  if (data.kind === 'frame') return columnsByLabel(data);
  if (data.kind === 'ndarray') return boundArray(data, specs);
  const entries = data.kind === 'sparse' ? undefined : dictEntries(data);
  return new Map([...(entries ?? [])].map(([key, value]) => [textKey(key), [value]]));
}

function columnsByLabel({ columns }: Frame): Inputs {
  const found = new Map<string, Column[]>();
  for (const column of columns) {
    const key = labelKey(column.label);
    const same = found.get(key);
    if (same === undefined) found.set(key, [column]);
    else same.push(column);
  }
  return found;
}

/** With one input, an array is taken for it. */
function boundArray(data: Value, specs: readonly TensorSpec[]): Inputs {
  const [first, ...others] = new Set(specs.map((spec, index) => labelKey(columnName(spec, index))));
  return first === undefined || others.length > 0 ? new Map() : new Map([[first, [data]]]);
}

function enforceInput(inputs: Inputs, spec: TensorSpec, index: number, data: Data): void {
  const name = columnName(spec, index);
  const [found, ...others] = inputs.get(labelKey(name)) ?? [];
  if (found === undefined)
    throw new Refusal(message('dataMissingInput', { name: nameText(spec.name, index) }), data.span);
  if (others.length > 0)
    throw new Refusal(message('dataColumnTwice', { name: nameText(spec.name, index) }), found.span);
  if ('label' in found) tensorOfColumn(found, data.kind === 'frame' ? data.index : undefined, spec, name);
  else if (found.kind === 'ndarray') checkTensor(found, spec);
  else throw new Refusal(message('dataTensorPlain', { kind: kindName(found) }), found.span);
}

function enforceUnnamed(data: Data, { specs: [spec] }: TensorSchema): void {
  if (spec === undefined) return;
  if (data.kind === 'frame') tensorOfFrame(data, spec);
  else if (data.kind === 'ndarray' || data.kind === 'sparse') checkTensor(data, spec);
  else throw new Refusal(message('dataTensorUnnamed', { kind: kindName(data) }), data.span);
}
