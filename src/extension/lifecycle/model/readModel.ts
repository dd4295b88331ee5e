import { allVersions } from '../../../core/lifecycle/versions.ts';
import { aliasesOf, type ModelVersion, type RegisteredModel } from '../../../core/tracking/registeredModel.ts';
import type { ModelRegistry } from '../../../core/tracking/registry.ts';
import { versionsFilter } from '../../../core/tracking/rest/versionsFilter.ts';

/** A model with all of its versions, newest first, each with its aliases. */
export interface ReadModel {
  readonly model: RegisteredModel;
  readonly versions: readonly ModelVersion[];
}

type Port = Pick<ModelRegistry, 'getRegisteredModel' | 'searchModelVersions' | 'listVersions'>;

const pageSize = 1000;
const orderBy = ['version_number DESC'];

/** One request for the model and one for each 1,000 versions, the first two at once. */
export async function readModel(registry: Port, name: string, signal: AbortSignal): Promise<ReadModel> {
  const [model, found] = await Promise.all([
    registry.getRegisteredModel(name, signal),
    searchVersions(registry, name, signal),
  ]);
  // The search tells nothing of a model whose name cannot be quoted or that has a version tagged as a prompt (3.17.2); the list knows a way.
  const isHidden = found.length === 0 && model.latestVersions.length > 0;
  if (isHidden) return { model, versions: await allVersions(registry as ModelRegistry, name, signal) };
  const aliased = new Set(model.aliases.map(({ version }) => version));
  const versions = found.map((version) => ({
    ...version,
    aliases: aliased.has(version.version) ? aliasesOf(model, version.version) : none,
  }));
  return { model, versions };
}

const none: readonly string[] = [];

async function searchVersions(registry: Port, name: string, signal: AbortSignal): Promise<readonly ModelVersion[]> {
  const filter = versionsFilter(name);
  if (filter === undefined) return [];
  const versions: ModelVersion[] = [];
  let pageToken: string | undefined;
  do {
    const page = await registry.searchModelVersions({ filter, orderBy, pageSize, pageToken }, signal);
    versions.push(...page.items);
    pageToken = page.next === pageToken ? undefined : page.next;
  } while (pageToken !== undefined);
  return versions;
}
