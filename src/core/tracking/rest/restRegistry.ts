import type { Log } from '../../base/log.ts';
import type { Page } from '../../base/page.ts';
import { isActive, type Stage } from '../../lifecycle/stage.ts';
import { aliasesOf, byNumberDescending, type ModelVersion, type RegisteredModel } from '../registeredModel.ts';
import type { ModelRegistry, NewModelVersion, RegistryQuery } from '../registry.ts';
import { TrackingError } from '../trackingError.ts';
import * as versions from './modelVersions.ts';
import * as models from './registeredModels.ts';
import type { RestClient } from './restClient.ts';
import { versionsFilter } from './versionsFilter.ts';
import { toPage } from './wire.ts';

/** The model registry of an MLflow server, 2.22 to 3.17. */
export class RestRegistry implements ModelRegistry {
  readonly #client: RestClient;
  readonly #log: Log;

  constructor(client: RestClient, log: Log) {
    this.#client = client;
    this.#log = log;
  }

  async searchRegisteredModels(query: RegistryQuery, signal: AbortSignal): Promise<Page<RegisteredModel>> {
    const answer = await this.#client.call(models.searchRegisteredModels, searchFields(query), { signal });
    const page = toPage(answer.registered_models, answer.next_page_token, models.toRegisteredModel, this.#log);
    return { ...page, items: page.items.filter((model) => !models.isPrompt(model)) };
  }

  /** MLflow's `get` also finds prompts; its Python client says "not found" for them, and so does this. */
  async getRegisteredModel(name: string, signal: AbortSignal): Promise<RegisteredModel> {
    const { registered_model: wire } = await this.#client.call(models.getRegisteredModel, { name }, { signal });
    return this.#notPrompt(models.toRegisteredModel(wire));
  }

  async searchModelVersions(query: RegistryQuery, signal: AbortSignal): Promise<Page<ModelVersion>> {
    const answer = await this.#client.call(versions.searchModelVersions, searchFields(query), { signal });
    const page = toPage(answer.model_versions, answer.next_page_token, versions.toModelVersion, this.#log);
    return { ...page, items: page.items.filter((version) => !models.isPrompt(version)) };
  }

  async listVersions(
    name: string,
    pageSize: number,
    pageToken: string | undefined,
    signal: AbortSignal,
  ): Promise<Page<ModelVersion>> {
    const filter = versionsFilter(name);
    const orderBy = ['version_number DESC'];
    const nothing: Page<ModelVersion> = { items: [], next: undefined };
    const [model, found] = await Promise.all([
      this.getRegisteredModel(name, signal),
      filter === undefined ? nothing : this.searchModelVersions({ filter, orderBy, pageSize, pageToken }, signal),
    ]);
    const isHidden = found.items.length === 0 && pageToken === undefined && model.latestVersions.length > 0;
    const page = isHidden ? await this.#latestOfEachStage(name, signal) : found;
    return {
      ...page,
      items: page.items.map((version) => ({ ...version, aliases: aliasesOf(model, version.version) })),
    };
  }

  async getModelVersion(name: string, version: string, signal: AbortSignal): Promise<ModelVersion> {
    const { model_version: wire } = await this.#client.call(versions.getModelVersion, { name, version }, { signal });
    return withAliases(this.#notPrompt(versions.toModelVersion(wire)));
  }

  async createRegisteredModel(
    name: string,
    description: string | undefined,
    signal: AbortSignal,
  ): Promise<RegisteredModel> {
    const { registered_model: wire } = await this.#client.call(
      models.createRegisteredModel,
      { name, description },
      { signal },
    );
    return models.toRegisteredModel(wire);
  }

  async renameRegisteredModel(name: string, newName: string, signal: AbortSignal): Promise<void> {
    await this.#client.call(models.renameRegisteredModel, { name, new_name: newName }, { signal });
  }

  async describeRegisteredModel(name: string, description: string, signal: AbortSignal): Promise<void> {
    await this.#client.call(models.updateRegisteredModel, { name, description }, { signal });
  }

  async deleteRegisteredModel(name: string, signal: AbortSignal): Promise<void> {
    await this.#client.call(models.deleteRegisteredModel, { name }, { signal });
  }

  async setRegisteredModelTag(name: string, key: string, value: string, signal: AbortSignal): Promise<void> {
    await this.#client.call(models.setRegisteredModelTag, { name, key, value }, { signal });
  }

  async deleteRegisteredModelTag(name: string, key: string, signal: AbortSignal): Promise<void> {
    await this.#client.call(models.deleteRegisteredModelTag, { name, key }, { signal });
  }

  async setAlias(name: string, alias: string, version: string, signal: AbortSignal): Promise<void> {
    await this.#client.call(models.setAlias, { name, alias, version }, { signal });
  }

  async deleteAlias(name: string, alias: string, signal: AbortSignal): Promise<void> {
    await this.#client.call(models.deleteAlias, { name, alias }, { signal });
  }

  async createModelVersion(version: NewModelVersion, signal: AbortSignal): Promise<ModelVersion> {
    const { name, source, runId, modelId, description, tags } = version;
    const fields = { name, source, run_id: runId, model_id: modelId, description, tags };
    const { model_version: wire } = await this.#client.call(versions.createModelVersion, fields, { signal });
    return withAliases(versions.toModelVersion(wire));
  }

  async transitionStage(
    name: string,
    version: string,
    stage: Stage,
    archiveExisting: boolean,
    signal: AbortSignal,
  ): Promise<ModelVersion> {
    const flag = isActive(stage) ? { archive_existing_versions: archiveExisting } : {};
    const { model_version: wire } = await this.#client.call(
      versions.transitionStage,
      { name, version, stage, ...flag },
      { signal },
    );
    return withAliases(versions.toModelVersion(wire));
  }

  async describeModelVersion(name: string, version: string, description: string, signal: AbortSignal): Promise<void> {
    await this.#client.call(versions.updateModelVersion, { name, version, description }, { signal });
  }

  async deleteModelVersion(name: string, version: string, signal: AbortSignal): Promise<void> {
    await this.#client.call(versions.deleteModelVersion, { name, version }, { signal });
  }

  async setModelVersionTag(
    name: string,
    version: string,
    key: string,
    value: string,
    signal: AbortSignal,
  ): Promise<void> {
    await this.#client.call(versions.setModelVersionTag, { name, version, key, value }, { signal });
  }

  async deleteModelVersionTag(name: string, version: string, key: string, signal: AbortSignal): Promise<void> {
    await this.#client.call(versions.deleteModelVersionTag, { name, version, key }, { signal });
  }

  #notPrompt<T extends RegisteredModel | ModelVersion>(found: T): T {
    if (!models.isPrompt(found)) return found;
    throw new TrackingError({ reason: 'notFound', code: 'prompt', server: this.#client.server, sent: 'answered' });
  }

  /**
   * What is left when the search finds nothing for a model that has versions: its name cannot be quoted, or one of its versions is tagged
   * as a prompt, which hides them all (3.17.2). Older versions of a stage stay unseen.
   */
  async #latestOfEachStage(name: string, signal: AbortSignal): Promise<Page<ModelVersion>> {
    const { model_versions: rows } = await this.#client.call(versions.getLatestVersions, { name }, { signal });
    const { items } = toPage(rows, undefined, versions.toModelVersion, this.#log);
    this.#log.info(`the search hides the versions of a model; showing the ${items.length} newest of each stage`);
    return {
      items: items.filter((version) => !models.isPrompt(version)).toSorted(byNumberDescending),
      next: undefined,
    };
  }
}

/** An answer about one version tells its aliases, and leaves the list out when there is none. */
function withAliases(version: ModelVersion): ModelVersion {
  return { ...version, aliases: version.aliases ?? [] };
}

function searchFields({ filter, orderBy, pageSize, pageToken }: RegistryQuery) {
  return {
    max_results: pageSize,
    filter: filter || undefined,
    order_by: orderBy ? [...orderBy] : undefined,
    page_token: pageToken,
  };
}
