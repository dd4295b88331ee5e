import { message } from '../../base/message.ts';
import type { JsonNode } from '../json/jsonNode.ts';
import type { Schema } from '../spec.ts';
import { attempt } from './attempt.ts';
import { castInputs } from './castInputs.ts';
import type { Data } from './data.ts';
import { dataFrameFromJson } from './frameCast.ts';
import { sparseMatrix } from './sparse.ts';
import type { Value } from './value.ts';
import type { DataProblem } from './verdict.ts';

/** What the MLmodel file says about the example (`saved_input_example_info`), as far as reading it depends on that. */
export interface ExampleInfo {
  /** `type`: a text; `'missing'` without the key; `'odd'` for anything else, which MLflow refuses. */
  readonly type:
    | { readonly kind: 'text'; readonly value: string }
    | { readonly kind: 'missing' }
    | { readonly kind: 'odd'; readonly shown: string };
  /** `params`: absent or null, false for Python (`''`, `false`, 0 …), or true for it. MLflow writes the text `'true'`. */
  readonly params: 'none' | 'false' | 'true';
}

export interface Example {
  readonly data: Data;
  readonly params: Value | undefined;
}

/**
 * `Model.load_input_example` and `load_input_example_params` of MLflow 3.17.2. Tables and arrays are cast to the signature on reading; the cast of
 * a table splits off from what a caller with that table would meet. Undefined when reading fails.
 */
export function readExample(
  file: JsonNode,
  info: ExampleInfo,
  schema: Schema | undefined,
  problems: DataProblem[],
): Example | undefined {
  const before = problems.length;
  const type = typeOf(info, file, problems);
  if (file.kind === 'null') return undefined; // MLflow takes it for no example
  if (problems.length > before) return undefined;
  const node = info.params === 'true' ? partOf(file, 'inputs', problems) : file;
  const params = info.params === 'none' ? undefined : partOf(file, 'params', problems);
  if (type === undefined || node === undefined || problems.length > before) return undefined;
  const data = readers[type](node, schema, problems);
  return data === undefined || problems.length > before ? undefined : { data, params };
}

type ExampleType = 'json_object' | 'ndarray' | 'dataframe' | 'sparse_matrix_csc' | 'sparse_matrix_csr';

type Reader = (node: JsonNode, schema: Schema | undefined, problems: DataProblem[]) => Data | undefined;

const readers: Readonly<Record<ExampleType, Reader>> = {
  json_object: (node) => node,
  ndarray: castInputs,
  dataframe: (node, schema, problems) => dataFrameFromJson(node, 'split', schema, problems),
  sparse_matrix_csc: (node, _schema, problems) => attempt(problems, undefined, () => sparseMatrix(node, true)),
  sparse_matrix_csr: (node, _schema, problems) => attempt(problems, undefined, () => sparseMatrix(node, false)),
};

function typeOf({ type }: ExampleInfo, file: JsonNode, problems: DataProblem[]): ExampleType | undefined {
  if (type.kind === 'text' && isExampleType(type.value)) return type.value;
  const name = type.kind === 'text' ? type.value : type.kind === 'odd' ? type.shown : undefined;
  const text = name === undefined ? message('dataExampleTypeMissing') : message('dataExampleType', { type: name });
  problems.push({ message: text, at: file.span });
  return undefined;
}

function isExampleType(type: string): type is ExampleType {
  return Object.hasOwn(readers, type);
}

function partOf(file: JsonNode, key: string, problems: DataProblem[]): JsonNode | undefined {
  const part = file.kind === 'object' ? file.members.findLast((member) => member.key.value === key)?.value : undefined;
  if (part === undefined) problems.push({ message: message('dataExampleInputs', { key }), at: file.span });
  return part;
}
