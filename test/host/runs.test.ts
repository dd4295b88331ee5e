import assert from 'node:assert/strict';
import { rest } from '../support/servers.ts';
import { assertRefused, command } from './support/commands.ts';
import { configure, connectTo, mlflow } from './support/connecting.ts';
import { running } from './support/extension.ts';
import { find, looksBelow, rowsBelow } from './support/rows.ts';
import { makeExperiment, makeRun } from './support/seed.ts';
import { startTap } from './support/tap.ts';

interface Info {
  readonly run_name: string;
  readonly lifecycle_stage: string;
}

interface RunAnswer {
  readonly run: { readonly info: Info; readonly data: { readonly tags?: readonly { key: string; value: string }[] } };
}

const missing = '0'.repeat(32);

describe('runs', () => {
  let experimentId: string;
  let runIds: string[];
  before(() => connectTo(mlflow));
  beforeEach(async () => {
    experimentId = (await makeExperiment()).id;
    runIds = [];
    for (const name of ['a', 'b', 'c']) runIds.push((await makeRun({ experimentId, name })).id);
  });
  after(() => configure([]));

  const see = async <T>(of: (answer: RunAnswer['run']) => T): Promise<T[]> => {
    const answers = runIds.map(
      (run_id) => rest(mlflow, 'GET', '2.0/mlflow/runs/get', { run_id }) as Promise<RunAnswer>,
    );
    return (await Promise.all(answers)).map(({ run }) => of(run));
  };
  const lifecycles = (): Promise<string[]> => see(({ info }) => info.lifecycle_stage);
  const tags = (key: string): Promise<(string | undefined)[]> =>
    see(({ data }) => data.tags?.find((tag) => tag.key === key)?.value);
  const done = (): object => ({ runIds, failed: [], left: [] });

  it('are deleted and restored, many at once', async () => {
    assert.deepEqual(await command('mlflow.run.delete', { runIds, confirmed: true }), done());
    assert.deepEqual(await lifecycles(), ['deleted', 'deleted', 'deleted']);
    assert.deepEqual(await command('mlflow.run.restore', { runIds }), done());
    assert.deepEqual(await lifecycles(), ['active', 'active', 'active']);
  });

  it('are tagged and renamed, many at once', async () => {
    const tag = { key: 'stage of data', value: 'größer' };
    assert.deepEqual(await command('mlflow.run.setTag', { runIds, ...tag }), { ...done(), ...tag });
    assert.deepEqual(await tags(tag.key), [tag.value, tag.value, tag.value]);
    assert.deepEqual(await command('mlflow.run.deleteTag', { runIds, key: tag.key, confirmed: true }), {
      ...done(),
      key: tag.key,
    });
    assert.deepEqual(await tags(tag.key), [undefined, undefined, undefined]);
    const [runId = ''] = runIds;
    const renamed = { runIds: [runId], failed: [], left: [], name: 'new name' };
    assert.deepEqual(await command('mlflow.run.rename', { runId, name: 'new name' }), renamed);
    assert.deepEqual(await see(({ info }) => info.run_name), ['new name', 'b', 'c']);
  });

  it('that could not be changed are told one by one; the others are', async () => {
    const [first = '', ...rest_] = runIds;
    const outcome = await command<{ failed: { runId: string; reason: string; message: string }[] }>(
      'mlflow.run.setTag',
      {
        runIds: [first, missing, ...rest_],
        key: 'k',
        value: 'v',
      },
    );
    const [failed] = outcome.failed;
    assert.deepEqual({ ...outcome, failed: outcome.failed.length }, { ...done(), failed: 1, key: 'k', value: 'v' });
    assert.deepEqual([failed?.runId, failed?.reason], [missing, 'notFound']);
    assert.match(failed?.message ?? '', /^A tag was not set \(00000000\): it is not on the server/);
    assert.deepEqual(await tags('k'), ['v', 'v', 'v']);
  });

  it('leave the tree when they are deleted', async () => {
    const { experiments } = (await running()).explorer;
    const { session, name } = await named(experimentId);
    await command('mlflow.experiments.filter', { filter: name });
    assert.equal((await rowsBelow(experiments, name)).length, 3);
    await command('mlflow.run.delete', { runIds: runIds.slice(1), confirmed: true });
    assert.deepEqual(
      (await looksBelow(experiments, name)).map((look) => look.split(' | ')[0]),
      ['a'],
    );
    await command('mlflow.experiments.clearFilter');
    assert.ok(session.writable);
  });

  it('are acted on through the connection of their row, not the active one', async () => {
    const { connections, explorer } = await running();
    const { name } = await named(experimentId);
    await command('mlflow.experiments.filter', { filter: name });
    const row = find(explorer.experiments, await rowsBelow(explorer.experiments, name), 'c');
    const other = await startTap();
    other.answer = ({ path }) => ({ status: 200, body: path.endsWith('/version') ? '3.17.2' : '{}' });
    await configure([
      { name: 'test', trackingUri: mlflow },
      { name: 'other', trackingUri: other.uri },
    ]);
    connections.select('user:other');
    await connections.session(AbortSignal.timeout(5000));
    other.seen.length = 0;
    try {
      await command('mlflow.run.restore', row);
      assert.deepEqual(
        other.seen.filter(({ path }) => path.includes('/runs/restore')),
        [],
      );
      assert.deepEqual(await command('mlflow.copy.id', row), { text: runIds[2] });
    } finally {
      await command('mlflow.experiments.clearFilter');
      await connectTo(mlflow);
      await other.stop();
    }
  });

  const refusals: readonly (readonly [string, Parameters<typeof command>[0], object, string, RegExp])[] = [
    [
      'a run that is not there',
      'mlflow.run.delete',
      { runIds: [missing] },
      'notFound',
      /^0 of 1 done\. A run was not deleted \(00000000\): it is not on the server/,
    ],
    [
      'ids that are no list',
      'mlflow.run.delete',
      { runIds: 'abc' },
      'invalid',
      /^The argument is not valid at “runIds”/,
    ],
    ['an empty tag key', 'mlflow.run.setTag', { key: '', value: 'x' }, 'invalid', /^0 of 3 done\. A tag was not set/],
    ['a tag that is not there', 'mlflow.run.deleteTag', { key: 'none' }, 'notFound', /A tag was not deleted/],
  ];
  for (const [what, id, argument, reason, message] of refusals) {
    it(`refuse ${what}`, () => assertRefused(id, { runIds, confirmed: true, ...argument }, reason, message));
  }

  async function named(id: string) {
    const { connections } = await running();
    const session = await connections.session(AbortSignal.timeout(5000));
    const { name } = await session.tracking.getExperiment(id, AbortSignal.timeout(5000));
    return { session, name };
  }
});
