import * as vscode from 'vscode';
import type { Event } from '../../core/base/emitter.ts';
import { DisposableStore, type Disposable } from '../../core/base/lifetime.ts';
import { searchOpenRequests } from '../../core/lifecycle/review/searchOpenRequests.ts';
import { formatCount } from '../base/format.ts';
import type { Connections, Session } from '../connections/session.ts';
import { shownSession } from './shownSession.ts';

export interface RequestBadgeDeps {
  readonly view: {
    readonly visible: boolean;
    readonly onDidChangeVisibility: Event<unknown>;
    badge?: vscode.ViewBadge | undefined;
  };
  readonly connections: Pick<Connections, 'active' | 'onDidChange'>;
  /** Models were written or read again. */
  readonly onDidTouch: Event<unknown>;
}

/**
 * Counts versions with open requests of the active connection on the view: one search each time that models are read again, while the view is
 * visible. A server that does not answer, or has no registry, has no count.
 */
export class RequestBadge implements Disposable {
  readonly #from: RequestBadgeDeps;
  readonly #owned = new DisposableStore();
  #asking = new AbortController();
  #later: NodeJS.Timeout | undefined;
  /** Whose requests were searched, or are being; undefined when they have to be searched again. */
  #searched: Session | undefined;
  /** Whose number is shown: it stays until the next one is known. */
  #shown: Session['id'] | undefined;

  constructor(from: RequestBadgeDeps) {
    this.#from = from;
    this.#owned.add(from.view.onDidChangeVisibility(() => this.#ask()));
    this.#owned.add(from.connections.onDidChange(() => this.#ask()));
    this.#owned.add(from.onDidTouch(() => this.#outdate()));
    this.#owned.add({ dispose: () => this.#stop() });
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #outdate(): void {
    this.#searched = undefined;
    this.#ask();
  }

  #ask(): void {
    const session = shownSession(this.#from.connections);
    if (session?.id !== this.#shown) this.#show(undefined, 0);
    if (session !== undefined && session === this.#searched) return;
    this.#stop();
    this.#searched = undefined;
    if (!session || !this.#from.view.visible || this.#owned.isDisposed) return;
    this.#searched = session;
    this.#later = setTimeout(() => void this.#search(session), searchPause);
  }

  async #search(session: Session): Promise<void> {
    const { signal } = (this.#asking = new AbortController());
    const count = await countOf(session, signal);
    if (!signal.aborted) this.#show(session.id, count);
  }

  #stop(): void {
    clearTimeout(this.#later);
    this.#asking.abort();
  }

  #show(of: Session['id'] | undefined, count: number): void {
    this.#shown = of;
    const { view } = this.#from;
    if ((view.badge?.value ?? 0) === count) return;
    view.badge = count === 0 ? undefined : { value: count, tooltip: tooltipOf(count) };
  }
}

/** Milliseconds: one act is told of several times. */
const searchPause = 200;

async function countOf({ registry }: Session, signal: AbortSignal): Promise<number> {
  try {
    return (await searchOpenRequests(registry, signal)).length;
  } catch {
    return 0;
  }
}

function tooltipOf(count: number): string {
  if (count === 1) return vscode.l10n.t('1 version with an open transition request');
  return vscode.l10n.t('{count} versions with open transition requests', { count: formatCount(count) });
}
