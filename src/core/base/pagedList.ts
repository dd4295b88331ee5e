import type { Page } from './page.ts';

export type LoadPage<T> = (token: string | undefined, signal: AbortSignal) => Promise<Page<T>>;

/** The first page in two parts: what comes soonest, and `rest`, which follows by itself when there is more. */
export interface Opening<T> {
  readonly page: Page<T>;
  readonly rest?: LoadPage<T>;
}

export type OpenList<T> = (signal: AbortSignal) => Promise<Opening<T>>;

interface Reading<T> {
  readonly items: readonly T[];
  readonly next: string | undefined;
  readonly pages: number;
}

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
  readonly #open: OpenList<T>;
  readonly #changed: (isFirst: boolean) => void;
  readonly #now: () => number;
  #items: readonly T[] = [];
  #next: string | undefined;
  #pages = 0;
  #loadedAt: number | undefined;
  #error: unknown;
  #current: { readonly abort: AbortController; readonly promise: Promise<void> } | undefined;

  /**
   * `changed` hears of every end of a reading; the first is the one that whoever called `ensure` still waits for. `open` is the first
   * reading of all, when it is not the whole first page at once.
   */
  constructor(
    load: LoadPage<T>,
    changed: (isFirst: boolean) => void = () => undefined,
    now: () => number = Date.now,
    open: OpenList<T> = async (signal) => ({ page: await load(undefined, signal) }),
  ) {
    this.#load = load;
    this.#open = open;
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
      await (this.#current?.promise ?? this.#begin());
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

  async #begin(): Promise<void> {
    let rest: LoadPage<T> | undefined;
    await this.#run(
      async (signal) => {
        const opening = await this.#open(signal);
        rest = opening.rest;
        return { items: opening.page.items, next: progress(opening.page, undefined), pages: 1 };
      },
      () => this.#follow(rest),
    );
  }

  /** The rest belongs to the first page: a refresh reads both as one. */
  #follow(rest: LoadPage<T> | undefined): void {
    const from = this.#next;
    if (rest === undefined || from === undefined) return;
    void this.#run(async (signal) => {
      await pause();
      signal.throwIfAborted();
      const page = await rest(from, signal);
      return { items: [...this.#items, ...page.items], next: progress(page, from), pages: 1 };
    });
  }

  #run(read: (signal: AbortSignal) => Promise<Reading<T>>, then: () => void = () => undefined): Promise<void> {
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
      then();
      this.#changed(isFirst);
    };
    // The entry exists before the work starts, so that a synchronous failure still finds itself current.
    const mine = { abort, promise: Promise.resolve().then(work) };
    this.#current = mine;
    return mine.promise;
  }
}

/** A moment for what came soonest to be drawn: the rest takes the processor from it, here and on a server of the same machine. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, restPause);
  });
}

/** Milliseconds. Longer makes the whole page late, shorter its first rows. */
const restPause = 10;

/** A token that repeats would never end. */
function progress<T>(page: Page<T>, token: string | undefined): string | undefined {
  return page.next === token ? undefined : page.next;
}
