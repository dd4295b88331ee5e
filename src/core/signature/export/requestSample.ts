import { message, type Message } from '../../base/message.ts';
import { servingVerdict } from '../enforce/verdicts.ts';
import type { JsonNode, JsonObject } from '../json/jsonNode.ts';
import type { Signature } from '../spec.ts';
import { jsonObject } from './madeJson.ts';
import { exampleCandidates } from './exampleCandidates.ts';
import { declaredCandidates, hugest, sampleSize } from './declaredCandidates.ts';
import { sampleParam } from './sampleValues.ts';
import { specName } from '../compareSchemas.ts';

export const envelopes = ['dataframe_split', 'dataframe_records', 'inputs', 'instances'] as const;
/** The forms of a request that MLflow 3.17.2's scoring server knows for tables and arrays. */
export type Envelope = (typeof envelopes)[number];

export interface SampleSource {
  readonly signature: Signature | undefined;
  /** The data are not held against the signature. */
  readonly isFromTypeHint: boolean;
  /** The request that is made of the saved input example, see `servingBodyOf`. */
  readonly example: JsonObject | undefined;
}

export type RequestSample =
  | { readonly kind: 'body'; readonly body: JsonObject; readonly isExample: boolean }
  /** `cause` is what MLflow would say to the nearest try. */
  | { readonly kind: 'refused'; readonly problem: Message; readonly cause: Message | undefined };

/**
 * A request body of this form that the model takes: of the saved input example where that fits, otherwise of values that fit the declared types.
 * Nothing is handed out that the enforcement of MLflow 3.17.2 refuses.
 */
export function requestSample(envelope: Envelope, { signature, isFromTypeHint, example }: SampleSource): RequestSample {
  const params = paramsOf(signature);
  let cause: Message | undefined;
  const first = (candidates: Iterable<JsonNode>, given: readonly (readonly [string, JsonNode])[]) => {
    for (const data of candidates) {
      const body = jsonObject([[envelope, data], ...given]);
      const [problem] = servingVerdict({ body, signature, isFromTypeHint }).problems;
      if (problem === undefined) return body;
      cause ??= problem.message;
    }
    return undefined;
  };
  if (example !== undefined) {
    const sent = example.members.find(({ key }) => key.value === 'params');
    const given = sent === undefined ? params : [['params', sent.value] as const];
    const body = first(exampleCandidates(envelope, example), given);
    if (body) return { kind: 'body', body, isExample: true };
  }
  const inputs = signature?.inputs;
  if (inputs === undefined) {
    const problem = example === undefined ? message('exportNoInputs') : message('exportEnvelope', { envelope });
    return { kind: 'refused', problem, cause };
  }
  if (sampleSize(inputs) > hugest) return { kind: 'refused', problem: message('exportTooLarge'), cause: undefined };
  cause = undefined;
  const body = first(declaredCandidates(envelope, inputs), params);
  if (body) return { kind: 'body', body, isExample: false };
  return { kind: 'refused', problem: message('exportEnvelope', { envelope }), cause };
}

/** Tables are sent as tables, arrays as inputs; then whatever else is taken. */
export function usualEnvelopes({ signature }: SampleSource): readonly Envelope[] {
  const isTable = signature?.inputs?.kind === 'columns' && signature.inputs.specs[0]?.name !== undefined;
  return isTable ? envelopes : ['inputs', 'instances', 'dataframe_split', 'dataframe_records'];
}

/** A request in the form that fits the model best. */
export function usualSample(source: SampleSource): RequestSample {
  const samples = usualEnvelopes(source).map((envelope) => requestSample(envelope, source));
  return samples.find(({ kind }) => kind === 'body') ?? samples[0] ?? requestSample('inputs', source);
}

function paramsOf(signature: Signature | undefined): readonly (readonly [string, JsonNode])[] {
  const params = signature?.params ?? [];
  if (params.length === 0) return [];
  return [['params', jsonObject(params.map((param, index) => [specName(param.name, index), sampleParam(param)]))]];
}
