import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { Emitter } from '../../../../src/core/base/emitter.ts';
import { silentLog } from '../../../../src/core/base/log.ts';
import type { Page } from '../../../../src/core/base/page.ts';
import type { Connections, Session } from '../../../../src/extension/connections/session.ts';
import { AutoRefresh } from '../../../../src/extension/explorer/autoRefresh.ts';
import { Lists } from '../../../../src/extension/explorer/lists.ts';
import { runOf } from '../../../support/domain.ts';

const session = { id: 'one' } as Session;
const connections = { active: { state: { kind: 'ready', session } } } as unknown as Connections;
const running = runOf({ id: 'r', status: 'RUNNING' });
const finished = runOf({ id: 'r', status: 'FINISHED' });
const pause = 5;
/** In milliseconds, as is the pause. */
const severalRounds = 60;

describe('auto refresh', () => {
  const lists: Lists[] = [];
  const refreshes: AutoRefresh[] = [];

  function start(isVisible = true): { readonly lists: Lists; readonly visibility: Emitter<unknown> } {
    const [mine, visibility] = [new Lists(), new Emitter<unknown>()];
    lists.push(mine);
    const view = { visible: isVisible, onDidChangeVisibility: visibility.event };
    const seconds = (): number => pause / 1000;
    refreshes.push(new AutoRefresh({ view, lists: mine, connections, log: silentLog, seconds }));
    return { lists: mine, visibility };
  }

  afterEach(() => {
    for (const refresh of refreshes.splice(0)) refresh.dispose();
    for (const mine of lists.splice(0)) mine.dispose();
  });

  it('goes on until no run runs any more', async () => {
    const { lists } = start();
    let reads = 0;
    await lists
      .of('one/experiment/1', async () => ({ items: [++reads < 3 ? running : finished], next: undefined }))
      .ensure();
    await until(() => reads === 3);
    await sleep(severalRounds);
    assert.equal(reads, 3);
  });

  const left: readonly (readonly [string, string, boolean, number])[] = [
    ['of another connection', 'other/experiment/1', true, 1],
    ['of a view that is hidden', 'one/experiment/1', false, 1],
    ['that somebody made long', 'one/experiment/1', true, 4],
  ];
  for (const [what, key, isVisible, pages] of left) {
    it(`leaves alone a list ${what}`, async () => {
      const mine = start(isVisible).lists;
      let reads = 0;
      const list = mine.of(key, async (token): Promise<Page<unknown>> => {
        const page = Number(token ?? 0);
        reads++;
        return { items: [page === 3 || pages === 1 ? running : finished], next: String(page + 1) };
      });
      await list.ensure();
      for (let page = 1; page < pages; page++) await list.loadMore();
      await sleep(severalRounds);
      assert.equal(reads, pages);
    });
  }

  it('does not begin a round while one is reading, and does not stop what a person loads', async () => {
    const { lists, visibility } = start();
    const signals: AbortSignal[] = [];
    const answers: (() => void)[] = [];
    const list = lists.of('one/experiment/1', (_, signal): Promise<Page<unknown>> => {
      signals.push(signal);
      const page = { items: [running], next: 'more' };
      return signals.length === 1 ? Promise.resolve(page) : new Promise((resolve) => answers.push(() => resolve(page)));
    });
    await list.ensure();
    await until(() => signals.length === 2);
    visibility.fire(undefined);
    await sleep(severalRounds);
    assert.equal(signals.length, 2);
    answers.shift()?.();
    await until(() => !list.state.loading);
    const more = list.loadMore();
    await sleep(severalRounds);
    assert.deepEqual([signals.length, signals.some(({ aborted }) => aborted)], [3, false]);
    answers.shift()?.();
    await more;
    assert.equal(list.state.items.length, 2);
  });

  it('comes to its turn while other lists change all the time', async () => {
    const { lists } = start();
    let reads = 0;
    const page = async (): Promise<Page<unknown>> => ({ items: [++reads < 2 ? running : finished], next: undefined });
    await lists.of('one/experiment/1', page).ensure();
    const other = lists.of('one/experiment/2', async () => ({ items: [], next: undefined }));
    await until(async () => {
      await other.refresh();
      return reads === 2;
    });
  });
});

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 2000;
  while (!(await isSo())) {
    assert.ok(Date.now() < end, 'it did not come to that');
    await sleep(1);
  }
}
