import assert from 'node:assert/strict';
import { command } from './support/commands.ts';
import { configure, connectTo, mlflow } from './support/connecting.ts';
import { running } from './support/extension.ts';
import { find, looksBelow, rowsBelow, tooltipOf } from './support/rows.ts';
import { makeExperiment, makeModel, makeRun } from './support/seed.ts';
import { broken, startTap, type Tap } from './support/tap.ts';

describe('trees of a server that fails', () => {
  let tap: Tap;
  beforeEach(async () => {
    tap = await startTap(mlflow);
    await connectTo(tap.uri);
  });
  afterEach(async () => {
    await command('mlflow.experiments.clearFilter');
    await command('mlflow.models.clearFilter');
    await configure([]);
    await tap.stop();
  });

  it('keep their rows beside a row that says why, until a retry succeeds', async () => {
    const { experiments } = (await running()).explorer;
    const experiment = await makeExperiment();
    await makeRun({ experimentId: experiment.id, name: 'kept' });
    await command('mlflow.experiments.filter', { filter: experiment.name });
    assert.equal((await looksBelow(experiments, experiment.name)).length, 1);

    tap.answer = () => broken;
    await command('mlflow.refresh');
    const tops = await looksBelow(experiments);
    assert.deepEqual(tops, [experiment.name, 'Experiments could not be loaded | refused']);
    const rows = await rowsBelow(experiments, experiment.name);
    const failed = find(experiments, rows, 'Runs could not be loaded');
    find(experiments, rows, 'kept');
    assert.equal(rows.length, 2);
    assert.match(experiments.getTreeItem(failed).contextValue ?? '', /;error;/);
    assert.match(tooltipOf(experiments, failed)?.value ?? '', /broke/);

    tap.answer = () => undefined;
    await command('mlflow.rows.retry', failed);
    assert.equal((await looksBelow(experiments, experiment.name)).length, 1);
  });

  it('show a first page that failed as one row, and another page as one more', async () => {
    const { models } = (await running()).explorer;
    const name = await makeModel(1);
    tap.answer = ({ path }) =>
      path.includes('/registered-models/search') ? { status: 500, body: '{"message": "disk full"}' } : undefined;
    await command('mlflow.models.filter', { filter: name });
    assert.deepEqual(await looksBelow(models), ['Registered models could not be loaded | server error']);
    const [failed] = await rowsBelow(models);
    assert.ok(failed);
    assert.match(tooltipOf(models, failed)?.value.replaceAll('&nbsp;', ' ') ?? '', /disk full/);
    tap.answer = () => undefined;
    await command('mlflow.rows.retry', failed);
    assert.deepEqual(await looksBelow(models), [`${name} | version 1`]);
  });

  it('show the first runs before the rest of their page, and keep them when that fails, until a retry succeeds', async () => {
    const { experiments } = (await running()).explorer;
    const experiment = await makeExperiment();
    for (let i = 0; i < 12; i++) await makeRun({ experimentId: experiment.id, name: `run ${i}`, started: 1000 - i });
    const names = Array.from({ length: 12 }, (_, i) => `run ${i}`);
    const { promise: untilSeen, resolve: seen } = Promise.withResolvers<void>();
    tap.answer = async ({ body }) => {
      if (!body.includes('page_token')) return undefined;
      await untilSeen;
      return broken;
    };
    await command('mlflow.experiments.filter', { filter: experiment.name });
    const top = find(experiments, await rowsBelow(experiments), experiment.name);
    const labels = async () => (await experiments.getChildren(top)).map((row) => experiments.getTreeItem(row).label);
    assert.deepEqual(await labels(), [...names.slice(0, 5), 'Loading…']);

    seen();
    const rows = await rowsBelow(experiments, experiment.name);
    assert.deepEqual(await labels(), [...names.slice(0, 5), 'Runs could not be loaded']);
    tap.answer = () => undefined;
    tap.seen.length = 0;
    await command('mlflow.rows.retry', rows.at(-1));
    assert.deepEqual(await labels(), names);
    assert.equal(tap.seen.filter(({ path }) => path.endsWith('/runs/search')).length, 1);
  });

  it('a registry that is missing leaves the view to its welcome text', async () => {
    const { models } = (await running()).explorer;
    tap.answer = ({ path }) =>
      path.includes('/registered-models/')
        ? { status: 404, type: 'text/html', body: '<!doctype html><h1>Not Found</h1>' }
        : undefined;
    await command('mlflow.refresh');
    await command('mlflow.models.filter', { filter: 'any' });
    assert.deepEqual(await looksBelow(models), []);
  });

  it('a logged model that was deleted leaves the run’s others readable', async () => {
    const { experiments } = (await running()).explorer;
    const experiment = await makeExperiment();
    await makeRun({ experimentId: experiment.id, name: 'r' });
    await command('mlflow.experiments.filter', { filter: experiment.name });
    tap.answer = ({ path }) =>
      path.includes('/artifacts/list')
        ? { status: 404, body: '{"error_code": "RESOURCE_DOES_NOT_EXIST", "message": "gone"}' }
        : undefined;
    const rows = await looksBelow(experiments, experiment.name, 'r', 'Artifacts');
    assert.deepEqual(rows, ['Artifacts could not be loaded | not found']);
  });
});
