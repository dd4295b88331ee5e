import { Limiter } from '../../core/base/limiter.ts';
import type { LoadPage, OpenList, PagedList } from '../../core/base/pagedList.ts';
import { outputModels } from '../../core/runs/outputModels.ts';
import { RootFinder } from '../../core/runs/runForest.ts';
import { rankByMetric } from '../../core/runs/ranking.ts';
import { childrenQuery, isForest, runQuery, sortsOnServer } from '../../core/runs/runsView.ts';
import type { Artifact, ArtifactOwner } from '../../core/tracking/artifact.ts';
import type { Experiment } from '../../core/tracking/experiment.ts';
import type { LoggedModel } from '../../core/tracking/loggedModel.ts';
import type { Run } from '../../core/tracking/run.ts';
import { isReason } from '../../core/tracking/trackingError.ts';
import type { Session } from '../connections/session.ts';
import { readSetting } from '../contributions/settings.ts';
import { Lists } from './lists.ts';
import { experimentKey, type RunsViews } from './runsViews.ts';

/** What the Experiments view shows of the experiments themselves. */
export interface ExperimentsFilter {
  readonly filter: string;
  readonly deletedShown: boolean;
}

/** What a server answers costs it time by the row: few are there at once, and the rest follows. */
const openingSize = 5;

type LoadRuns = (token: string | undefined, signal: AbortSignal, size?: number) => ReturnType<LoadPage<Run>>;

/**
 * The lists behind the rows of the Experiments view, each read from the server when its row is opened. A list's key is the id of the row
 * that it opens from, so that a change finds its row.
 */
export class ExperimentLists {
  readonly lists = new Lists();
  readonly #views: RunsViews;
  /** A sort by metric can cost the server minutes: one at a time. */
  readonly #metricSorts = new Limiter(1);

  constructor(views: RunsViews) {
    this.#views = views;
  }

  experiments(session: Session, { filter, deletedShown }: ExperimentsFilter): PagedList<Experiment> {
    return this.lists.of(experimentsKey(session), (pageToken, signal) =>
      session.tracking.searchExperiments(
        {
          view: deletedShown ? 'all' : 'active',
          pageSize: pageSize(),
          pageToken,
          ...(filter === '' ? {} : { filter }),
        },
        signal,
      ),
    );
  }

  runs(key: string, session: Session, experimentId: string): PagedList<Run> {
    const load = this.#rootRuns(session, experimentId);
    const open: OpenList<Run> = async (signal) => {
      const rest = pageSize() - openingSize;
      if (rest <= 0 || !isForest(this.#views.get(experimentKey(session.id, experimentId))))
        return { page: await load(undefined, signal) };
      return {
        page: await load(undefined, signal, openingSize),
        rest: (token, during) => load(token, during, rest),
      };
    };
    return this.lists.of(key, load, open);
  }

  /** What stands below an experiment now, which may still be of the view before. */
  shownRuns(key: string): readonly Run[] {
    return (this.lists.get(key) as PagedList<Run> | undefined)?.state.items ?? [];
  }

  children(key: string, session: Session, run: Run): PagedList<Run> {
    return this.lists.of(key, (pageToken, signal) =>
      session.tracking.searchRuns({ ...childrenQuery(run.experimentId, run.id, pageSize()), pageToken }, signal),
    );
  }

  loggedModels(key: string, session: Session, run: Run): PagedList<LoggedModel> {
    return this.lists.of(key, async (_, signal) => ({
      items: await outputModels(session.tracking, run.id, signal),
      next: undefined,
    }));
  }

  artifacts(key: string, session: Session, owner: ArtifactOwner, folder: string): PagedList<Artifact> {
    return this.lists.of(key, (pageToken, signal) => session.tracking.listArtifacts(owner, folder, pageToken, signal));
  }

  /** Rows sorted here when the server could not: the loaded ones only, and the view says so. */
  sorted(session: Session, experimentId: string, runs: readonly Run[]): readonly Run[] {
    const { sort } = this.#views.get(experimentKey(session.id, experimentId));
    return sort.by === 'metric' && sort.where === 'loaded' ? rankByMetric(runs, sort.key, sort.descending) : runs;
  }

  #rootRuns(session: Session, experimentId: string): LoadRuns {
    const key = experimentKey(session.id, experimentId);
    let finder = new RootFinder();
    return async (token, signal, size = pageSize()) => {
      const view = this.#views.get(key);
      const load = (pageToken: string | undefined) =>
        session.tracking.searchRuns({ ...runQuery(experimentId, view, size, session.capabilities), pageToken }, signal);
      if (sortsOnServer(view.sort))
        return this.#metricSorts.run(signal, () => this.#sortOnServer(key, () => load(token)));
      if (!isForest(view) || session.capabilities.nullTagFilter) return load(token);
      const mine = token === undefined ? new RootFinder() : finder;
      const page = await mine.read(load, (id) => findRun(session, id, signal), token);
      finder = mine; // a reading that failed leaves the rows, and what is known of them, as they were
      return page;
    };
  }

  /** A sort that takes too long is given up, once and for all in this view: the loaded rows are sorted instead. */
  async #sortOnServer<T>(key: string, load: () => Promise<T>): Promise<T> {
    try {
      return await load();
    } catch (error) {
      const { sort } = this.#views.get(key);
      if (isReason(error, 'timeout') && sort.by === 'metric')
        this.#views.set(key, { sort: { ...sort, where: 'loaded' } });
      throw error;
    }
  }
}

export const experimentsKey = (session: Session): string => `${session.id}/experiments`;

/** Undefined when the server has no such run. */
export async function findRun(session: Session, id: string, signal: AbortSignal): Promise<Run | undefined> {
  try {
    return await session.tracking.getRun(id, signal);
  } catch (error) {
    if (isReason(error, 'notFound')) return undefined;
    throw error;
  }
}

function pageSize(): number {
  return Math.min(1000, Math.max(1, Math.floor(readSetting('mlflow.explorer.pageSize'))));
}
