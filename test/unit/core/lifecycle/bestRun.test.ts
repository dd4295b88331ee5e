import assert from 'node:assert/strict';
import { bestRuns, type BestRunsQuery } from '../../../../src/core/lifecycle/bestRun.ts';
import type { Run } from '../../../../src/core/tracking/run.ts';
import type { RunQuery } from '../../../../src/core/tracking/store.ts';
import { TrackingError } from '../../../../src/core/tracking/trackingError.ts';
import { loggedModelOf, never, runOf } from '../../../support/domain.ts';
import { refused } from '../../../support/faults.ts';
import { MemoryStore } from '../../../support/memoryStore.ts';

const query: BestRunsQuery = { experimentId: '1', metric: 'f1', direction: 'max', filter: undefined, count: 1 };

/** Runs a, b, c … with these values of `f1`, each with a model unless it is said otherwise. */
function withValues(...values: readonly (number | undefined)[]): Run[] {
  return values.map((value, index) =>
    runOf({
      id: String.fromCharCode(97 + index),
      modelIds: ['m-1'],
      metrics: value === undefined ? { other: 1 } : { f1: value },
    }),
  );
}

/** These runs, and the model that some of them say they logged. */
function storeOf(...runs: readonly Run[]): MemoryStore {
  return new MemoryStore().withRuns(...runs).withModels(loggedModelOf());
}

/** `c 0.9, a 0.5; all of 3` */
async function best(store: MemoryStore, more: Partial<BestRunsQuery> = {}): Promise<string> {
  const { best: found, complete, ranked } = await bestRuns(store, { ...query, ...more }, never);
  return `${found.map(({ run, value }) => `${run.id} ${value}`).join(', ') || 'none'}; ${complete ? 'all' : 'newest'} of ${ranked}`;
}

function sortTimesOut(store: MemoryStore): MemoryStore {
  store.faults.fail('searchRuns', 'before', new TrackingError({ reason: 'timeout', sent: 'maybe' }));
  return store;
}

function queries(store: MemoryStore): RunQuery[] {
  return store.faults.argumentsOf('searchRuns').map(([sent]) => sent as RunQuery);
}

describe('bestRuns', () => {
  it('takes the greatest or the least', async () => {
    const store = storeOf(...withValues(0.5, 0.9, 0.1));
    assert.equal(await best(store), 'b 0.9; all of 3');
    assert.equal(await best(store, { direction: 'min' }), 'c 0.1; all of 3');
    assert.equal(await best(store, { count: 2 }), 'b 0.9, a 0.5; all of 3');
  });

  it('never takes NaN, nor a run without the metric', async () => {
    const store = storeOf(...withValues(Number.NaN, 0.5, undefined, Number.NaN));
    assert.equal(await best(store), 'b 0.5; all of 4');
    assert.equal(await best(store, { direction: 'min', count: 3 }), 'b 0.5; all of 4');
    assert.equal(await best(storeOf(...withValues(Number.NaN, undefined))), 'none; all of 2');
  });

  it('takes no run of another experiment, none that is deleted and none that did not finish', async () => {
    const [a, b, c, d] = withValues(0.1, 0.9, 0.9, 0.9) as [Run, Run, Run, Run];
    const store = storeOf(
      a,
      { ...b, experimentId: '2' },
      { ...c, lifecycle: 'deleted' },
      { ...d, status: 'RUNNING', statusText: 'RUNNING' },
    );
    assert.equal(await best(store), 'a 0.1; all of 1');
  });

  it('skips runs without a model, and looks into those that do not say', async () => {
    const silent = withValues(0.9, 0.8, 0.7).map((run) => ({ ...run, modelIds: [] }));
    const store = new MemoryStore()
      .withRuns(...silent)
      .withFiles('a', { 'plot.png': '' })
      .withFiles('b', { 'model/MLmodel': '' });
    assert.equal(await best(store), 'b 0.8; all of 3');
    assert.equal(
      store.faults.calls.filter(({ args }) => JSON.stringify(args).includes('"c"')).length,
      0,
      'it stops at the first',
    );
  });

  it('looks into thirty silent runs at most', async () => {
    const silent = Array.from({ length: 45 }, (_, index) =>
      runOf({ id: `r${index}`, metrics: { f1: 1 - index / 100 } }),
    );
    const told = runOf({ id: 'told', modelIds: ['m-1'], metrics: { f1: 0.1 } });
    const store = storeOf(...silent, told);
    assert.equal(await best(store), 'told 0.1; newest of 46');
    assert.equal(store.faults.argumentsOf('listArtifacts').length, 30);
    assert.equal((await bestRuns(store, query, never)).unchecked, 15);
    const few = storeOf(...silent.slice(0, 30), told);
    assert.equal(await best(few), 'told 0.1; all of 31');
  });

  it('pays for no further sort when the best cannot be known any more', async () => {
    const silent = Array.from({ length: 120 }, (_, index) =>
      runOf({ id: `r${index}`, metrics: { f1: 1 - index / 1000 } }),
    );
    const store = storeOf(...silent);
    assert.equal(await best(store), 'none; newest of 50');
    assert.equal(queries(store).length, 1);
  });

  it('takes no run whose logged models are all deleted', async () => {
    const [deleted, folder, kept] = withValues(0.9, 0.8, 0.7) as [Run, Run, Run];
    const gone = { modelIds: ['m-gone'] };
    const store = storeOf({ ...deleted, ...gone }, { ...folder, ...gone }, kept).withFiles('b', {
      'model/MLmodel': '',
    });
    assert.equal(await best(store, { count: 2 }), 'b 0.8, c 0.7; all of 3');
  });

  it('asks for no further page after the first run without the metric', async () => {
    const store = storeOf(
      ...Array.from({ length: 200 }, (_, index) => runOf({ id: `r${index}`, metrics: { other: 1 } })),
    );
    assert.equal(await best(store), 'none; all of 50');
    assert.equal(queries(store).length, 1);
  });

  it('joins the filter with its own, and lets the server sort', async () => {
    const runs = withValues(0.5, 0.9).map((run, index) => ({
      ...run,
      params: [{ key: 'model', value: index === 0 ? 'rf' : 'lr' }],
    }));
    const store = storeOf(...runs);
    assert.equal(await best(store, { filter: "params.model = 'rf'" }), 'a 0.5; all of 1');
    assert.equal(await best(store, { direction: 'min' }), 'a 0.5; all of 2');
    assert.deepEqual(
      queries(store).map(({ filter, orderBy }) => [filter, orderBy]),
      [
        ["params.model = 'rf' AND attributes.status = 'FINISHED'", ['metrics.`f1` DESC']],
        ["attributes.status = 'FINISHED'", ['metrics.`f1` ASC']],
      ],
    );
  });

  it('reads on only while it has not found enough', async () => {
    const runs = Array.from({ length: 60 }, (_, index) =>
      runOf({ id: `r${index}`, modelIds: index < 9 ? ['m-1'] : [], metrics: { f1: index < 30 ? index : Number.NaN } }),
    );
    const store = storeOf(...runs);
    assert.equal(await best(store), 'r8 8; all of 60');
    assert.equal(queries(store).length, 2);
    store.faults.calls.length = 0;
    await best(store, { direction: 'min' });
    assert.equal(queries(store).length, 1);
  });

  it('ends when a server sends the same token again', async () => {
    for (const timesOut of [false, true]) {
      const store = new MemoryStore();
      let asked = 0;
      store.searchRuns = async () => {
        if (timesOut && asked === 0) throw (asked++, new TrackingError({ reason: 'timeout' }));
        return { items: (asked++, withValues(Number.NaN)), next: 'again' };
      };
      assert.equal(await best(store), 'none; all of 2');
      assert.ok(asked <= 3);
    }
  });
});

describe('bestRuns, when the server cannot sort in time', () => {
  it('ranks here, and says when that were not all', async () => {
    const few = sortTimesOut(storeOf(...withValues(0.5, Number.NaN, 0.9, undefined)));
    assert.equal(await best(few), 'c 0.9; all of 4');
    const many = Array.from({ length: 1300 }, (_, index) =>
      runOf({ id: `r${index}`, modelIds: ['m-1'], metrics: { f1: index } }),
    );
    assert.equal(await best(sortTimesOut(storeOf(...many))), 'r999 999; newest of 1000');
  });

  it('asks for the newest, without a sort and its time limit', async () => {
    const store = sortTimesOut(storeOf(...withValues(0.5)));
    await best(store, { filter: "tags.team = 'a'" });
    const [sorted, plain] = queries(store);
    assert.equal(sorted?.timeout, 10_000);
    assert.deepEqual(plain, {
      experimentIds: ['1'],
      view: 'active',
      filter: "tags.team = 'a' AND attributes.status = 'FINISHED'",
      pageToken: undefined,
      pageSize: 250,
    });
  });

  it('does not take another failure for that', async () => {
    const store = storeOf(...withValues(0.5));
    store.faults.fail('searchRuns', 'before', refused());
    await assert.rejects(best(store), { reason: 'invalid' });
    assert.equal(queries(store).length, 1);
  });

  it('passes a second time-out on', async () => {
    await assert.rejects(best(sortTimesOut(sortTimesOut(new MemoryStore()))), { reason: 'timeout' });
  });
});
