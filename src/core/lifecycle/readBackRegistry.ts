import type { Page } from '../base/page.ts';
import { valueOf } from '../tracking/keyValue.ts';
import type { ModelVersion, RegisteredModel } from '../tracking/registeredModel.ts';
import type { ModelRegistry, NewModelVersion, RegistryQuery } from '../tracking/registry.ts';
import { systemClock, type Clock } from './clock.ts';
import { ifThere } from './ifThere.ts';
import type { Stage } from './stage.ts';
import { madeSince, sendOnce } from './writes.ts';

const done = true as const;
const readingTime = 15_000;

/**
 * A registry whose writes tell the truth: when the answer of one is lost, the state is read back, and the write succeeds, fails as not done,
 * or fails with `unknownOutcome`. Creating a version is left to `register.ts`, which knows what was there before.
 */
export class ReadBackRegistry implements ModelRegistry {
  readonly #registry: ModelRegistry;
  readonly #clock: Clock;

  constructor(registry: ModelRegistry, clock: Clock = systemClock) {
    this.#registry = registry;
    this.#clock = clock;
  }

  searchRegisteredModels(query: RegistryQuery, signal: AbortSignal): Promise<Page<RegisteredModel>> {
    return this.#registry.searchRegisteredModels(query, signal);
  }

  getRegisteredModel(name: string, signal: AbortSignal): Promise<RegisteredModel> {
    return this.#registry.getRegisteredModel(name, signal);
  }

  listVersions(
    name: string,
    pageSize: number,
    pageToken: string | undefined,
    signal: AbortSignal,
  ): Promise<Page<ModelVersion>> {
    return this.#registry.listVersions(name, pageSize, pageToken, signal);
  }

  searchModelVersions(query: RegistryQuery, signal: AbortSignal): Promise<Page<ModelVersion>> {
    return this.#registry.searchModelVersions(query, signal);
  }

  getModelVersion(name: string, version: string, signal: AbortSignal): Promise<ModelVersion> {
    return this.#registry.getModelVersion(name, version, signal);
  }

  createModelVersion(version: NewModelVersion, signal: AbortSignal): Promise<ModelVersion> {
    return this.#registry.createModelVersion(version, signal);
  }

  createRegisteredModel(name: string, description: string | undefined, signal: AbortSignal): Promise<RegisteredModel> {
    return sendOnce(
      () => this.#registry.createRegisteredModel(name, description, signal),
      async (began) => madeSince(await this.#model(name), began),
      this.#clock,
    );
  }

  async renameRegisteredModel(name: string, newName: string, signal: AbortSignal): Promise<void> {
    await this.#send(
      () => this.#registry.renameRegisteredModel(name, newName, signal),
      async () => (await this.#model(newName)) !== undefined && (await this.#model(name))?.name !== name,
    );
  }

  async describeRegisteredModel(name: string, description: string, signal: AbortSignal): Promise<void> {
    await this.#send(
      () => this.#registry.describeRegisteredModel(name, description, signal),
      async () => (await this.#model(name))?.description === description,
    );
  }

  async deleteRegisteredModel(name: string, signal: AbortSignal): Promise<void> {
    await this.#send(
      () => this.#registry.deleteRegisteredModel(name, signal),
      async () => (await this.#model(name)) === undefined,
    );
  }

  async setRegisteredModelTag(name: string, key: string, value: string, signal: AbortSignal): Promise<void> {
    await this.#send(
      () => this.#registry.setRegisteredModelTag(name, key, value, signal),
      async () => valueOf((await this.#model(name))?.tags ?? [], key) === value,
    );
  }

  async deleteRegisteredModelTag(name: string, key: string, signal: AbortSignal): Promise<void> {
    await this.#send(
      () => this.#registry.deleteRegisteredModelTag(name, key, signal),
      async () => valueOf((await this.#model(name))?.tags ?? [], key) === undefined,
    );
  }

  async setAlias(name: string, alias: string, version: string, signal: AbortSignal): Promise<void> {
    await this.#send(
      () => this.#registry.setAlias(name, alias, version, signal),
      async () => (await this.#aliasOf(name, alias)) === version,
    );
  }

  async deleteAlias(name: string, alias: string, signal: AbortSignal): Promise<void> {
    await this.#send(
      () => this.#registry.deleteAlias(name, alias, signal),
      async () => (await this.#aliasOf(name, alias)) === undefined,
    );
  }

  transitionStage(
    name: string,
    version: string,
    stage: Stage,
    archiveExisting: boolean,
    signal: AbortSignal,
  ): Promise<ModelVersion> {
    return sendOnce(
      () => this.#registry.transitionStage(name, version, stage, archiveExisting, signal),
      async () => {
        const now = await this.#version(name, version);
        return now?.stage === stage ? now : undefined;
      },
      this.#clock,
    );
  }

  async describeModelVersion(name: string, version: string, description: string, signal: AbortSignal): Promise<void> {
    await this.#send(
      () => this.#registry.describeModelVersion(name, version, description, signal),
      async () => (await this.#version(name, version))?.description === description,
    );
  }

  async deleteModelVersion(name: string, version: string, signal: AbortSignal): Promise<void> {
    await this.#send(
      () => this.#registry.deleteModelVersion(name, version, signal),
      async () => (await this.#version(name, version)) === undefined,
    );
  }

  async setModelVersionTag(
    name: string,
    version: string,
    key: string,
    value: string,
    signal: AbortSignal,
  ): Promise<void> {
    await this.#send(
      () => this.#registry.setModelVersionTag(name, version, key, value, signal),
      async () => valueOf((await this.#version(name, version))?.tags ?? [], key) === value,
    );
  }

  async deleteModelVersionTag(name: string, version: string, key: string, signal: AbortSignal): Promise<void> {
    await this.#send(
      () => this.#registry.deleteModelVersionTag(name, version, key, signal),
      async () => valueOf((await this.#version(name, version))?.tags ?? [], key) === undefined,
    );
  }

  #send(write: () => Promise<void>, happened: () => Promise<boolean>): Promise<true> {
    return sendOnce(
      () => write().then(() => done),
      async () => ((await happened()) ? done : undefined),
      this.#clock,
    );
  }

  #model(name: string): Promise<RegisteredModel | undefined> {
    return ifThere(this.#registry.getRegisteredModel(name, AbortSignal.timeout(readingTime)));
  }

  #version(name: string, version: string): Promise<ModelVersion | undefined> {
    return ifThere(this.#registry.getModelVersion(name, version, AbortSignal.timeout(readingTime)));
  }

  async #aliasOf(name: string, alias: string): Promise<string | undefined> {
    return (await this.#model(name))?.aliases.find((entry) => entry.alias === alias)?.version;
  }
}
