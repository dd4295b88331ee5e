import { rankable, rankByMetric } from '../runs/ranking.ts';
import { metricSortTimeout, quoteKey } from '../runs/runsView.ts';
import type { Page } from '../base/page.ts';
import { metricValue, type Run } from '../tracking/run.ts';
import type { TrackingStore } from '../tracking/store.ts';
import { isReason } from '../tracking/trackingError.ts';
import { hasModel, saysItHasModel } from './modelCandidates.ts';

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

/**
 * `complete` is false when only the newest `ranked` runs were looked at, or some are `unchecked`: then nobody may call the first one the best.
 */
export interface BestRuns {
  readonly best: readonly RankedRun[];
  readonly complete: boolean;
  readonly ranked: number;
  /** Runs with a value that do not say whether they hold a model, and were too many to look into. */
  readonly unchecked: number;
}

const pageSize = 50;
/** How much is ranked here when the server cannot sort in time: 1.3 ms of server time each. */
const rankedHere = 1000;
/** Runs that turn out to hold no model cost a listing each, and more: after so many, silent ones are left alone. */
const mostInVain = 30;

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
  } while (token !== undefined && !pick.ended && !pick.tired);
  const { best, unchecked } = pick;
  return { best, complete: unchecked === 0 && (token === undefined || pick.ended), ranked, unchecked };
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
  const { best, unchecked } = pick;
  return { best, complete: unchecked === 0 && token === undefined, ranked: runs.length, unchecked };
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
  unchecked = 0;
  readonly #store: TrackingStore;
  readonly #query: BestRunsQuery;
  readonly #signal: AbortSignal;
  #sawLast = false;
  #inVain = 0;

  constructor(store: TrackingStore, query: BestRunsQuery, signal: AbortSignal) {
    this.#store = store;
    this.#query = query;
    this.#signal = signal;
  }

  /** No further run can be among the best. */
  get ended(): boolean {
    return this.#sawLast || this.best.length >= this.#query.count;
  }

  get tired(): boolean {
    return this.#inVain >= mostInVain;
  }

  async from(runs: readonly Run[]): Promise<void> {
    const { metric } = this.#query;
    for (const run of runs) {
      // MLflow puts runs without the metric last, whatever the direction (2.22.4 and 3.17.2); NaN comes before them.
      this.#sawLast ||= metricValue(run, metric) === undefined;
      if (this.ended) return;
      const value = rankable(run, metric);
      if (value !== undefined && (await this.#hasModel(run))) this.best.push({ run, value });
    }
  }

  async #hasModel(run: Run): Promise<boolean> {
    if (this.tired && !saysItHasModel(run)) {
      this.unchecked++;
      return false;
    }
    const found = await hasModel(this.#store, run, this.#signal);
    if (!found) this.#inVain++;
    return found;
  }
}
