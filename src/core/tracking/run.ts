import type { Lifecycle } from './experiment.ts';
import { valueOf, type KeyValue } from './keyValue.ts';

export const runStatuses = ['RUNNING', 'SCHEDULED', 'FINISHED', 'FAILED', 'KILLED'] as const;
export type RunStatus = (typeof runStatuses)[number];

/** The newest value of a metric. `value` may be NaN; MLflow's SQL stores turn ±Infinity into ±1.7976931348623157e308. */
export interface Metric {
  readonly key: string;
  readonly value: number;
  readonly step: number;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
}

export interface DatasetInput {
  readonly name: string;
  readonly digest: string;
  readonly context: string | undefined;
}

/** Times are milliseconds since 1970; `status` is undefined when this version does not know `statusText`. */
export interface Run {
  readonly id: string;
  readonly name: string;
  readonly experimentId: string;
  readonly status: RunStatus | undefined;
  readonly statusText: string;
  readonly user: string | undefined;
  readonly started: number | undefined;
  readonly ended: number | undefined;
  readonly artifactUri: string;
  readonly lifecycle: Lifecycle;
  readonly metrics: readonly Metric[];
  readonly params: readonly KeyValue[];
  readonly tags: readonly KeyValue[];
  readonly datasets: readonly DatasetInput[];
  /** Ids of the logged models that the run put out (MLflow 3), each once, in order. */
  readonly modelIds: readonly string[];
}

export function parseRunStatus(text: string): RunStatus | undefined {
  return runStatuses.find((status) => status === text);
}

export function parentRunId(run: Run): string | undefined {
  return valueOf(run.tags, 'mlflow.parentRunId') || undefined;
}

export function metricValue(run: Run, key: string): number | undefined {
  return run.metrics.find((metric) => metric.key === key)?.value;
}
