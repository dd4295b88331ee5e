import type { Span } from '../../base/span.ts';
import type { JsonMember, JsonNode, JsonObject } from '../json/jsonNode.ts';
import type { Signature } from '../spec.ts';
import type { Data } from './data.ts';
import { languageKeys } from './requestBody.ts';
import { areServable } from './servableParams.ts';
import { frameJson, jsonOf, matrixJson, tensorJson } from './toJson.ts';
import { dictEntries, isScalar, listItems } from './pythonValue.ts';
import { readExample, type ExampleInfo } from './readExample.ts';
import type { NdArray, Value } from './value.ts';

/**
 * The request that MLflow 3.17.2 makes of a saved example (`convert_input_example_to_serving_input`), as for models saved before 2.15 that have no
 * file with one. Its parts have the places of the example that they come from. Undefined where MLflow makes none, because the example cannot be
 * read or written as JSON.
 */
export function servingBodyOf(
  example: JsonNode,
  info: ExampleInfo,
  signature: Signature | undefined,
): JsonObject | undefined {
  const read = readExample(example, info, signature?.inputs, []);
  if (read === undefined) return undefined;
  const body = bodyOf(read.data);
  if (body === undefined || read.params === undefined || read.params.kind === 'null') return body;
  const params = jsonOf(read.params);
  if (params?.kind !== 'object' || !areServable(read.params)) return undefined;
  if (isLanguageInput(read.data)) return { ...body, members: [...body.members, ...params.members] };
  return { ...body, members: [...body.members, memberOf('params', params)] };
}

function bodyOf(data: Data): JsonObject | undefined {
  if (data.kind === 'frame') return wrapped('dataframe_split', frameJson(data));
  if (data.kind === 'sparse') return wrapped('inputs', matrixJson(data));
  if (data.kind === 'ndarray') return wrapped('inputs', tensorJson(data));
  const entries = dictEntries(data);
  if (entries !== undefined) return bodyOfDict(entries, data);
  const items = listItems(data);
  if (items !== undefined) return holdsArray(data) ? undefined : wrapped('inputs', jsonOf(data));
  return isScalar(data) ? wrapped('inputs', jsonOf(data)) : undefined;
}

function bodyOfDict(entries: ReadonlyMap<string, Value>, data: Value): JsonObject | undefined {
  const values = [...entries];
  const arrays = values.flatMap(([key, value]): [string, NdArray][] =>
    value.kind === 'ndarray' ? [[key, value]] : [],
  );
  if (arrays.length > 0) {
    const members = arrays.map(([key, array]) => ({ key, value: tensorJson(array) }));
    return arrays.length === values.length ? wrapped('inputs', objectOf(members, data.span)) : undefined;
  }
  const json = jsonOf(data);
  if (json?.kind === 'object' && isLanguageInput(data)) return json;
  return wrapped('inputs', json);
}

function isLanguageInput(data: Data): boolean {
  if (data.kind === 'frame' || data.kind === 'sparse') return false;
  const entries = dictEntries(data);
  if (entries === undefined || [...entries.values()].some(({ kind }) => kind === 'ndarray')) return false;
  return languageKeys.some((key) => entries.has(key));
}

function holdsArray(value: Value): boolean {
  if (value.kind === 'ndarray') return true;
  const parts = listItems(value) ?? dictEntries(value)?.values();
  return parts !== undefined && [...parts].some(holdsArray);
}

function objectOf(
  members: readonly { readonly key: string; readonly value: JsonNode | undefined }[],
  span: Span,
): JsonObject | undefined {
  const made: JsonMember[] = [];
  for (const { key, value } of members) {
    if (value === undefined) return undefined;
    made.push(memberOf(key, value));
  }
  return { kind: 'object', members: made, span };
}

function wrapped(key: string, value: JsonNode | undefined): JsonObject | undefined {
  return value && { kind: 'object', members: [memberOf(key, value)], span: value.span };
}

function memberOf(key: string, value: JsonNode): JsonMember {
  return { key: { kind: 'string', value: key, span: value.span }, value };
}
