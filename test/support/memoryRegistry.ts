import type { Page } from '../../src/core/base/page.ts';
import { stages, type Stage } from '../../src/core/lifecycle/stage.ts';
import type { KeyValue } from '../../src/core/tracking/keyValue.ts';
import {
  byNumberDescending,
  type Alias,
  type ModelVersion,
  type RegisteredModel,
} from '../../src/core/tracking/registeredModel.ts';
import type { ModelRegistry, NewModelVersion, RegistryQuery } from '../../src/core/tracking/registry.ts';
import { versionOf } from './domain.ts';
import { Faults, notFound, refused } from './faults.ts';

interface StoredModel {
  name: string;
  description: string;
  tags: readonly KeyValue[];
  aliases: readonly Alias[];
  versions: ModelVersion[];
}

/** A registry in memory, for failures that no server produces on demand. What MLflow really does is the contract tests' business. */
export class MemoryRegistry implements ModelRegistry {
  readonly faults = new Faults<keyof ModelRegistry>();
  /** What a new version starts as, and what it becomes with each time it is read. */
  statuses: ModelVersion['status'][] = [];
  mostPerPage = Number.POSITIVE_INFINITY;
  /** By its clock: each move and each description of a version is one later, and no tag or alias is (3.17.2). */
  now = 1000;
  readonly #models = new Map<string, StoredModel>();

  /** Puts versions there without a call; their models with them. */
  with(...versions: readonly Partial<ModelVersion>[]): this {
    for (const version of versions.map(versionOf)) {
      const model = this.#models.get(version.name) ?? this.#add(version.name, '');
      model.versions.push(version);
      model.aliases = [
        ...model.aliases,
        ...(version.aliases ?? []).map((alias) => ({ alias, version: version.version })),
      ];
    }
    return this;
  }

  withModel(name: string): this {
    this.#add(name, '');
    return this;
  }

  /** `1 None, 2 Production` in the order of their numbers. */
  stagesOf(name: string): string {
    return this.#model(name)
      .versions.map(({ version, stage }) => `${version} ${stage}`)
      .join(', ');
  }

  searchRegisteredModels(query: RegistryQuery, signal?: AbortSignal): Promise<Page<RegisteredModel>> {
    return this.faults.run('searchRegisteredModels', [query], signal, () => ({
      items: [...this.#models.values()].map(toModel),
      next: undefined,
    }));
  }

  getRegisteredModel(name: string, signal?: AbortSignal): Promise<RegisteredModel> {
    return this.faults.run('getRegisteredModel', [name], signal, () => toModel(this.#model(name)));
  }

  listVersions(
    name: string,
    pageSize: number,
    pageToken: string | undefined,
    signal?: AbortSignal,
  ): Promise<Page<ModelVersion>> {
    return this.faults.run('listVersions', [name, pageSize, pageToken], signal, () => {
      const all = this.#model(name).versions.toSorted(byNumberDescending);
      const from = Number(pageToken ?? 0);
      const to = from + Math.min(pageSize, this.mostPerPage);
      return { items: all.slice(from, to), next: to < all.length ? String(to) : undefined };
    });
  }

  /** Knows two filters: `run_id = '…'` and ``tags.`…` = '…'``. */
  searchModelVersions(query: RegistryQuery, signal?: AbortSignal): Promise<Page<ModelVersion>> {
    return this.faults.run('searchModelVersions', [query], signal, () => {
      const fits = filterOf(query.filter ?? '');
      const all = [...this.#models.values()].flatMap(({ versions }) => versions).filter(fits);
      const from = Number(query.pageToken ?? 0);
      const to = from + Math.min(query.pageSize, this.mostPerPage);
      return { items: all.slice(from, to), next: to < all.length ? String(to) : undefined };
    });
  }

  getModelVersion(name: string, version: string, signal?: AbortSignal): Promise<ModelVersion> {
    return this.faults.run('getModelVersion', [name, version], signal, () => {
      const status = this.statuses.shift();
      return status === undefined ? this.#version(name, version) : this.#change(name, version, { status });
    });
  }

  createRegisteredModel(name: string, description: string | undefined, signal?: AbortSignal): Promise<RegisteredModel> {
    return this.faults.run('createRegisteredModel', [name, description], signal, () => {
      if (this.#models.has(name)) throw refused({ reason: 'alreadyExists' });
      return toModel(this.#add(name, description ?? ''));
    });
  }

  renameRegisteredModel(name: string, newName: string, signal?: AbortSignal): Promise<void> {
    return this.faults.run('renameRegisteredModel', [name, newName], signal, () => {
      const model = this.#model(name);
      this.#models.delete(name);
      this.#models.set(newName, {
        ...model,
        name: newName,
        versions: model.versions.map((version) => ({ ...version, name: newName })),
      });
    });
  }

  describeRegisteredModel(name: string, description: string, signal?: AbortSignal): Promise<void> {
    return this.faults.run(
      'describeRegisteredModel',
      [name, description],
      signal,
      () => void (this.#model(name).description = description),
    );
  }

  deleteRegisteredModel(name: string, signal?: AbortSignal): Promise<void> {
    return this.faults.run(
      'deleteRegisteredModel',
      [name],
      signal,
      () => void this.#models.delete(this.#model(name).name),
    );
  }

  setRegisteredModelTag(name: string, key: string, value: string, signal?: AbortSignal): Promise<void> {
    return this.faults.run('setRegisteredModelTag', [name, key, value], signal, () => {
      const model = this.#model(name);
      model.tags = [...without(model.tags, key), { key, value }];
    });
  }

  deleteRegisteredModelTag(name: string, key: string, signal?: AbortSignal): Promise<void> {
    return this.faults.run('deleteRegisteredModelTag', [name, key], signal, () => {
      const model = this.#model(name);
      model.tags = without(model.tags, key);
    });
  }

  setAlias(name: string, alias: string, version: string, signal?: AbortSignal): Promise<void> {
    return this.faults.run('setAlias', [name, alias, version], signal, () => {
      const model = this.#model(name);
      model.aliases = [
        ...model.aliases.filter((entry) => entry.alias !== alias),
        { alias, version: this.#version(name, version).version },
      ];
    });
  }

  deleteAlias(name: string, alias: string, signal?: AbortSignal): Promise<void> {
    return this.faults.run('deleteAlias', [name, alias], signal, () => {
      const model = this.#model(name);
      model.aliases = model.aliases.filter((entry) => entry.alias !== alias);
    });
  }

  createModelVersion(
    { name, source, runId, modelId, description = '', tags }: NewModelVersion,
    signal?: AbortSignal,
  ): Promise<ModelVersion> {
    return this.faults.run('createModelVersion', [{ name, source, runId, modelId, description, tags }], signal, () => {
      const model = this.#model(name);
      const number = 1 + Math.max(0, ...model.versions.map(({ version }) => Number(version)));
      const status = this.statuses.shift() ?? 'ready';
      const created = versionOf({ name, version: String(number), source, runId, modelId, description, tags, status });
      model.versions.push(created);
      return created;
    });
  }

  transitionStage(
    name: string,
    version: string,
    stage: Stage,
    archiveExisting: boolean,
    signal?: AbortSignal,
  ): Promise<ModelVersion> {
    return this.faults.run('transitionStage', [name, version, stage, archiveExisting], signal, () => {
      const existing = this.#model(name).versions.filter((other) => other.stage === stage && other.version !== version);
      const lastUpdated = ++this.now;
      if (archiveExisting)
        for (const other of existing) this.#change(name, other.version, { stage: 'Archived', lastUpdated });
      return this.#change(name, version, { stage, lastUpdated });
    });
  }

  describeModelVersion(name: string, version: string, description: string, signal?: AbortSignal): Promise<void> {
    return this.faults.run(
      'describeModelVersion',
      [name, version, description],
      signal,
      () => void this.#change(name, version, { description, lastUpdated: ++this.now }),
    );
  }

  deleteModelVersion(name: string, version: string, signal?: AbortSignal): Promise<void> {
    return this.faults.run('deleteModelVersion', [name, version], signal, () => {
      const model = this.#model(name);
      model.versions = model.versions.filter((other) => other.version !== version);
    });
  }

  setModelVersionTag(name: string, version: string, key: string, value: string, signal?: AbortSignal): Promise<void> {
    return this.faults.run('setModelVersionTag', [name, version, key, value], signal, () => {
      this.#change(name, version, { tags: [...without(this.#version(name, version).tags, key), { key, value }] });
    });
  }

  deleteModelVersionTag(name: string, version: string, key: string, signal?: AbortSignal): Promise<void> {
    return this.faults.run('deleteModelVersionTag', [name, version, key], signal, () => {
      this.#change(name, version, { tags: without(this.#version(name, version).tags, key) });
    });
  }

  #add(name: string, description: string): StoredModel {
    const model: StoredModel = { name, description, tags: [], aliases: [], versions: [] };
    this.#models.set(name, model);
    return model;
  }

  #model(name: string): StoredModel {
    const model = this.#models.get(name);
    if (!model) throw notFound();
    return model;
  }

  #version(name: string, version: string): ModelVersion {
    const found = this.#model(name).versions.find((candidate) => candidate.version === version);
    if (!found) throw notFound();
    return found;
  }

  #change(name: string, version: string, change: Partial<ModelVersion>): ModelVersion {
    const model = this.#model(name);
    const changed = { ...this.#version(name, version), ...change };
    model.versions = model.versions.map((other) => (other.version === version ? changed : other));
    return changed;
  }
}

function filterOf(filter: string): (version: ModelVersion) => boolean {
  const runId = /^run_id = '([^']*)'$/.exec(filter)?.[1];
  if (runId !== undefined) return (version) => version.runId === runId;
  const [, key, value] = /^tags\.`([^`]*)` = '([^']*)'$/.exec(filter) ?? [];
  if (key === undefined) throw refused();
  return ({ tags }) => tags.some((tag) => tag.key === key && tag.value === value);
}

function toModel({ name, description, tags, aliases, versions }: StoredModel): RegisteredModel {
  const newest = stages.flatMap((stage) =>
    versions
      .filter((version) => version.stage === stage)
      .toSorted(byNumberDescending)
      .slice(0, 1),
  );
  return {
    name,
    description,
    tags,
    aliases,
    latestVersions: newest,
    created: 1000,
    lastUpdated: 1000,
    user: undefined,
  };
}

function without(tags: readonly KeyValue[], key: string): KeyValue[] {
  return tags.filter((tag) => tag.key !== key);
}
