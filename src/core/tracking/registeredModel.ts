import type { Stage } from '../lifecycle/stage.ts';
import type { KeyValue } from './keyValue.ts';

export type ModelVersionStatus = 'ready' | 'pending' | 'failed';

/** Times are milliseconds since 1970. */
export interface ModelVersion {
  readonly name: string;
  readonly version: string;
  /** Undefined in a registry without stages (Unity Catalog). */
  readonly stage: Stage | undefined;
  readonly status: ModelVersionStatus;
  readonly statusMessage: string | undefined;
  readonly source: string;
  readonly runId: string | undefined;
  readonly modelId: string | undefined;
  readonly description: string;
  readonly created: number | undefined;
  readonly lastUpdated: number | undefined;
  readonly user: string | undefined;
  readonly tags: readonly KeyValue[];
  /** Undefined = the answer did not say (`model-versions/search`), [] = none. */
  readonly aliases: readonly string[] | undefined;
}

export interface Alias {
  readonly alias: string;
  readonly version: string;
}

/** `latestVersions` holds the newest version of each stage, without aliases; `aliases` are the model's. */
export interface RegisteredModel {
  readonly name: string;
  readonly description: string;
  readonly created: number | undefined;
  readonly lastUpdated: number | undefined;
  readonly user: string | undefined;
  readonly tags: readonly KeyValue[];
  readonly aliases: readonly Alias[];
  readonly latestVersions: readonly ModelVersion[];
}

export function aliasesOf(model: RegisteredModel, version: string): readonly string[] {
  return model.aliases.filter((entry) => entry.version === version).map((entry) => entry.alias);
}

/** Highest number among the versions that came along with the model. */
export function latestVersion(model: RegisteredModel): ModelVersion | undefined {
  return model.latestVersions.toSorted(byNumberDescending)[0];
}

export function byNumberDescending(a: ModelVersion, b: ModelVersion): number {
  return Number(b.version) - Number(a.version);
}
