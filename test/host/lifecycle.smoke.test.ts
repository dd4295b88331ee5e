import assert from 'node:assert/strict';
import { command } from './support/commands.ts';
import { connectTo, mlflow } from './support/connecting.ts';
import { running } from './support/extension.ts';
import { looksBelow } from './support/rows.ts';
import { makeExperiment, makeLoggedModel, makeRun, stagesOf, uniqueName } from './support/seed.ts';

describe('the life of a model, on a real server', () => {
  before(() => connectTo(mlflow));
  after(() => command('mlflow.experiments.clearFilter'));

  it('shows the run, registers its model, moves the version, shows the version', async () => {
    const { explorer } = await running();
    const experiment = await makeExperiment();
    const run = await makeRun({ experimentId: experiment.id, name: 'best', metrics: { f1: 0.91 } });
    const modelId = await makeLoggedModel(experiment.id, run.id);
    const name = uniqueName('smoke');

    await command('mlflow.experiments.filter', { filter: experiment.name });
    assert.deepEqual(await looksBelow(explorer.experiments), [experiment.name]);
    assert.deepEqual(await looksBelow(explorer.experiments, experiment.name, 'best'), [
      'Metrics | 1',
      'Models | 1',
      'Artifacts',
    ]);

    assert.deepEqual(await command('mlflow.run.register', { runId: run.id, name }), {
      name,
      version: '1',
      source: `models:/${modelId}`,
      runId: run.id,
      modelId,
      status: 'READY',
    });
    const move = { name, version: '1', stage: 'Production', archiveExisting: false, confirmed: true };
    assert.deepEqual(await command('mlflow.version.transition', move), {
      name,
      version: '1',
      from: 'None',
      to: 'Production',
      archived: [],
    });
    assert.deepEqual(await stagesOf(name), { 1: 'Production' });
    assert.deepEqual(await looksBelow(explorer.models, name), ['Version 1 | Production']);
  });
});
