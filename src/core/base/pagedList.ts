import type { Page } from './page.ts';

export type LoadPage<T> = (token: string | undefined, signal: AbortSignal) => Promise<Page<T>>;

/** What a list can show right now. Rows survive a failed refresh: `error` then stands beside `items`, with the time they are from. */
export interface ListState<T> {
  readonly items: readonly T[];
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly loadedAt: number | undefined;
  readonly error: unknown;
}

/**
 * A list that grows page by page. `refresh` reads as many pages again as were shown (at least the first) and swaps the rows only
 * when all came; a later call supersedes an earlier one, whose late answer is dropped.
 */
export class PagedList<T> {
  readonly #load: LoadPage<T>;
  readonly #changed: (isFirst: boolean) => void;
  readonly #now: () => number;
  #items: readonly T[] = [];
  #next: string | undefined;
  #pages = 0;
  #loadedAt: number | undefined;
  #error: unknown;
  #current: { readonly abort: AbortController; readonly promise: Promise<void> } | undefined;

  /** `changed` hears of every end of a reading; the first is the one that whoever called `ensure` still waits for. */
  constructor(load: LoadPage<T>, changed: (isFirst: boolean) => void = () => undefined, now: () => number = Date.now) {
    this.#load = load;
    this.#changed = changed;
    this.#now = now;
  }

  get state(): ListState<T> {
    return {
      items: this.#items,
      hasMore: this.#next !== undefined,
      loading: this.#current !== undefined,
      loadedAt: this.#loadedAt,
      error: this.#error,
    };
  }

  /** How many pages were read, and a refresh reads again. */
  get pages(): number {
    return this.#pages;
  }

  /** Returns at once when there are rows, even old ones; otherwise loads the first page. Never rejects: a failure is in `state.error`. */
  async ensure(): Promise<void> {
    // A reading that was superseded ends early and without rows: the one that took its place is waited for.
    while (this.#loadedAt === undefined && (this.#error === undefined || this.#current))
      await (this.#current?.promise ?? this.refresh());
  }

  refresh(): Promise<void> {
    return this.#run(async (signal) => {
      const seen = Math.max(1, this.#pages);
      const items: T[] = [];
      let next: string | undefined;
      let pages = 0;
      do {
        const page: Page<T> = await this.#load(next, signal);
        items.push(...page.items);
        next = progress(page, next);
        pages++;
      } while (next !== undefined && pages < seen);
      return { items, next, pages };
    });
  }

  loadMore(): Promise<void> {
    const from = this.#next;
    if (from === undefined) return Promise.resolve();
    if (this.#current) return this.#current.promise;
    return this.#run(async (signal) => {
      const page = await this.#load(from, signal);
      return { items: [...this.#items, ...page.items], next: progress(page, from), pages: this.#pages + 1 };
    });
  }

  cancel(): void {
    this.#current?.abort.abort();
  }

  #run(
    read: (signal: AbortSignal) => Promise<{ items: readonly T[]; next: string | undefined; pages: number }>,
  ): Promise<void> {
    this.#current?.abort.abort();
    const abort = new AbortController();
    const work = async (): Promise<void> => {
      const isFirst = this.#loadedAt === undefined && this.#error === undefined;
      try {
        const { items, next, pages } = await read(abort.signal);
        if (this.#current !== mine) return;
        [this.#items, this.#next, this.#pages, this.#loadedAt, this.#error] = [
          items,
          next,
          pages,
          this.#now(),
          undefined,
        ];
      } catch (error) {
        if (this.#current !== mine) return;
        this.#error = error;
      }
      this.#current = undefined;
      this.#changed(isFirst);
    };
    // The entry exists before the work starts, so that a synchronous failure still finds itself current.
    const mine = { abort, promise: Promise.resolve().then(work) };
    this.#current = mine;
    return mine.promise;
  }
}

/** A token that repeats would never end. */
function progress<T>(page: Page<T>, token: string | undefined): string | undefined {
  return page.next === token ? undefined : page.next;
}
