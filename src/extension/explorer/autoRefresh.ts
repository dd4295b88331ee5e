import type { Event } from '../../core/base/emitter.ts';
import { DisposableStore, type Disposable } from '../../core/base/lifetime.ts';
import type { Log } from '../../core/base/log.ts';
import type { PagedList } from '../../core/base/pagedList.ts';
import type { Connections } from '../connections/session.ts';
import type { Lists } from './lists.ts';
import { shownSession } from './shownSession.ts';

/** In seconds. */
const longestPause = 300;
/** A list that somebody made longer is left to the Refresh button: all its pages in every round would be too much for a server. */
const mostPages = 3;

export interface AutoRefreshDeps {
  readonly view: { readonly visible: boolean; readonly onDidChangeVisibility: Event<unknown> };
  readonly lists: Lists;
  readonly connections: Pick<Connections, 'active'>;
  readonly log: Log;
  /** Between two rounds; 0 for none. */
  readonly seconds: () => number;
}

interface RunRow {
  readonly status: string | undefined;
  readonly modelIds: readonly string[];
}

/**
 * Reads short lists of the active connection that hold a running run again, while their view is visible. One round at a time; after a
 * failure the pause doubles, up to five minutes.
 */
export class AutoRefresh implements Disposable {
  readonly #from: AutoRefreshDeps;
  readonly #owned = new DisposableStore();
  #timer: NodeJS.Timeout | undefined;
  #isReading = false;
  #failures = 0;

  constructor(from: AutoRefreshDeps) {
    this.#from = from;
    this.#owned.add(from.view.onDidChangeVisibility(() => this.#schedule()));
    this.#owned.add(from.lists.onDidChange(() => this.#schedule()));
    this.#owned.add({ dispose: () => this.#stop() });
  }

  dispose(): void {
    this.#owned.dispose();
  }

  /** A round that is due stays due: changes that come one after the other would put it off for ever. */
  #schedule(): void {
    const seconds = this.#from.seconds();
    if (seconds <= 0 || !this.#from.view.visible || this.#owned.isDisposed || this.#running().length === 0) {
      this.#stop();
      return;
    }
    if (this.#isReading || this.#timer !== undefined) return;
    const pause = Math.min(longestPause, seconds * 2 ** this.#failures);
    this.#timer = setTimeout(() => void this.#round(), pause * 1000);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** A list that loads is left alone: a person asked for it. */
  async #round(): Promise<void> {
    this.#timer = undefined;
    this.#isReading = true;
    const lists = this.#running().filter(({ state }) => !state.loading);
    this.#from.log.trace(`auto refresh of ${lists.length} lists with running runs`);
    await Promise.all(lists.map((list) => list.refresh()));
    this.#isReading = false;
    this.#failures = lists.some(({ state }) => state.error !== undefined) ? this.#failures + 1 : 0;
    this.#schedule();
  }

  #running(): PagedList<unknown>[] {
    const session = shownSession(this.#from.connections);
    if (!session) return [];
    const all = this.#from.lists.keys(`${session.id}/`).flatMap((key) => this.#from.lists.get(key) ?? []);
    return all.filter(
      ({ pages, state }) => pages <= mostPages && state.items.some((item) => isRun(item) && item.status === 'RUNNING'),
    );
  }
}

function isRun(item: unknown): item is RunRow {
  return typeof item === 'object' && item !== null && 'modelIds' in item && 'status' in item;
}
