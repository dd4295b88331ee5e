import assert from 'node:assert/strict';
import type { Page } from '../../src/core/base/page.ts';
import type { Artifact } from '../../src/core/tracking/artifact.ts';
import { metricValue, parentRunId } from '../../src/core/tracking/run.ts';
import type { TrackingStore } from '../../src/core/tracking/store.ts';
import { never, reason, failure } from './connect.ts';
import type { StoreSeed } from './storeSeed.ts';

export interface Opened {
  readonly store: TrackingStore;
  readonly seed: StoreSeed;
}

/** What every store must read from what `storeSeed` made, whatever it reads it from. */
export function itReadsTheSeed(opened: () => Opened): void {
  it('finds an experiment by its name', async () => {
    const { store, seed } = opened();
    const { items } = await store.searchExperiments(
      { view: 'active', filter: `name = '${seed.prefix}'`, pageSize: 10 },
      never,
    );
    assert.equal(items.length, 1);
    const [experiment] = items;
    assert.deepEqual(
      [experiment?.id, experiment?.name, experiment?.lifecycle, experiment?.tags],
      [seed.experimentId, seed.prefix, 'active', [{ key: 'team', value: 'btc' }]],
    );
    assert.ok((experiment?.created ?? 0) > 1_700_000_000_000);
    assert.match(experiment?.artifactLocation ?? '', /^mlflow-artifacts:\//);
  });

  it('shows deleted experiments on request only', async () => {
    const { store, seed } = opened();
    const filter = `name LIKE '${seed.prefix}%'`;
    const ids = async (view: 'active' | 'deleted' | 'all'): Promise<string[]> =>
      (await store.searchExperiments({ view, filter, pageSize: 10 }, never)).items.map(({ id }) => id).toSorted();
    assert.deepEqual(await ids('active'), [seed.experimentId]);
    assert.deepEqual(await ids('deleted'), [seed.deletedExperimentId]);
    assert.deepEqual(await ids('all'), [seed.experimentId, seed.deletedExperimentId].toSorted());
  });

  it('reads experiments page by page', async () => {
    const { store } = opened();
    const paged = await allPages((pageToken) =>
      store.searchExperiments({ view: 'all', orderBy: ['name ASC'], pageSize: 2, pageToken }, never),
    );
    const whole = await store.searchExperiments({ view: 'all', orderBy: ['name ASC'], pageSize: 1000 }, never);
    assert.deepEqual(paged.items, whole.items);
    assert.ok(paged.pages > 1);
  });

  it('reads one experiment, deleted ones too', async () => {
    const { store, seed } = opened();
    assert.equal((await store.getExperiment(seed.experimentId, never)).name, seed.prefix);
    assert.equal((await store.getExperiment(seed.deletedExperimentId, never)).lifecycle, 'deleted');
  });

  it('reads everything of a run', async () => {
    const { store, seed } = opened();
    const run = await store.getRun(seed.runId, never);
    const { name, experimentId, status, user, started, ended, lifecycle, params, datasets, modelIds } = run;
    assert.deepEqual(
      { name, experimentId, status, user, started, ended, lifecycle, datasets, modelIds },
      {
        name: 'full',
        experimentId: seed.experimentId,
        status: 'FINISHED',
        user: 'ann',
        started: 1_700_000_000_000,
        ended: 1_700_000_060_000,
        lifecycle: 'active',
        datasets: [{ name: 'prices', digest: 'abc123', context: 'training' }],
        modelIds: seed.modelId === undefined ? [] : [seed.modelId],
      },
    );
    assert.deepEqual(
      params.toSorted((a, b) => a.key.localeCompare(b.key)),
      [
        { key: 'empty', value: '' },
        { key: 'lr', value: '0.1' },
      ],
    );
    assert.equal(run.tags.find(({ key }) => key === '__proto__')?.value, 'odd key');
    assert.equal(run.tags.find(({ key }) => key === 'note')?.value, `it's "quoted"`);
    assert.equal(parentRunId(run), undefined);
  });

  it('reads the newest value of each metric, also those that are no numbers', async () => {
    const { store, seed } = opened();
    const run = await store.getRun(seed.runId, never);
    assert.deepEqual(
      run.metrics.find(({ key }) => key === 'loss'),
      { key: 'loss', value: 0.25, step: 1, timestamp: 1_700_000_000_002 },
    );
    assert.equal(metricValue(run, 'nothing'), NaN);
    assert.equal(metricValue(run, 'boundless'), Number.MAX_VALUE);
    assert.equal(run.metrics.find(({ key }) => key === 'late')?.step, 2 ** 40);
  });

  it('reads runs page by page, newest first', async () => {
    const { store, seed } = opened();
    const query = { experimentIds: [seed.experimentId], view: 'active', pageSize: 2 } as const;
    const { items, pages } = await allPages((pageToken) => store.searchRuns({ ...query, pageToken }, never));
    assert.deepEqual(
      items.map(({ id }) => id),
      seed.runIds,
    );
    assert.equal(pages, 3);
  });

  it('goes on after a page of runs with a page of another size', async () => {
    const { store, seed } = opened();
    const query = { experimentIds: [seed.experimentId], view: 'active' } as const;
    const first = await store.searchRuns({ ...query, pageSize: 1 }, never);
    const second = await store.searchRuns({ ...query, pageSize: 2, pageToken: first.next }, never);
    const third = await store.searchRuns({ ...query, pageSize: 10, pageToken: second.next }, never);
    assert.deepEqual(
      [first, second, third].map(({ items }) => items.map(({ id }) => id)),
      [seed.runIds.slice(0, 1), seed.runIds.slice(1, 3), seed.runIds.slice(3)],
    );
    assert.equal(third.next, undefined);
  });

  it('filters and orders runs', async () => {
    const { store, seed } = opened();
    const query = { experimentIds: [seed.experimentId], view: 'active', pageSize: 10 } as const;
    const found = await store.searchRuns(
      { ...query, filter: 'metrics.loss >= 1', orderBy: ['metrics.loss ASC'] },
      never,
    );
    assert.deepEqual(
      found.items.map(({ name }) => name),
      ['small 1', 'small 2', 'small 3'],
    );
    const failed = await store.searchRuns({ ...query, filter: "status = 'FAILED'" }, never);
    assert.deepEqual(
      failed.items.map(({ name, status }) => [name, status]),
      [['small 0', 'FAILED']],
    );
  });

  it('shows deleted runs on request', async () => {
    const { store, seed } = opened();
    const deleted = await store.searchRuns(
      { experimentIds: [seed.experimentId], view: 'deleted', pageSize: 10 },
      never,
    );
    assert.deepEqual(
      deleted.items.map(({ id, lifecycle }) => [id, lifecycle]),
      [[seed.deletedRunId, 'deleted']],
    );
    const all = await store.searchRuns({ experimentIds: [seed.experimentId], view: 'all', pageSize: 10 }, never);
    assert.equal(all.items.length, seed.runIds.length + 1);
  });

  it('says truly whether a filter may ask for a missing tag', async () => {
    const { store, seed } = opened();
    const query = {
      experimentIds: [seed.experimentId],
      view: 'active',
      pageSize: 10,
      filter: 'tags.`index` IS NULL',
    } as const;
    if (store.capabilities.nullTagFilter)
      assert.deepEqual(
        (await store.searchRuns(query, never)).items.map(({ name }) => name),
        ['full'],
      );
    else assert.equal(await reason(store.searchRuns(query, never)), 'invalid');
  });

  it('says what is wrong with a filter', async () => {
    const { store, seed } = opened();
    const failed = await failure(
      store.searchRuns({ experimentIds: [seed.experimentId], view: 'active', pageSize: 10, filter: 'loss >' }, never),
    );
    assert.equal(failed.reason, 'invalid');
    assert.match(failed.serverMessage ?? '', /Invalid clause/);
  });

  it('lists the artifacts of a run, folder by folder', async () => {
    const { store, seed } = opened();
    const owner = { kind: 'run', runId: seed.runId } as const;
    const list = async (folder: string): Promise<unknown[]> => {
      const { items } = await store.listArtifacts(owner, folder, undefined, never);
      return items.toSorted(byPath).map(({ path, isFolder, size }) => [path, isFolder, size]);
    };
    assert.deepEqual(await list(''), [
      ['empty.txt', false, 0],
      ['notes', true, undefined],
      ['page.html', false, 17],
    ]);
    assert.deepEqual(await list('notes'), [
      ['notes/größe.bin', false, 10_000],
      ['notes/read me.txt', false, 5],
    ]);
    assert.deepEqual(await list('nowhere'), []);
  });

  it('reads the artifacts of a run', async () => {
    const { store, seed } = opened();
    const read = async (path: string, limit = 20_000): Promise<string> =>
      new TextDecoder().decode(await store.readArtifact({ kind: 'run', runId: seed.runId }, path, limit, never));
    assert.equal(await read('notes/read me.txt'), 'hello');
    assert.equal(await read('page.html'), '<html>page</html>');
    assert.equal(await read('empty.txt'), '');
    assert.equal(await read('notes/größe.bin', 10_000), 'x'.repeat(10_000));
    const tooLong = await failure(read('notes/größe.bin', 9_999));
    assert.deepEqual([tooLong.reason, tooLong.code], ['invalid', 'tooLarge']);
    assert.equal(await reason(read('nowhere.txt')), 'notFound');
  });

  it('reads a logged model and its files, where there are such', async () => {
    const { store, seed } = opened();
    if (seed.modelId === undefined) {
      assert.equal(store.capabilities.loggedModels, false);
      const id = 'm-0123456789abcdef0123456789abcdef';
      assert.equal(await reason(store.getLoggedModel(id, never)), 'tooOld');
      assert.equal(await reason(store.listArtifacts({ kind: 'model', modelId: id }, '', undefined, never)), 'tooOld');
      return;
    }
    const { id, name, experimentId, status, sourceRunId, modelType, params, tags } = await store.getLoggedModel(
      seed.modelId,
      never,
    );
    assert.deepEqual(
      { id, name, experimentId, status, sourceRunId, modelType, params },
      {
        id: seed.modelId,
        name: 'forecaster',
        experimentId: seed.experimentId,
        status: 'ready',
        sourceRunId: seed.runId,
        modelType: 'regression',
        params: [{ key: 'depth', value: '3' }],
      },
    );
    assert.equal(tags.find(({ key }) => key === 'k')?.value, 'v');

    const owner = { kind: 'model', modelId: seed.modelId } as const;
    const root = await store.listArtifacts(owner, '', undefined, never);
    assert.deepEqual(
      root.items.toSorted(byPath).map(({ path, isFolder }) => [path, isFolder]),
      [
        ['MLmodel', false],
        ['data', true],
      ],
    );
    const data = await store.listArtifacts(owner, 'data', undefined, never);
    assert.deepEqual(
      data.items.map(({ path, size }) => [path, size]),
      [['data/weights.bin', 4]],
    );
    assert.equal(new TextDecoder().decode(await store.readArtifact(owner, 'data/weights.bin', 100, never)), '0123');
    assert.equal(await reason(store.readArtifact(owner, 'nowhere', 100, never)), 'notFound');
  });

  it('says what is not there', async () => {
    const { store } = opened();
    assert.equal(await reason(store.getExperiment('999999', never)), 'notFound');
    assert.equal(await reason(store.getRun('0'.repeat(32), never)), 'notFound');
    if (store.capabilities.loggedModels)
      assert.equal(await reason(store.getLoggedModel(`m-${'0'.repeat(32)}`, never)), 'notFound');
  });
}

function byPath(a: Artifact, b: Artifact): number {
  return a.path < b.path ? -1 : 1;
}

async function allPages<T>(
  read: (token: string | undefined) => Promise<Page<T>>,
): Promise<{ readonly items: readonly T[]; readonly pages: number }> {
  const items: T[] = [];
  let token: string | undefined;
  let pages = 0;
  do {
    const page = await read(token);
    items.push(...page.items);
    token = page.next;
    pages++;
  } while (token !== undefined && pages < 1000);
  return { items, pages };
}
