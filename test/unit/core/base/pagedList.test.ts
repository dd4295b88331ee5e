import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '../../../../src/core/base/page.ts';
import { PagedList } from '../../../../src/core/base/pagedList.ts';

/** Pages of two letters each: `ab`, `cd`, `ef`. */
async function letters(token: string | undefined): Promise<Page<string>> {
  const at = Number(token ?? 0);
  return { items: ['ab', 'cd', 'ef'][at]?.split('') ?? [], next: at < 2 ? String(at + 1) : undefined };
}

describe('PagedList', () => {
  it('grows page by page and knows its end', async () => {
    const list = new PagedList(letters);
    await list.ensure();
    assert.deepEqual([list.state.items.join(''), list.state.hasMore], ['ab', true]);
    await list.loadMore();
    await list.loadMore();
    assert.deepEqual([list.state.items.join(''), list.state.hasMore], ['abcdef', false]);
    await list.loadMore();
    assert.equal(list.state.items.join(''), 'abcdef');
  });

  it('loads once for callers that ensure at the same time, and not again later', async () => {
    let loads = 0;
    const list = new PagedList((token) => (loads++, letters(token)));
    await Promise.all([list.ensure(), list.ensure()]);
    await list.ensure();
    assert.equal(loads, 1);
  });

  it('refreshes as many pages as were shown', async () => {
    const asked: (string | undefined)[] = [];
    const list = new PagedList((token) => (asked.push(token), letters(token)));
    await list.ensure();
    await list.loadMore();
    asked.length = 0;
    await list.refresh();
    assert.deepEqual(asked, [undefined, '1']);
    assert.deepEqual([list.state.items.join(''), list.state.hasMore], ['abcd', true]);
  });

  it('keeps its rows and their time beside the error of a failed refresh', async () => {
    let now = 1000;
    let isBroken = false;
    const list = new PagedList(
      (token) => (isBroken ? Promise.reject(new Error('gone')) : letters(token)),
      undefined,
      () => now,
    );
    await list.refresh();
    isBroken = true;
    now = 2000;
    await list.refresh();
    const { items, error, loadedAt, loading } = list.state;
    assert.deepEqual([items.join(''), String(error), loadedAt, loading], ['ab', 'Error: gone', 1000, false]);
    isBroken = false;
    await list.refresh();
    assert.deepEqual([list.state.error, list.state.loadedAt], [undefined, 2000]);
  });

  it('drops the late answer of a superseded refresh', async () => {
    const first = Promise.withResolvers<Page<string>>();
    const answers = [first.promise, Promise.resolve<Page<string>>({ items: ['new'], next: undefined })];
    const signals: AbortSignal[] = [];
    const list = new PagedList((_, signal) => (signals.push(signal), answers.shift() ?? assert.fail()));
    const slow = list.refresh();
    await Promise.resolve();
    await list.refresh();
    first.resolve({ items: ['old'], next: undefined });
    await slow;
    assert.deepEqual(list.state.items, ['new']);
    assert.equal(signals[0]?.aborted, true);
  });

  it('lets those who wait for a superseded reading wait for the one that took its place', async () => {
    const first = Promise.withResolvers<Page<string>>();
    const answers = [first.promise, letters('1')];
    const list = new PagedList(() => answers.shift() ?? assert.fail());
    const opened = list.ensure();
    await Promise.resolve();
    void list.refresh();
    first.resolve(letters('0'));
    await opened;
    assert.equal(list.state.items.join(''), 'cd');
  });

  describe('opened with a part of its first page', () => {
    /** `a`, then `b`, and the whole first page is `ab`. */
    function opened(rest: () => Promise<Page<string>>, told: boolean[] = []): PagedList<string> {
      const page = { items: ['a'], next: 'a' };
      return new PagedList(
        letters,
        (isFirst) => told.push(isFirst),
        Date.now,
        async () => ({ page, rest }),
      );
    }
    const shown = ({ state }: PagedList<string>) => [state.items.join(''), state.loading, state.hasMore, state.error];

    it('shows that part at once, and the rest when it comes', async () => {
      const rest = Promise.withResolvers<Page<string>>();
      const told: boolean[] = [];
      const list = opened(() => rest.promise, told);
      await Promise.all([list.ensure(), list.ensure()]);
      assert.deepEqual([shown(list), told], [['a', true, true, undefined], [true]]);
      const more = list.loadMore();
      rest.resolve({ items: ['b'], next: '1' });
      await more;
      assert.deepEqual([shown(list), told, list.pages], [['ab', false, true, undefined], [true, false], 1]);
      await list.loadMore();
      assert.equal(list.state.items.join(''), 'abcd');
    });

    it('keeps that part when the rest fails, and reads the whole page with a refresh', async () => {
      const failure = new Error('gone');
      const list = opened(() => Promise.reject(failure));
      await list.ensure();
      await list.loadMore();
      assert.deepEqual(shown(list), ['a', false, true, failure]);
      await list.refresh();
      assert.deepEqual([shown(list), list.pages], [['ab', false, true, undefined], 1]);
    });

    it('does not ask for the rest when a refresh comes before', async () => {
      const list = opened(() => assert.fail());
      await list.ensure();
      await list.refresh();
      await sleep(100);
      assert.deepEqual(shown(list), ['ab', false, true, undefined]);
    });

    it('drops the rest when a refresh supersedes it', async () => {
      const rest = Promise.withResolvers<Page<string>>();
      const asked = Promise.withResolvers<void>();
      const list = opened(() => {
        asked.resolve();
        return rest.promise;
      });
      await list.ensure();
      await asked.promise;
      await list.refresh();
      rest.resolve({ items: ['late'], next: undefined });
      await rest.promise;
      assert.deepEqual(shown(list), ['ab', false, true, undefined]);
    });

    it('asks for no rest when that part is all', async () => {
      const open = async () => ({ page: { items: ['a'], next: undefined }, rest: () => assert.fail() });
      const list = new PagedList(letters, undefined, Date.now, open);
      await list.ensure();
      assert.deepEqual(shown(list), ['a', false, false, undefined]);
    });
  });

  it('tells the first end of a reading from the later ones', async () => {
    const told: boolean[] = [];
    const list = new PagedList(letters, (isFirst) => told.push(isFirst));
    await list.ensure();
    await list.loadMore();
    await list.refresh();
    assert.deepEqual(told, [true, false, false]);
  });

  it('survives a load that throws at once', async () => {
    const list = new PagedList(() => {
      throw new Error('at once');
    });
    await list.ensure();
    assert.match(String(list.state.error), /at once/);
    assert.equal(list.state.loading, false);
  });

  const endless: readonly (readonly [string, Page<string>])[] = [
    ['an empty page that promises more', { items: [], next: 'x' }],
    ['a token that repeats', { items: ['a'], next: 'same' }],
  ];
  for (const [what, page] of endless) {
    it(`stops at ${what}`, async () => {
      const list = new PagedList(async () => page);
      await list.refresh();
      await list.loadMore();
      assert.equal(list.state.hasMore, false);
    });
  }
});
