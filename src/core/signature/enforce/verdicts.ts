import { message } from '../../base/message.ts';
import type { JsonNode } from '../json/jsonNode.ts';
import { readJson } from '../json/readJson.ts';
import type { Signature } from '../spec.ts';
import { attempt } from './attempt.ts';
import { enforceColumns } from './columns.ts';
import type { Data } from './data.ts';
import { enforceParams } from './enforceParams.ts';
import { readExample, type ExampleInfo } from './readExample.ts';
import { readRequest } from './requestBody.ts';
import { Refusal } from './refusal.ts';
import { unhashableNames } from './schemaNames.ts';
import { enforceTensors } from './tensors.ts';
import type { Value } from './value.ts';
import type { DataProblem, DataVerdict } from './verdict.ts';

interface Model {
  readonly signature: Signature | undefined;
  /** `is_signature_from_type_hint` of the MLmodel file: the data are not held against the signature. */
  readonly isFromTypeHint: boolean;
}

export interface StrictInput extends Model {
  readonly example: JsonNode;
  readonly info: ExampleInfo;
}

/** `PyFuncModel.predict` of MLflow 3.17.2 with the example as it reads it back from the model. */
export function strictVerdict({ example, info, signature, isFromTypeHint }: StrictInput): DataVerdict {
  const problems: DataProblem[] = [];
  const read = readExample(example, info, signature?.inputs, problems);
  if (read !== undefined) predict(read.data, read.params, { signature, isFromTypeHint }, problems);
  return { problems };
}

export interface ServingInput extends Model {
  /** The bytes as UTF-8, a byte order mark included; or what `servingBodyOf` made. */
  readonly body: string | JsonNode;
}

/** `POST /invocations` of MLflow 3.17.2's scoring server with `application/json`. */
export function servingVerdict({ body, signature, isFromTypeHint }: ServingInput): DataVerdict {
  const problems: DataProblem[] = [];
  const model = { signature, isFromTypeHint: isFromTypeHint && signature !== undefined };
  const root = typeof body === 'string' ? parseBody(body, problems) : body;
  const request = root && readRequest(root, model, problems);
  if (request !== undefined) predict(request.data, request.params, model, problems);
  return { problems };
}

function parseBody(body: string, problems: DataProblem[]): JsonNode | undefined {
  const read = readJson(body, { allowBom: true });
  if (!read.isRefused) return read.root;
  for (const problem of read.problems) problems.push({ message: problem.message, at: problem.at });
  return undefined;
}

/** `PyFuncModel.predict` of MLflow 3.17.2 with data that are in memory. */
export function predictVerdict(data: Data, params: Value | undefined, signature: Signature | undefined): DataVerdict {
  const problems: DataProblem[] = [];
  predict(data, params, { signature, isFromTypeHint: false }, problems);
  return { problems };
}

function predict(
  data: Data,
  params: Value | undefined,
  { signature, isFromTypeHint }: Model,
  problems: DataProblem[],
): void {
  if (!isFromTypeHint && signature?.inputs !== undefined) enforceInputs(data, signature.inputs, problems);
  enforceParams(params, signature?.params, problems);
}

function enforceInputs(data: Data, schema: NonNullable<Signature['inputs']>, problems: DataProblem[]): void {
  const unhashable = unhashableNames(schema);
  problems.push(...unhashable);
  if (unhashable.length > 0) return;
  attempt(problems, undefined, () => {
    if (schema.kind === 'tensors') enforceTensors(data, schema, problems);
    else if (data.kind === 'sparse') throw new Refusal(message('dataSparseColumns'), data.span);
    else enforceColumns(data, schema, problems);
  });
}
