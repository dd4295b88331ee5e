import type { KeyValue } from './keyValue.ts';
import type { Metric } from './run.ts';

export type LoggedModelStatus = 'pending' | 'ready' | 'failed' | 'unknown';

/** A model that a run of MLflow 3 logged. It is not one of the run's artifacts. */
export interface LoggedModel {
  readonly id: string;
  readonly name: string;
  readonly experimentId: string;
  readonly status: LoggedModelStatus;
  readonly statusMessage: string | undefined;
  readonly modelType: string | undefined;
  readonly sourceRunId: string | undefined;
  readonly artifactUri: string;
  readonly created: number | undefined;
  readonly tags: readonly KeyValue[];
  readonly params: readonly KeyValue[];
  readonly metrics: readonly Metric[];
  readonly registrations: readonly { readonly name: string; readonly version: string }[];
}

/** `m-` and 32 hexadecimal digits, as MLflow 3 makes them. */
export const loggedModelIdPattern = /^m-[0-9a-f]{32}$/;
