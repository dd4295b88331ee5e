import { quoteKey, quoteValue } from '../../runs/runsView.ts';
import {
  aliasesOf,
  byNumberDescending,
  type ModelVersion,
  type RegisteredModel,
} from '../../tracking/registeredModel.ts';
import type { ModelRegistry, RegistryQuery } from '../../tracking/registry.ts';
import type { Run } from '../../tracking/run.ts';
import type { Page } from '../../base/page.ts';
import { ifThere } from '../ifThere.ts';
import type { FindQuery, TagCondition } from './findQuery.ts';
import { fits, metricsFit } from './judgeVersion.ts';

export interface FindPorts {
  readonly registry: Pick<ModelRegistry, 'searchRegisteredModels' | 'searchModelVersions' | 'getModelVersion'>;
  /** Runs by their ids; those that are gone are missing. */
  readonly runs: (ids: readonly string[], signal: AbortSignal) => Promise<ReadonlyMap<string, Run>>;
}

export interface FoundVersions {
  /** By name, of each model the newest first; with aliases. */
  readonly versions: readonly ModelVersion[];
  /** Of the versions that were found, where metrics were asked for. */
  readonly runs: ReadonlyMap<string, Run>;
  /** There may be more: not all versions of the server were looked at. */
  readonly isCut: boolean;
}

/** So many versions, and so many models, are looked at. */
export const mostLookedAt = 2000;
const pageSize = 1000; // the most that registered-models/search takes (MLflow 3.17.2)
/** So many versions are read one by one: old ones that only their alias leads to. */
const mostSingle = 20;

/**
 * Looks for versions in as few requests as the server's filters allow. It judges names and tags; stages and metrics it cannot filter by, and
 * aliases only come with models, so these are judged here. The newest version of each stage of every model is always among those looked at, even
 * where the search of versions is cut.
 */
export async function findVersions(ports: FindPorts, query: FindQuery, signal: AbortSignal): Promise<FoundVersions> {
  const { registry } = ports;
  const [tag] = query.tags;
  const [models, tagged] = await Promise.all([
    pagesOf((page) => registry.searchRegisteredModels(page, signal), nameClauses(query)),
    pagesOf((page) => registry.searchModelVersions(page, signal), [...nameClauses(query), ...tagClauses(tag)]),
  ]);
  const byModel = tag && models.items.some((model) => hasTag(model, tag));
  // The tag may stand on the model instead: then each of its versions counts.
  const untagged = byModel
    ? await pagesOf((page) => registry.searchModelVersions(page, signal), nameClauses(query))
    : nothing;
  const modelOf = new Map(models.items.map((model) => [model.name, model]));
  const candidates = new Map<string, ModelVersion>();
  for (const version of [...tagged.items, ...untagged.items, ...models.items.flatMap((one) => one.latestVersions)])
    candidates.set(`${version.version}/${version.name}`, withAliases(version, modelOf.get(version.name)));
  const aliased = await byAlias(registry, query, models.items, candidates, signal);
  for (const version of aliased.items) candidates.set(`${version.version}/${version.name}`, version);
  const fitting = [...candidates.values()].filter((one) => fits(one, modelOf.get(one.name)?.tags ?? [], query));
  const { versions, runs } = await judgedByMetrics(ports, query, fitting, signal);
  return {
    versions: versions.toSorted(byName),
    runs,
    isCut: [models, tagged, untagged, aliased].some(({ isCut }) => isCut),
  };
}

interface Looked<T> {
  readonly items: readonly T[];
  readonly isCut: boolean;
}

const nothing: Looked<never> = { items: [], isCut: false };

async function pagesOf<T>(
  search: (query: RegistryQuery) => Promise<Page<T>>,
  clauses: readonly string[],
): Promise<Looked<T>> {
  const items: T[] = [];
  const filter = clauses.length === 0 ? {} : { filter: clauses.join(' AND ') };
  let pageToken: string | undefined;
  do {
    const { items: more, next } = await search({ ...filter, pageSize, pageToken });
    items.push(...more);
    if (next === undefined || next === pageToken) return { items, isCut: false };
    pageToken = next;
  } while (items.length < mostLookedAt);
  return { items, isCut: true };
}

/** `_` and `%` are wildcards that MLflow cannot escape, so that what comes is judged again. */
function nameClauses({ names }: FindQuery): readonly string[] {
  return names.map((name) => `name ILIKE ${quoteValue(`%${name}%`)}`);
}

/** One of the tags is enough for the server: the others may be on the model. */
function tagClauses(tag: TagCondition | undefined): readonly string[] {
  if (!tag) return [];
  const key = `tags.${quoteKey(tag.key)}`;
  return [tag.value === undefined ? `${key} LIKE '%'` : valueClause(key, tag.value)];
}

/** A text with both kinds of quotes can only be said with wildcards. */
function valueClause(key: string, value: string): string {
  const comparator = value.includes("'") && value.includes('"') ? 'LIKE' : '=';
  return `${key} ${comparator} ${quoteValue(value)}`;
}

function hasTag({ tags }: RegisteredModel, { key, value }: TagCondition): boolean {
  return tags.some((tag) => tag.key === key && (value === undefined || tag.value === value));
}

function withAliases(version: ModelVersion, model: RegisteredModel | undefined): ModelVersion {
  return model ? { ...version, aliases: aliasesOf(model, version.version) } : version;
}

/** Versions that have an alias that is looked for and were not met so far. */
async function byAlias(
  registry: FindPorts['registry'],
  { aliases }: FindQuery,
  models: readonly RegisteredModel[],
  known: ReadonlyMap<string, ModelVersion>,
  signal: AbortSignal,
): Promise<Looked<ModelVersion>> {
  const wanted = models.flatMap((model) =>
    model.aliases
      .filter(({ alias, version }) => aliases.includes(alias) && !known.has(`${version}/${model.name}`))
      .map(({ version }) => ({ model, version })),
  );
  const read = wanted.slice(0, mostSingle).map(async ({ model, version }) => {
    const found = await ifThere(registry.getModelVersion(model.name, version, signal));
    return found ? [withAliases(found, model)] : [];
  });
  return { items: (await Promise.all(read)).flat(), isCut: wanted.length > mostSingle };
}

async function judgedByMetrics(
  ports: FindPorts,
  query: FindQuery,
  fitting: readonly ModelVersion[],
  signal: AbortSignal,
): Promise<{ readonly versions: readonly ModelVersion[]; readonly runs: ReadonlyMap<string, Run> }> {
  if (query.metrics.length === 0) return { versions: fitting, runs: new Map() };
  const ids = new Set(fitting.flatMap(({ runId }) => runId ?? []));
  const runs = ids.size === 0 ? new Map<string, Run>() : await ports.runs([...ids], signal);
  return { versions: fitting.filter(({ runId }) => metricsFit(runs.get(runId ?? ''), query)), runs };
}

function byName(a: ModelVersion, b: ModelVersion): number {
  if (a.name === b.name) return byNumberDescending(a, b);
  return a.name < b.name ? -1 : 1;
}
