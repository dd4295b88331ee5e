import assert from 'node:assert/strict';
import { rest } from '../support/servers.ts';
import { assertRefused, command } from './support/commands.ts';
import { configure, connectTo, mlflow } from './support/connecting.ts';
import { running } from './support/extension.ts';
import { looksBelow } from './support/rows.ts';
import { makeExperiment, makeRun, uniqueName } from './support/seed.ts';

describe('experiments', () => {
  before(() => connectTo(mlflow));
  afterEach(() => command('mlflow.experiments.clearFilter'));
  after(() => configure([]));

  const see = async (experiment_id: string): Promise<{ name: string; lifecycle_stage: string }> => {
    const answer = await rest(mlflow, 'GET', '2.0/mlflow/experiments/get', { experiment_id });
    return (answer as { experiment: { name: string; lifecycle_stage: string } }).experiment;
  };

  it('are created, renamed, deleted and restored, and the tree follows', async () => {
    const { experiments } = (await running()).explorer;
    const [name, newName] = [uniqueName('made'), uniqueName('renamed')];
    const shown = async (filter: string): Promise<string[]> => {
      await command('mlflow.experiments.filter', { filter });
      return looksBelow(experiments);
    };
    const created = await command<{ experimentId: string }>('mlflow.experiment.create', { name });
    const { experimentId } = created;
    assert.deepEqual(created, { experimentId, name });
    assert.match(experimentId, /^\d+$/);
    assert.deepEqual(await shown(name), [name]);
    await makeRun({ experimentId });

    const renamed = { experimentId, name: newName, from: name };
    assert.deepEqual(await command('mlflow.experiment.rename', { experimentId, name: newName }), renamed);
    assert.deepEqual([await shown(name), await shown(newName)], [[], [newName]]);

    const outcome = { experimentId, name: newName };
    assert.deepEqual(await command('mlflow.experiment.delete', { experimentId, confirmed: true }), outcome);
    assert.equal((await see(experimentId)).lifecycle_stage, 'deleted');
    assert.deepEqual(await looksBelow(experiments), []);
    assert.deepEqual(await command('mlflow.experiment.restore', { experimentId }), outcome);
    assert.equal((await see(experimentId)).lifecycle_stage, 'active');
    assert.deepEqual(await looksBelow(experiments), [newName]);
  });

  it('are found by name', async () => {
    const { id, name } = await makeExperiment();
    assert.deepEqual(await command('mlflow.goTo', { query: name }), { kind: 'experiment', id, name });
  });

  const refusals: readonly (readonly [string, Parameters<typeof command>[0], object, string, RegExp])[] = [
    [
      'a name that is taken',
      'mlflow.experiment.create',
      { name: 'Default' },
      'alreadyExists',
      /^The experiment was not created: the name is taken\. Nothing was changed\./,
    ],
    [
      'a new name that is taken',
      'mlflow.experiment.rename',
      { name: 'Default' },
      'alreadyExists',
      /^The experiment was not renamed: the name is taken/,
    ],
    [
      'an unknown experiment',
      'mlflow.experiment.delete',
      { experimentId: '999999' },
      'notFound',
      /^The experiment was not deleted: it is not on the server/,
    ],
    [
      'an id that is a number',
      'mlflow.experiment.delete',
      { experimentId: 1 },
      'invalid',
      /^The argument is not valid at “experimentId”/,
    ],
    [
      'a search that finds nothing',
      'mlflow.goTo',
      { query: 'nothing is called this' },
      'notFound',
      /^Nothing found for “nothing is called this”$/,
    ],
  ];
  for (const [what, id, argument, reason, message] of refusals) {
    it(`refuse ${what}`, async () => {
      const { id: experimentId } = await makeExperiment();
      await assertRefused(id, { experimentId, confirmed: true, ...argument }, reason, message);
    });
  }
});
