import * as z from 'zod/mini';
import { valueOf, type KeyValue } from '../keyValue.ts';
import { parseRunStatus, type DatasetInput, type Run } from '../run.ts';
import { endpoint } from './endpoint.ts';
import { metrics, toMetric } from './metrics.ts';
import { Sharing } from './sharing.ts';
import { id, keyValues, lenient, listOf, records, text, time } from './wire.ts';

/** `status` is a name; one that this client does not know stays readable as text. */
export const WireRunInfo = z.object({
  run_id: id,
  run_name: text,
  experiment_id: lenient(id),
  user_id: text,
  status: text,
  start_time: lenient(time),
  end_time: lenient(time),
  artifact_uri: text,
  lifecycle_stage: lenient(z.string()),
});

export const WireRunData = z.object({ metrics, params: keyValues, tags: keyValues });

export const WireDatasetInput = z.object({ tags: keyValues, dataset: z.object({ name: text, digest: text }) });

/** `outputs` is MLflow 3's; 2.22 has none. */
export const WireRun = z.object({
  info: WireRunInfo,
  data: lenient(WireRunData),
  inputs: lenient(z.object({ dataset_inputs: listOf(WireDatasetInput) })),
  outputs: lenient(z.object({ model_outputs: listOf(z.object({ model_id: z.string() })) })),
});

/** Without `experiment_ids` MLflow answers an empty page (3.17.2). */
export const searchRuns = endpoint({
  method: 'POST',
  path: 'runs/search',
  kind: 'read',
  request: z.object({
    experiment_ids: z.array(z.string()),
    max_results: z.number(),
    filter: z.optional(z.string()),
    order_by: z.optional(z.array(z.string())),
    run_view_type: z.optional(z.string()),
    page_token: z.optional(z.string()),
  }),
  response: z.object({ runs: records(WireRun), next_page_token: lenient(z.string()) }),
});

export const getRun = endpoint({
  method: 'GET',
  path: 'runs/get',
  kind: 'read',
  request: z.object({ run_id: z.string() }),
  response: z.object({ run: WireRun }),
});

export const renameRun = endpoint({
  method: 'POST',
  path: 'runs/update',
  kind: 'write',
  request: z.object({ run_id: z.string(), run_name: z.string() }),
  response: z.object({}),
});

export const deleteRun = endpoint({
  method: 'POST',
  path: 'runs/delete',
  kind: 'write',
  request: z.object({ run_id: z.string() }),
  response: z.object({}),
});

export const restoreRun = endpoint({
  method: 'POST',
  path: 'runs/restore',
  kind: 'write',
  request: z.object({ run_id: z.string() }),
  response: z.object({}),
});

export const setRunTag = endpoint({
  method: 'POST',
  path: 'runs/set-tag',
  kind: 'write',
  request: z.object({ run_id: z.string(), key: z.string(), value: z.string() }),
  response: z.object({}),
});

/** A tag that is not there is 404 (3.17.2). */
export const deleteRunTag = endpoint({
  method: 'POST',
  path: 'runs/delete-tag',
  kind: 'write',
  request: z.object({ run_id: z.string(), key: z.string() }),
  response: z.object({}),
});

/** The name and the user stood only in tags before MLflow 2. */
export function toRun({ info, data, inputs, outputs }: z.infer<typeof WireRun>, sharing = new Sharing()): Run {
  const pair = (entry: KeyValue): KeyValue => sharing.pair(entry);
  const tags = (data?.tags ?? []).map(pair);
  return {
    id: info.run_id,
    name: sharing.text(info.run_name || (valueOf(tags, 'mlflow.runName') ?? '')),
    experimentId: info.experiment_id ?? '',
    status: parseRunStatus(info.status),
    statusText: info.status,
    user: info.user_id || valueOf(tags, 'mlflow.user') || undefined,
    started: info.start_time,
    ended: info.end_time,
    artifactUri: info.artifact_uri,
    lifecycle: info.lifecycle_stage === 'deleted' ? 'deleted' : 'active',
    metrics: (data?.metrics ?? []).map((metric) => toMetric({ ...metric, key: sharing.text(metric.key) })),
    params: (data?.params ?? []).map(pair),
    tags,
    datasets: (inputs?.dataset_inputs ?? []).map(toDatasetInput),
    modelIds: [...new Set((outputs?.model_outputs ?? []).map((output) => output.model_id))],
  };
}

function toDatasetInput({ dataset, tags }: z.infer<typeof WireDatasetInput>): DatasetInput {
  return { name: dataset.name, digest: dataset.digest, context: valueOf(tags, 'mlflow.data.context') };
}
