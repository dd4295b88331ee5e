import { Emitter } from '../../core/base/emitter.ts';
import type { Disposable } from '../../core/base/lifetime.ts';
import { PagedList, type ListState, type LoadPage, type OpenList } from '../../core/base/pagedList.ts';
import type { Session } from '../connections/session.ts';
import type { EmptyNode, ErrorNode, MoreNode } from './commonNodes.ts';

/** The lists that rows of a tree open into, by key; each is made when first asked for. */
export class Lists implements Disposable {
  readonly #lists = new Map<string, PagedList<unknown>>();
  readonly #sessions = new Map<string, Session>();
  readonly #changed = new Emitter<string>();
  /** Tells the key of the list whose state changed. */
  readonly onDidChange = this.#changed.event;
  readonly #outdated = new Emitter<string>();
  /** The same, but for a first reading: the rows of that one are the answer that VS Code still waits for, and need not be asked for again. */
  readonly onDidOutdate = this.#outdated.event;

  /** `load` and `open` are used only when there is no list of this key yet; one key is always asked for with one type. */
  of<T>(key: string, load: LoadPage<T>, open?: OpenList<T>): PagedList<T> {
    const known = this.#lists.get(key);
    if (known) return known as PagedList<T>;
    const changed = (isFirst: boolean): void => {
      if (this.#lists.get(key) !== list) return;
      this.#changed.fire(key);
      if (!isFirst) this.#outdated.fire(key);
    };
    const list: PagedList<T> = new PagedList<T>(load, changed, Date.now, open);
    this.#lists.set(key, list);
    return list;
  }

  get(key: string): PagedList<unknown> | undefined {
    return this.#lists.get(key);
  }

  keys(prefix = ''): string[] {
    return [...this.#lists.keys()].filter((key) => key.startsWith(prefix));
  }

  /** A session that was made anew speaks to another server, or in another way: what the former one read is forgotten. */
  serve(session: Session): void {
    if (this.#sessions.get(session.id) === session) return;
    this.#sessions.set(session.id, session);
    this.drop(`${session.id}/`);
  }

  /** Drops the lists of all sessions but these. */
  keep(sessionIds: readonly string[]): void {
    for (const id of this.#sessions.keys()) if (!sessionIds.includes(id)) this.#sessions.delete(id);
    for (const key of this.keys()) if (!sessionIds.some((id) => key.startsWith(`${id}/`))) this.forget(key);
  }

  drop(prefix: string): void {
    for (const key of this.keys(prefix)) this.forget(key);
  }

  /** The list of a row that is gone. */
  forget(key: string): void {
    this.#lists.get(key)?.cancel();
    this.#lists.delete(key);
  }

  /** Reads again what one session shows; rows stay until the new ones are there. The others read theirs when they are shown next. */
  async refresh(session: Session | undefined): Promise<void> {
    this.keep(session ? [session.id] : []);
    if (!session) return;
    this.serve(session);
    await Promise.all(this.keys(`${session.id}/`).flatMap((key) => this.#lists.get(key)?.refresh() ?? []));
  }

  dispose(): void {
    this.drop('');
    this.#changed.dispose();
    this.#outdated.dispose();
  }
}

/** How a list's state shows: its rows, then what went wrong, or a way to more, or that there is nothing. */
export function rowsOf<T, Node>(
  key: string,
  { items, hasMore, loading, error, loadedAt }: ListState<T>,
  toNode: (item: T) => Node,
  text: { readonly failed: string; readonly empty: string },
): (Node | MoreNode | EmptyNode | ErrorNode)[] {
  const rows: (Node | MoreNode | EmptyNode | ErrorNode)[] = items.map(toNode);
  if (error !== undefined) rows.push({ kind: 'error', list: key, what: text.failed, error, since: loadedAt });
  else if (hasMore) rows.push({ kind: 'more', list: key, shown: items.length, loading });
  else if (items.length === 0 && text.empty !== '') rows.push({ kind: 'empty', list: key, text: text.empty });
  return rows;
}
