import { rankable, rankByMetric } from '../runs/ranking.ts';
import { metricSortTimeout, quoteKey } from '../runs/runsView.ts';
import type { Page } from '../base/page.ts';
import type { Run } from '../tracking/run.ts';
import type { TrackingStore } from '../tracking/store.ts';
import { isReason } from '../tracking/trackingError.ts';
import { modelCandidates, saysItHasModel } from './modelCandidates.ts';

export type Direction = 'max' | 'min';

export interface BestRunsQuery {
  readonly experimentId: string;
  readonly metric: string;
  readonly direction: Direction;
  /** In MLflow's grammar, besides what is asked for anyway. */
  readonly filter: string | undefined;
  readonly count: number;
}

export interface RankedRun {
  readonly run: Run;
  readonly value: number;
}

/** `complete` is false when only the newest `ranked` runs were looked at: then nobody may call the first one the best. */
export interface BestRuns {
  readonly best: readonly RankedRun[];
  readonly complete: boolean;
  readonly ranked: number;
}

const pageSize = 50;
/** How much is ranked here when the server cannot sort in time: 1.3 ms of server time each. */
const rankedHere = 1000;
/** Runs that do not say whether they hold a model cost a listing each. */
const mostLookedInto = 30;

/** The best finished runs that have a model, best first. NaN is never best. */
export async function bestRuns(store: TrackingStore, query: BestRunsQuery, signal: AbortSignal): Promise<BestRuns> {
  try {
    return await sortedByServer(store, query, signal);
  } catch (error) {
    if (!isReason(error, 'timeout')) throw error;
    return rankedFromNewest(store, query, signal);
  }
}

async function sortedByServer(store: TrackingStore, query: BestRunsQuery, signal: AbortSignal): Promise<BestRuns> {
  const order = `metrics.${quoteKey(query.metric)} ${query.direction === 'max' ? 'DESC' : 'ASC'}`;
  const pick = new Picker(store, query, signal);
  let ranked = 0;
  let token: string | undefined;
  do {
    const page: Page<Run> = await search(store, query, signal, {
      orderBy: [order],
      pageToken: token,
      pageSize,
      timeout: metricSortTimeout,
    });
    ranked += page.items.length;
    await pick.from(page.items);
    token = page.next === token ? undefined : page.next;
  } while (token !== undefined && !pick.full);
  return { best: pick.best, complete: true, ranked };
}

async function rankedFromNewest(store: TrackingStore, query: BestRunsQuery, signal: AbortSignal): Promise<BestRuns> {
  const runs: Run[] = [];
  let token: string | undefined;
  do {
    const page: Page<Run> = await search(store, query, signal, { pageToken: token, pageSize: 250 });
    runs.push(...page.items);
    token = page.next === token ? undefined : page.next;
  } while (token !== undefined && runs.length < rankedHere);
  const pick = new Picker(store, query, signal);
  await pick.from(rankByMetric(runs, query.metric, query.direction === 'max'));
  return { best: pick.best, complete: token === undefined, ranked: runs.length };
}

function search(
  store: TrackingStore,
  { experimentId, filter }: BestRunsQuery,
  signal: AbortSignal,
  more: {
    readonly orderBy?: readonly string[];
    readonly pageToken: string | undefined;
    readonly pageSize: number;
    readonly timeout?: number;
  },
): Promise<Page<Run>> {
  const finished = "attributes.status = 'FINISHED'";
  return store.searchRuns(
    { experimentIds: [experimentId], view: 'active', filter: filter ? `${filter} AND ${finished}` : finished, ...more },
    signal,
  );
}

/** Takes runs in order, best first, and keeps those that can be registered. */
class Picker {
  readonly best: RankedRun[] = [];
  readonly #store: TrackingStore;
  readonly #query: BestRunsQuery;
  readonly #signal: AbortSignal;
  #lookedInto = 0;

  constructor(store: TrackingStore, query: BestRunsQuery, signal: AbortSignal) {
    this.#store = store;
    this.#query = query;
    this.#signal = signal;
  }

  get full(): boolean {
    return this.best.length >= this.#query.count;
  }

  async from(runs: readonly Run[]): Promise<void> {
    for (const run of runs) {
      if (this.full) return;
      const value = rankable(run, this.#query.metric);
      if (value !== undefined && (await this.#hasModel(run))) this.best.push({ run, value });
    }
  }

  async #hasModel(run: Run): Promise<boolean> {
    if (saysItHasModel(run)) return true;
    if (this.#lookedInto >= mostLookedInto) return false;
    this.#lookedInto++;
    return (await modelCandidates(this.#store, run, this.#signal)).length > 0;
  }
}
