import type { Log } from '../../base/log.ts';
import type { Page } from '../../base/page.ts';
import { isSafeArtifactPath, type Artifact, type ArtifactOwner } from '../artifact.ts';
import { parseVersion, type Capabilities } from '../capabilities.ts';
import type { Experiment } from '../experiment.ts';
import type { LoggedModel } from '../loggedModel.ts';
import type { Run } from '../run.ts';
import type { ExperimentQuery, RunQuery, TrackingStore } from '../store.ts';
import { TrackingError } from '../trackingError.ts';
import * as artifacts from './artifacts.ts';
import * as experiments from './experiments.ts';
import * as loggedModels from './loggedModels.ts';
import type { RestClient } from './restClient.ts';
import * as runs from './runs.ts';
import { Sharing } from './sharing.ts';
import { wireViews } from './views.ts';
import { toPage } from './wire.ts';

/** The tracking part of an MLflow server, 2.22 to 3.17. */
export class RestStore implements TrackingStore {
  readonly capabilities: Capabilities;
  readonly #client: RestClient;
  readonly #log: Log;

  constructor(client: RestClient, capabilities: Capabilities, log: Log) {
    this.capabilities = capabilities;
    this.#client = client;
    this.#log = log;
  }

  async searchExperiments(query: ExperimentQuery, signal: AbortSignal): Promise<Page<Experiment>> {
    const answer = await this.#client.call(
      experiments.searchExperiments,
      { ...searchFields(query), view_type: wireViews[query.view] },
      { signal },
    );
    return toPage(answer.experiments, answer.next_page_token, experiments.toExperiment, this.#log);
  }

  async getExperiment(id: string, signal: AbortSignal): Promise<Experiment> {
    const { experiment } = await this.#client.call(experiments.getExperiment, { experiment_id: id }, { signal });
    return experiments.toExperiment(experiment);
  }

  async searchRuns(query: RunQuery, signal: AbortSignal): Promise<Page<Run>> {
    if (query.experimentIds.length === 0) return { items: [], next: undefined };
    const answer = await this.#client.call(
      runs.searchRuns,
      { experiment_ids: [...query.experimentIds], ...searchFields(query), run_view_type: wireViews[query.view] },
      { signal, timeout: query.timeout },
    );
    const sharing = new Sharing();
    return toPage(answer.runs, answer.next_page_token, (wire) => runs.toRun(wire, sharing), this.#log);
  }

  async getRun(id: string, signal: AbortSignal): Promise<Run> {
    const { run } = await this.#client.call(runs.getRun, { run_id: id }, { signal });
    return runs.toRun(run);
  }

  async getLoggedModel(id: string, signal: AbortSignal): Promise<LoggedModel> {
    const { model } = await this.#client.call(loggedModels.getLoggedModel, { model_id: id }, { signal });
    return loggedModels.toLoggedModel(model);
  }

  async listArtifacts(
    owner: ArtifactOwner,
    folder: string,
    pageToken: string | undefined,
    signal: AbortSignal,
  ): Promise<Page<Artifact>> {
    if (folder !== '') this.#checkPath(folder);
    const path = folder || undefined;
    const answer =
      owner.kind === 'run'
        ? await this.#client.call(
            artifacts.listRunArtifacts,
            { run_id: owner.runId, path, page_token: pageToken },
            { signal },
          )
        : await this.#client.call(
            artifacts.listModelArtifacts,
            { model_id: owner.modelId, artifact_directory_path: path, page_token: pageToken },
            { signal },
          );
    const { items, next } = toPage(answer.files, answer.next_page_token, artifacts.toArtifact, this.#log);
    const safe = items.filter((artifact) => isSafeArtifactPath(artifact.path));
    if (safe.length < items.length)
      this.#log.warn(`left out ${items.length - safe.length} artifacts whose paths lead out of their folder`);
    return { items: safe, next };
  }

  async readArtifact(owner: ArtifactOwner, path: string, limit: number, signal: AbortSignal): Promise<Uint8Array> {
    this.#checkPath(path);
    const address = artifacts.artifactAddress(owner, path);
    try {
      return await this.#client.readBytes(address.path, address.query, limit, signal);
    } catch (error) {
      throw this.#isMissingIn2(error) ? new TrackingError({ ...error.failure, reason: 'notFound' }, error) : error;
    }
  }

  async createExperiment(name: string, signal: AbortSignal): Promise<string> {
    const { experiment_id: id } = await this.#client.call(experiments.createExperiment, { name }, { signal });
    return id;
  }

  async renameExperiment(id: string, name: string, signal: AbortSignal): Promise<void> {
    await this.#client.call(experiments.renameExperiment, { experiment_id: id, new_name: name }, { signal });
  }

  async deleteExperiment(id: string, signal: AbortSignal): Promise<void> {
    await this.#client.call(experiments.deleteExperiment, { experiment_id: id }, { signal });
  }

  async restoreExperiment(id: string, signal: AbortSignal): Promise<void> {
    await this.#client.call(experiments.restoreExperiment, { experiment_id: id }, { signal });
  }

  async renameRun(id: string, name: string, signal: AbortSignal): Promise<void> {
    await this.#client.call(runs.renameRun, { run_id: id, run_name: name }, { signal });
  }

  async deleteRun(id: string, signal: AbortSignal): Promise<void> {
    await this.#client.call(runs.deleteRun, { run_id: id }, { signal });
  }

  async restoreRun(id: string, signal: AbortSignal): Promise<void> {
    await this.#client.call(runs.restoreRun, { run_id: id }, { signal });
  }

  async setRunTag(id: string, key: string, value: string, signal: AbortSignal): Promise<void> {
    await this.#client.call(runs.setRunTag, { run_id: id, key, value }, { signal });
  }

  async deleteRunTag(id: string, key: string, signal: AbortSignal): Promise<void> {
    await this.#client.call(runs.deleteRunTag, { run_id: id, key }, { signal });
  }

  #checkPath(path: string): void {
    if (!isSafeArtifactPath(path)) throw new TrackingError({ reason: 'invalid', code: 'unsafePath', sent: 'no' });
  }

  /** MLflow 2.22 answers 500 with a web page for an artifact that is not there; 3.17 answers 404. */
  #isMissingIn2(error: unknown): error is TrackingError {
    if (!(error instanceof TrackingError) || parseVersion(this.capabilities.serverVersion)?.major !== 2) return false;
    return error.failure.status === 500 && error.failure.code === 'html';
  }
}

function searchFields({ filter, orderBy, pageSize, pageToken }: ExperimentQuery) {
  return {
    max_results: pageSize,
    filter: filter || undefined,
    order_by: orderBy ? [...orderBy] : undefined,
    page_token: pageToken,
  };
}
