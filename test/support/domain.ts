import type { KeyValue } from '../../src/core/tracking/keyValue.ts';
import type { LoggedModel } from '../../src/core/tracking/loggedModel.ts';
import type { ModelVersion } from '../../src/core/tracking/registeredModel.ts';
import type { Run } from '../../src/core/tracking/run.ts';

/** A signal that nobody aborts. */
export const { signal: never } = new AbortController();

/** A finished run with nothing in it. */
export function runOf(
  fields: Partial<Omit<Run, 'metrics'>> & { metrics?: Readonly<Record<string, number>> } = {},
): Run {
  const { metrics = {}, ...rest } = fields;
  const id = rest.id ?? 'r1';
  return {
    id,
    name: `name of ${id}`,
    experimentId: '1',
    status: 'FINISHED',
    statusText: rest.status ?? 'FINISHED',
    user: undefined,
    started: 1000,
    ended: 2000,
    artifactUri: `mlflow-artifacts:/1/${id}/artifacts`,
    lifecycle: 'active',
    metrics: Object.entries(metrics).map(([key, value]) => ({ key, value, step: 0, timestamp: 1500 })),
    params: [],
    tags: [],
    datasets: [],
    modelIds: [],
    ...rest,
  };
}

export function childOf(parent: string, id: string): Run {
  return runOf({ id, tags: tagsOf({ 'mlflow.parentRunId': parent }) });
}

export function tagsOf(tags: Readonly<Record<string, string>>): KeyValue[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}

export function versionOf(fields: Partial<ModelVersion> = {}): ModelVersion {
  return {
    name: 'm',
    version: '1',
    stage: 'None',
    status: 'ready',
    statusMessage: undefined,
    source: 'models:/m-1',
    runId: 'r1',
    modelId: undefined,
    description: '',
    created: 1000,
    lastUpdated: 1000,
    user: undefined,
    tags: [],
    aliases: [],
    ...fields,
  };
}

export function loggedModelOf(fields: Partial<LoggedModel> = {}): LoggedModel {
  return {
    id: 'm-1',
    name: 'model',
    experimentId: '1',
    status: 'ready',
    statusMessage: undefined,
    modelType: 'sklearn',
    sourceRunId: 'r1',
    artifactUri: 'mlflow-artifacts:/1/models/m-1/artifacts',
    created: 1000,
    tags: [],
    params: [],
    metrics: [],
    registrations: [],
    ...fields,
  };
}
