import * as z from 'zod/mini';
import type { LoggedModel, LoggedModelStatus } from '../loggedModel.ts';
import { endpoint } from './endpoint.ts';
import { metrics, toMetric } from './metrics.ts';
import { id, keyValues, lenient, listOf, text, time } from './wire.ts';

export const WireLoggedModelInfo = z.object({
  model_id: id,
  name: text,
  experiment_id: lenient(id),
  status: text,
  status_message: lenient(z.string()),
  model_type: lenient(z.string()),
  source_run_id: lenient(z.string()),
  artifact_uri: text,
  creation_timestamp_ms: lenient(time),
  tags: keyValues,
  registrations: listOf(z.object({ name: z.string(), version: id })),
});

/** As MLflow 3.17.2 answers. */
export const WireLoggedModel = z.object({
  info: WireLoggedModelInfo,
  data: lenient(z.object({ params: keyValues, metrics })),
});

export const getLoggedModel = endpoint({
  method: 'GET',
  path: 'logged-models/{model_id}',
  kind: 'read',
  request: z.object({ model_id: z.string() }),
  response: z.object({ model: WireLoggedModel }),
});

const statuses = new Map<string, LoggedModelStatus>([
  ['LOGGED_MODEL_PENDING', 'pending'],
  ['LOGGED_MODEL_READY', 'ready'],
  ['LOGGED_MODEL_UPLOAD_FAILED', 'failed'],
]);

export function toLoggedModel({ info, data }: z.infer<typeof WireLoggedModel>): LoggedModel {
  return {
    id: info.model_id,
    name: info.name,
    experimentId: info.experiment_id ?? '',
    status: statuses.get(info.status) ?? 'unknown',
    statusMessage: info.status_message || undefined,
    modelType: info.model_type || undefined,
    sourceRunId: info.source_run_id || undefined,
    artifactUri: info.artifact_uri,
    created: info.creation_timestamp_ms,
    tags: info.tags,
    params: data?.params ?? [],
    metrics: (data?.metrics ?? []).map(toMetric),
    registrations: info.registrations,
  };
}
