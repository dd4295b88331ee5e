import { message } from '../../base/message.ts';
import type { Span } from '../../base/span.ts';
import { dictOf, type JsonNode, type JsonObject } from '../json/jsonNode.ts';
import type { Signature } from '../spec.ts';
import { castInputs } from './castInputs.ts';
import { castInstances } from './castInstances.ts';
import type { Data } from './data.ts';
import { dataFrameFromJson } from './frameCast.ts';
import { paramName } from './enforceParams.ts';
import { kindName } from './pythonValue.ts';
import type { Value } from './value.ts';
import type { DataProblem } from './verdict.ts';

export interface Request {
  readonly data: Data;
  readonly params: Value | undefined;
}

interface Model {
  readonly signature: Signature | undefined;
  readonly isFromTypeHint: boolean;
}

/**
 * Data and parameters of a request (`_parse_json_data` of MLflow 3.17.2's scoring server): cast to the signature, but taken as they are for
 * language models and signatures from type hints. Undefined when the server refuses the request here.
 */
export function readRequest(
  body: JsonNode,
  { signature, isFromTypeHint }: Model,
  problems: DataProblem[],
): Request | undefined {
  if (body.kind !== 'object') {
    problems.push({ message: message('dataBodyKind', { kind: kindName(body) }), at: body.span });
    return undefined;
  }
  const members = dictOf(body);
  if (languageKeys.some((key) => members.has(key))) return languageRequest(body, signature);
  const params = members.get('params')?.value;
  if (isFromTypeHint) {
    const inputs = members.get('inputs')?.value;
    if (inputs === undefined) problems.push({ message: message('dataBodyTypeHint'), at: body.span });
    return inputs && { data: inputs, params };
  }
  const found = formats.filter((format) => members.has(format));
  const [format] = found;
  const node = format && members.get(format)?.value;
  if (format === undefined || node === undefined || found.length > 1) {
    problems.push({
      message: message('dataBodyFormat', { found: listed(found) }),
      at: secondKey(body, found) ?? body.span,
    });
    return undefined;
  }
  const data = casts[format](node, signature, problems);
  return data && { data, params };
}

export const languageKeys = ['messages', 'prompt', 'input'];
const formats = ['inputs', 'instances', 'dataframe_split', 'dataframe_records'] as const;

/** The keys that are parameters leave the data. */
function languageRequest(body: JsonObject, signature: Signature | undefined): Request {
  const names = new Set(signature?.params?.map(paramName));
  const data = new Map<string, Value>();
  const params = new Map<string, Value>();
  for (const [key, { value }] of dictOf(body)) (names.has(key) ? params : data).set(key, value);
  return {
    data: { kind: 'dict', entries: data, span: body.span },
    params: { kind: 'dict', entries: params, span: body.span },
  };
}

type Cast = (node: JsonNode, signature: Signature | undefined, problems: DataProblem[]) => Data | undefined;

const casts: Readonly<Record<(typeof formats)[number], Cast>> = {
  inputs: (node, signature, problems) => castInputs(node, signature?.inputs, problems),
  instances: (node, signature, problems) => castInstances(node, signature?.inputs, problems),
  dataframe_split: (node, signature, problems) => frameOf(node, 'split', signature, problems),
  dataframe_records: (node, signature, problems) => frameOf(node, 'records', signature, problems),
};

function frameOf(
  node: JsonNode,
  orient: 'split' | 'records',
  signature: Signature | undefined,
  problems: DataProblem[],
): Data | undefined {
  return dataFrameFromJson(node, orient, signature?.inputs, problems);
}

function listed(found: readonly string[]): string {
  return found.length === 0 ? '0' : found.map((format) => `“${format}”`).join(', ');
}

function secondKey(body: JsonObject, found: readonly string[]): Span | undefined {
  return body.members.find(({ key }) => key.value === found[1])?.key.span;
}
