import type { Page } from '../base/page.ts';
import { parentRunId, type Run } from '../tracking/run.ts';

export type FindRun = (id: string) => Promise<Run | undefined>;
export type LoadRuns = (token: string | undefined) => Promise<Page<Run>>;

const deepest = 20;
/** A page may hold only children of roots that are shown already; after so many of them in a row it is the person's turn to go on. */
const pagesAtOnce = 5;

/**
 * The root runs of pages that hold runs of all levels, for servers that cannot filter on a missing tag (MLflow 2.x). A child stands
 * for its root, which is fetched when it is on no page read so far; nothing is asked twice and no page is read ahead.
 */
export class RootFinder {
  readonly #known = new Map<string, Run | undefined>();
  readonly #shown = new Set<string>();

  /** The next roots: reads on while a page brings none that is new. */
  async read(load: LoadRuns, find: FindRun, token: string | undefined): Promise<Page<Run>> {
    let page = await this.#roots(await load(token), find);
    for (let pages = 1; page.items.length === 0 && page.next !== undefined && pages < pagesAtOnce; pages++) {
      page = await this.#roots(await load(page.next), find);
    }
    return page;
  }

  async #roots(page: Page<Run>, find: FindRun): Promise<Page<Run>> {
    for (const run of page.items) this.#known.set(run.id, run);
    const roots = new Map<string, Run>();
    for (const run of page.items) {
      const root = await this.#rootOf(run, find);
      if (!this.#shown.has(root.id)) roots.set(root.id, root);
    }
    // Only now: a parent that could not be fetched fails the whole page, and none of its roots was shown.
    for (const id of roots.keys()) this.#shown.add(id);
    return { items: [...roots.values()], next: page.next };
  }

  /** The run itself when its parent is gone, or when parents go round in a circle. */
  async #rootOf(run: Run, find: FindRun): Promise<Run> {
    let root = run;
    for (let depth = 0; depth < deepest; depth++) {
      const parent = parentRunId(root);
      if (parent === undefined || parent === root.id) return root;
      if (!this.#known.has(parent)) this.#known.set(parent, await find(parent));
      const found = this.#known.get(parent);
      if (!found) return root;
      root = found;
    }
    return run;
  }
}
