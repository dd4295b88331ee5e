import type { Page } from '../base/page.ts';
import type { Stage } from '../lifecycle/stage.ts';
import type { ModelVersion, RegisteredModel } from './registeredModel.ts';

export interface RegistryQuery {
  readonly filter?: string | undefined;
  readonly orderBy?: readonly string[] | undefined;
  readonly pageSize: number;
  readonly pageToken?: string | undefined;
}

export interface NewModelVersion {
  readonly name: string;
  readonly source: string;
  readonly runId: string | undefined;
  readonly modelId: string | undefined;
  readonly description: string | undefined;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
}

/** A model registry. It may live at another address than the tracking store (`registryUri`). Prompts never show. */
export interface ModelRegistry {
  searchRegisteredModels(query: RegistryQuery, signal: AbortSignal): Promise<Page<RegisteredModel>>;
  getRegisteredModel(name: string, signal: AbortSignal): Promise<RegisteredModel>;
  /** One model's versions, newest first, with aliases: they come from the model, because the search does not tell them. */
  listVersions(
    name: string,
    pageSize: number,
    pageToken: string | undefined,
    signal: AbortSignal,
  ): Promise<Page<ModelVersion>>;
  /** Across models; `aliases` stay untold. */
  searchModelVersions(query: RegistryQuery, signal: AbortSignal): Promise<Page<ModelVersion>>;
  getModelVersion(name: string, version: string, signal: AbortSignal): Promise<ModelVersion>;

  createRegisteredModel(name: string, description: string | undefined, signal: AbortSignal): Promise<RegisteredModel>;
  renameRegisteredModel(name: string, newName: string, signal: AbortSignal): Promise<void>;
  describeRegisteredModel(name: string, description: string, signal: AbortSignal): Promise<void>;
  deleteRegisteredModel(name: string, signal: AbortSignal): Promise<void>;
  setRegisteredModelTag(name: string, key: string, value: string, signal: AbortSignal): Promise<void>;
  deleteRegisteredModelTag(name: string, key: string, signal: AbortSignal): Promise<void>;
  setAlias(name: string, alias: string, version: string, signal: AbortSignal): Promise<void>;
  deleteAlias(name: string, alias: string, signal: AbortSignal): Promise<void>;

  createModelVersion(version: NewModelVersion, signal: AbortSignal): Promise<ModelVersion>;
  /** `archiveExisting` must be false unless `stage` is active: MLflow 3.17.2 answers 500 otherwise. */
  transitionStage(
    name: string,
    version: string,
    stage: Stage,
    archiveExisting: boolean,
    signal: AbortSignal,
  ): Promise<ModelVersion>;
  describeModelVersion(name: string, version: string, description: string, signal: AbortSignal): Promise<void>;
  deleteModelVersion(name: string, version: string, signal: AbortSignal): Promise<void>;
  setModelVersionTag(name: string, version: string, key: string, value: string, signal: AbortSignal): Promise<void>;
  deleteModelVersionTag(name: string, version: string, key: string, signal: AbortSignal): Promise<void>;
}
