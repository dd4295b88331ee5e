import type { Page } from '../base/page.ts';
import type { Artifact, ArtifactOwner } from './artifact.ts';
import type { Capabilities } from './capabilities.ts';
import type { Experiment } from './experiment.ts';
import type { LoggedModel } from './loggedModel.ts';
import type { Run } from './run.ts';

export type LifecycleView = 'active' | 'deleted' | 'all';

/** `filter` and `orderBy` are in MLflow's grammar; `pageSize` is always sent. */
export interface ExperimentQuery {
  readonly filter?: string | undefined;
  readonly orderBy?: readonly string[] | undefined;
  readonly view: LifecycleView;
  readonly pageSize: number;
  readonly pageToken?: string | undefined;
}

export interface RunQuery extends ExperimentQuery {
  readonly experimentIds: readonly string[];
  /** Milliseconds until the answer must be there; the client's own limit when absent. */
  readonly timeout?: number | undefined;
}

/**
 * What a tracking server, an mlflow.db or an mlruns/ folder can answer. Pages are lazy; every call takes an AbortSignal and fails with
 * a `TrackingError`, whatever went wrong.
 */
export interface TrackingStore {
  readonly capabilities: Capabilities;

  searchExperiments(query: ExperimentQuery, signal: AbortSignal): Promise<Page<Experiment>>;
  getExperiment(id: string, signal: AbortSignal): Promise<Experiment>;
  searchRuns(query: RunQuery, signal: AbortSignal): Promise<Page<Run>>;
  getRun(id: string, signal: AbortSignal): Promise<Run>;
  getLoggedModel(id: string, signal: AbortSignal): Promise<LoggedModel>;
  listArtifacts(
    owner: ArtifactOwner,
    folder: string,
    pageToken: string | undefined,
    signal: AbortSignal,
  ): Promise<Page<Artifact>>;
  /** At most `limit` bytes; a longer file fails with `invalid` and says its size where it is known. */
  readArtifact(owner: ArtifactOwner, path: string, limit: number, signal: AbortSignal): Promise<Uint8Array>;

  createExperiment(name: string, signal: AbortSignal): Promise<string>;
  renameExperiment(id: string, name: string, signal: AbortSignal): Promise<void>;
  deleteExperiment(id: string, signal: AbortSignal): Promise<void>;
  restoreExperiment(id: string, signal: AbortSignal): Promise<void>;
  renameRun(id: string, name: string, signal: AbortSignal): Promise<void>;
  deleteRun(id: string, signal: AbortSignal): Promise<void>;
  restoreRun(id: string, signal: AbortSignal): Promise<void>;
  setRunTag(id: string, key: string, value: string, signal: AbortSignal): Promise<void>;
  deleteRunTag(id: string, key: string, signal: AbortSignal): Promise<void>;
}
