import { aliasesOf, type ModelVersion, type RegisteredModel } from '../../tracking/registeredModel.ts';
import type { ModelRegistry, RegistryQuery } from '../../tracking/registry.ts';
import type { Run } from '../../tracking/run.ts';
import type { Page } from '../../base/page.ts';
import { isReason } from '../../tracking/trackingError.ts';
import { allVersions } from '../versions.ts';
import { candidatesOf, type Candidate, type PhaseOutRules } from './candidates.ts';

export interface PhaseOutPorts {
  readonly registry: ModelRegistry;
  /** Runs by their ids, with the deleted ones; those that are gone are missing. */
  readonly runs: (ids: readonly string[], signal: AbortSignal) => Promise<ReadonlyMap<string, Pick<Run, 'lifecycle'>>>;
}

export interface ReadCandidates {
  /** By model, of each the newest first. */
  readonly candidates: readonly Candidate[];
  /** Versions that were looked at. */
  readonly looked: number;
  /** There are more models or versions than are looked at. */
  readonly isCut: boolean;
  /** Why nothing is said of runs. */
  readonly runsUnread: unknown;
}

/** Versions of one model, or of all, that may no longer be needed. Requests: one per 1,000 models and versions, and those of `runs`. */
export async function readCandidates(
  ports: PhaseOutPorts,
  name: string | undefined,
  rules: PhaseOutRules,
  signal: AbortSignal,
  onRead: (versions: number) => void = () => undefined,
): Promise<ReadCandidates> {
  const { versions, isCut } =
    name === undefined
      ? await versionsOfAll(ports.registry, signal, onRead)
      : { versions: await allVersions(ports.registry, name, signal), isCut: false };
  const { runs, runsUnread } = await readRuns(ports, versions, signal);
  const candidates = byModel(versions).flatMap((ofModel) => candidatesOf(ofModel, runs, rules));
  return { candidates, looked: versions.length, isCut, runsUnread };
}

/** Bounds the memory and the time that one look takes. */
export const mostVersions = 20_000;
const mostModels = 5000;
const pageSize = 1000;

interface Looked<T> {
  readonly items: readonly T[];
  readonly isCut: boolean;
}

/** A version whose model was not read may have any alias: it is left out. */
async function versionsOfAll(
  registry: PhaseOutPorts['registry'],
  signal: AbortSignal,
  onRead: (versions: number) => void,
): Promise<{ readonly versions: readonly ModelVersion[]; readonly isCut: boolean }> {
  const found = await pages(
    (page) => registry.searchModelVersions({ ...page, orderBy: ['name ASC', 'version_number DESC'] }, signal),
    mostVersions,
    onRead,
  );
  // After the versions: an alias that was set meanwhile is seen.
  const models = await pages((page) => registry.searchRegisteredModels(page, signal), mostModels);
  const modelOf = new Map<string, RegisteredModel>(models.items.map((model) => [model.name, model]));
  const versions = found.items.flatMap((version) => {
    const model = modelOf.get(version.name);
    return model ? [{ ...version, aliases: aliasesOf(model, version.version) }] : [];
  });
  return { versions, isCut: found.isCut || models.isCut };
}

async function pages<T>(
  search: (query: RegistryQuery) => Promise<Page<T>>,
  most: number,
  onRead: (count: number) => void = () => undefined,
): Promise<Looked<T>> {
  const items: T[] = [];
  let pageToken: string | undefined;
  do {
    const { items: more, next } = await search({ pageSize, pageToken });
    items.push(...more);
    onRead(items.length);
    if (next === undefined || next === pageToken) return { items, isCut: false };
    pageToken = next;
  } while (items.length < most);
  return { items, isCut: true };
}

async function readRuns(
  ports: PhaseOutPorts,
  versions: readonly ModelVersion[],
  signal: AbortSignal,
): Promise<{
  readonly runs: ReadonlyMap<string, Pick<Run, 'lifecycle'>> | undefined;
  readonly runsUnread: unknown;
}> {
  const ids = [...new Set(versions.flatMap(({ runId }) => runId || []))];
  if (ids.length === 0) return { runs: new Map(), runsUnread: undefined };
  try {
    return { runs: await ports.runs(ids, signal), runsUnread: undefined };
  } catch (error) {
    if (isReason(error, 'cancelled') || signal.aborted) throw error;
    return { runs: undefined, runsUnread: error };
  }
}

function byModel(versions: readonly ModelVersion[]): readonly (readonly ModelVersion[])[] {
  const models = new Map<string, ModelVersion[]>();
  for (const version of versions) {
    const known = models.get(version.name);
    if (known) known.push(version);
    else models.set(version.name, [version]);
  }
  return [...models.values()];
}
