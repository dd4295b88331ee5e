import type { Run } from '../../tracking/run.ts';
import type { TrackingStore } from '../../tracking/store.ts';
import { ifThere } from '../ifThere.ts';

/**
 * Runs by their ids, deleted ones too; those that are not there are missing in the map. One request for the experiments, which a search of runs
 * has to name, and one for each 100 runs; ids are anybody's text, and what is no id is not asked for.
 * @throws TrackingError when any of them fails: a part would look as if the rest were not there
 */
export async function runsById(
  store: TrackingStore,
  ids: Iterable<string>,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Run>> {
  const asked = [...new Set(ids)].filter((id) => runIdPattern.test(id));
  const runs = asked.length <= fewest ? await oneByOne(store, asked, signal) : await inChunks(store, asked, signal);
  return new Map(runs.map((run) => [run.id, run]));
}

/** MLflow's are 32 hexadecimal digits; those of other clients are plain names as well. Nothing that could leave the quotes of a filter. */
const runIdPattern = /^[\w-]{1,64}$/;

/** So many requests it takes by a search at least. */
const fewest = 2;

/** Runs of a search: 3.17.2 and 2.22.4 take 1,000 ids as well, but not much faster, and the answer has all parameters and metrics. */
const chunkSize = 100;

/** Searches at once: a server has a few workers, and others want something too. */
const atOnce = 3;

const experimentPage = 1000;

async function oneByOne(store: TrackingStore, ids: readonly string[], signal: AbortSignal): Promise<readonly Run[]> {
  const runs = await Promise.all(ids.map((id) => ifThere(store.getRun(id, signal))));
  return runs.filter((run) => run !== undefined);
}

async function inChunks(store: TrackingStore, ids: readonly string[], signal: AbortSignal): Promise<readonly Run[]> {
  const experimentIds = await allExperimentIds(store, signal);
  const chunks = Array.from({ length: Math.ceil(ids.length / chunkSize) }, (_, index) =>
    ids.slice(index * chunkSize, (index + 1) * chunkSize),
  );
  const found: Run[] = [];
  for (let first = 0; first < chunks.length; first += atOnce) {
    const some = chunks.slice(first, first + atOnce);
    const answers = await Promise.all(some.map((chunk) => searchChunk(store, experimentIds, chunk, signal)));
    found.push(...answers.flat());
  }
  return found;
}

async function allExperimentIds(store: TrackingStore, signal: AbortSignal): Promise<readonly string[]> {
  const ids: string[] = [];
  let token: string | undefined;
  do {
    const query = { view: 'all', pageSize: experimentPage, pageToken: token } as const;
    const page = await store.searchExperiments(query, signal);
    ids.push(...page.items.map(({ id }) => id));
    token = page.next === token ? undefined : page.next;
  } while (token !== undefined);
  return ids;
}

async function searchChunk(
  store: TrackingStore,
  experimentIds: readonly string[],
  ids: readonly string[],
  signal: AbortSignal,
): Promise<readonly Run[]> {
  const runs: Run[] = [];
  const filter = `attributes.run_id IN (${ids.map((id) => `'${id}'`).join(', ')})`;
  let token: string | undefined;
  do {
    const query = { experimentIds, filter, view: 'all', pageSize: ids.length, pageToken: token } as const;
    const page = await store.searchRuns(query, signal);
    runs.push(...page.items);
    token = page.next === token || runs.length >= ids.length ? undefined : page.next;
  } while (token !== undefined);
  return runs;
}
