import type * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/lifetime.ts';
import type { Log } from '../../core/base/log.ts';
import { readSetting } from '../contributions/settings.ts';
import type { Lists } from './lists.ts';

const longestPause = 300;

interface RunRow {
  readonly status: string | undefined;
  readonly modelIds: readonly string[];
}

/**
 * Reads lists that hold a running run again, while their view is visible. One round at a time; after a failure the pause doubles, up to
 * five minutes.
 */
export class AutoRefresh implements Disposable {
  readonly #view: vscode.TreeView<unknown>;
  readonly #lists: Lists;
  readonly #log: Log;
  readonly #owned = new DisposableStore();
  #timer: NodeJS.Timeout | undefined;
  #failures = 0;

  constructor(view: vscode.TreeView<unknown>, lists: Lists, log: Log) {
    this.#view = view;
    this.#lists = lists;
    this.#log = log;
    this.#owned.add(view.onDidChangeVisibility(() => this.#schedule()));
    this.#owned.add(lists.onDidChange(() => this.#schedule()));
    this.#owned.add({ dispose: () => clearTimeout(this.#timer) });
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    const seconds = readSetting('mlflow.explorer.autoRefreshSeconds');
    if (seconds <= 0 || !this.#view.visible || this.#owned.isDisposed || this.#running().length === 0) return;
    const pause = Math.min(longestPause, seconds * 2 ** this.#failures);
    this.#timer = setTimeout(() => void this.#round(), pause * 1000);
  }

  async #round(): Promise<void> {
    const lists = this.#running();
    this.#log.trace(`auto refresh of ${lists.length} lists with running runs`);
    await Promise.all(lists.map((list) => list.refresh()));
    this.#failures = lists.some(({ state }) => state.error !== undefined) ? this.#failures + 1 : 0;
    this.#schedule();
  }

  #running() {
    const all = this.#lists.keys().flatMap((key) => this.#lists.get(key) ?? []);
    return all.filter(({ state }) => state.items.some((item) => isRun(item) && item.status === 'RUNNING'));
  }
}

function isRun(item: unknown): item is RunRow {
  return typeof item === 'object' && item !== null && 'modelIds' in item && 'status' in item;
}
