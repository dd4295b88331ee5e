import type { Page } from '../base/page.ts';
import { quoteValue } from '../runs/runsView.ts';
import type { Artifact, ArtifactOwner } from '../tracking/artifact.ts';
import type { Capabilities } from '../tracking/capabilities.ts';
import type { Experiment } from '../tracking/experiment.ts';
import { valueOf } from '../tracking/keyValue.ts';
import type { LoggedModel } from '../tracking/loggedModel.ts';
import type { Run } from '../tracking/run.ts';
import type { ExperimentQuery, RunQuery, TrackingStore } from '../tracking/store.ts';
import { systemClock, type Clock } from './clock.ts';
import { madeSince, sendOnce } from './writes.ts';

const done = true as const;
const readingTime = 15_000;

/** A tracking store whose writes tell the truth, as {@link import('./readBackRegistry.ts').ReadBackRegistry} does for a registry. */
export class ReadBackStore implements TrackingStore {
  readonly #store: TrackingStore;
  readonly #clock: Clock;

  constructor(store: TrackingStore, clock: Clock = systemClock) {
    this.#store = store;
    this.#clock = clock;
  }

  get capabilities(): Capabilities {
    return this.#store.capabilities;
  }

  searchExperiments(query: ExperimentQuery, signal: AbortSignal): Promise<Page<Experiment>> {
    return this.#store.searchExperiments(query, signal);
  }

  getExperiment(id: string, signal: AbortSignal): Promise<Experiment> {
    return this.#store.getExperiment(id, signal);
  }

  searchRuns(query: RunQuery, signal: AbortSignal): Promise<Page<Run>> {
    return this.#store.searchRuns(query, signal);
  }

  getRun(id: string, signal: AbortSignal): Promise<Run> {
    return this.#store.getRun(id, signal);
  }

  getLoggedModel(id: string, signal: AbortSignal): Promise<LoggedModel> {
    return this.#store.getLoggedModel(id, signal);
  }

  listArtifacts(
    owner: ArtifactOwner,
    folder: string,
    pageToken: string | undefined,
    signal: AbortSignal,
  ): Promise<Page<Artifact>> {
    return this.#store.listArtifacts(owner, folder, pageToken, signal);
  }

  readArtifact(owner: ArtifactOwner, path: string, limit: number, signal: AbortSignal): Promise<Uint8Array> {
    return this.#store.readArtifact(owner, path, limit, signal);
  }

  createExperiment(name: string, signal: AbortSignal): Promise<string> {
    return sendOnce(
      () => this.#store.createExperiment(name, signal),
      async (began) => madeSince(await this.#named(name), began)?.id,
      this.#clock,
    );
  }

  async renameExperiment(id: string, name: string, signal: AbortSignal): Promise<void> {
    await this.#send(
      () => this.#store.renameExperiment(id, name, signal),
      async () => (await this.#experiment(id)).name === name,
    );
  }

  async deleteExperiment(id: string, signal: AbortSignal): Promise<void> {
    await this.#send(
      () => this.#store.deleteExperiment(id, signal),
      async () => (await this.#experiment(id)).lifecycle === 'deleted',
    );
  }

  async restoreExperiment(id: string, signal: AbortSignal): Promise<void> {
    await this.#send(
      () => this.#store.restoreExperiment(id, signal),
      async () => (await this.#experiment(id)).lifecycle === 'active',
    );
  }

  async renameRun(id: string, name: string, signal: AbortSignal): Promise<void> {
    await this.#send(
      () => this.#store.renameRun(id, name, signal),
      async () => (await this.#run(id)).name === name,
    );
  }

  async deleteRun(id: string, signal: AbortSignal): Promise<void> {
    await this.#send(
      () => this.#store.deleteRun(id, signal),
      async () => (await this.#run(id)).lifecycle === 'deleted',
    );
  }

  async restoreRun(id: string, signal: AbortSignal): Promise<void> {
    await this.#send(
      () => this.#store.restoreRun(id, signal),
      async () => (await this.#run(id)).lifecycle === 'active',
    );
  }

  async setRunTag(id: string, key: string, value: string, signal: AbortSignal): Promise<void> {
    await this.#send(
      () => this.#store.setRunTag(id, key, value, signal),
      async () => valueOf((await this.#run(id)).tags, key) === value,
    );
  }

  async deleteRunTag(id: string, key: string, signal: AbortSignal): Promise<void> {
    await this.#send(
      () => this.#store.deleteRunTag(id, key, signal),
      async () => valueOf((await this.#run(id)).tags, key) === undefined,
    );
  }

  #send(write: () => Promise<void>, happened: () => Promise<boolean>): Promise<true> {
    return sendOnce(
      () => write().then(() => done),
      async () => ((await happened()) ? done : undefined),
      this.#clock,
    );
  }

  async #named(name: string): Promise<Experiment | undefined> {
    const query: ExperimentQuery = { view: 'all', pageSize: 1, filter: `name = ${quoteValue(name)}` };
    return (await this.#store.searchExperiments(query, AbortSignal.timeout(readingTime))).items[0];
  }

  #experiment(id: string): Promise<Experiment> {
    return this.#store.getExperiment(id, AbortSignal.timeout(readingTime));
  }

  #run(id: string): Promise<Run> {
    return this.#store.getRun(id, AbortSignal.timeout(readingTime));
  }
}
