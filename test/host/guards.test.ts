import assert from 'node:assert/strict';
import { assertRefused, command } from './support/commands.ts';
import { configure, connectTo, mlflow } from './support/connecting.ts';
import { answering } from './support/prompts.ts';
import { makeExperiment, makeLoggedModel, makeModel, makeRun, stagesOf, uniqueName } from './support/seed.ts';
import { startTap, type Tap } from './support/tap.ts';
import type { CommandId } from '../../src/extension/contributions/commands.ts';

type Write = readonly [id: CommandId, argument: object, typedName: string];

/** Every command that changes something on a server, with all it needs, and the name that is typed on a production connection. */
async function everyWrite(): Promise<readonly Write[]> {
  const experiment = await makeExperiment();
  const run = await makeRun({ experimentId: experiment.id });
  await makeLoggedModel(experiment.id, run.id);
  const name = await makeModel(2);
  const [runId, experimentId, version] = [run.id, experiment.id, '1'];
  const fresh = uniqueName('guarded');
  return [
    ['mlflow.experiment.create', { name: fresh }, fresh],
    ['mlflow.experiment.rename', { experimentId, name: uniqueName('renamed') }, experiment.name],
    ['mlflow.run.rename', { runId, name: 'new' }, 'test'],
    ['mlflow.run.setTag', { runId, key: 'a', value: 'b' }, 'test'],
    ['mlflow.run.deleteTag', { runId, key: 'a' }, 'test'],
    ['mlflow.run.register', { runId, name: fresh }, fresh],
    ['mlflow.model.setDescription', { name: fresh, description: 'x' }, fresh],
    ['mlflow.model.setTag', { name, key: 'a', value: 'b' }, name],
    ['mlflow.model.deleteTag', { name, key: 'a' }, name],
    ['mlflow.model.setAlias', { name, alias: 'champion', version }, name],
    ['mlflow.model.deleteAlias', { name, alias: 'champion' }, name],
    ['mlflow.version.transition', { name, version, stage: 'Staging', archiveExisting: false }, name],
    ['mlflow.version.undoTransition', { name, version }, name],
    [
      'mlflow.version.requestTransition',
      { name, version, stage: 'Staging', archiveExisting: false, comment: '' },
      name,
    ],
    ['mlflow.version.reviewRequest', { name, version, decision: 'reject', comment: 'no' }, name],
    ['mlflow.version.makeCard', { name, version, target: 'description' }, name],
    ['mlflow.version.phaseOut', { act: 'archive', versions: [{ name, version }] }, name],
    ['mlflow.version.setDescription', { name, version, description: 'x' }, name],
    ['mlflow.version.setTag', { name, version, key: 'a', value: 'b' }, name],
    ['mlflow.version.deleteTag', { name, version, key: 'a' }, name],
    ['mlflow.version.delete', { name, version: '2' }, name],
    ['mlflow.model.rename', { name: fresh, newName: `${fresh} again` }, fresh],
    ['mlflow.model.delete', { name: `${fresh} again` }, `${fresh} again`],
    ['mlflow.model.create', { name: `${fresh} anew` }, `${fresh} anew`],
    ['mlflow.run.delete', { runIds: [runId] }, 'test'],
    ['mlflow.run.restore', { runIds: [runId] }, 'test'],
  ];
}

/** Writes of the registry and the store, as they leave for the server; reads that are POSTs are none. */
function writesIn({ seen }: Tap): string[] {
  return seen.filter(({ method, path }) => method !== 'GET' && !path.includes('/search')).map(({ path }) => path);
}

describe('guards', () => {
  let tap: Tap;
  before(async () => {
    tap = await startTap(mlflow);
  });
  beforeEach(() => void (tap.seen.length = 0));
  after(async () => {
    await configure([]);
    await tap.stop();
  });

  it('a read-only connection refuses every write before anything is sent', async () => {
    const { writable } = await connectTo(tap.uri, { readOnly: true });
    assert.equal(writable, false);
    tap.seen.length = 0;
    for (const [id, argument] of await everyWrite()) {
      const all = { ...argument, confirmed: true };
      await assertRefused(
        id,
        all,
        'readOnly',
        /^test is read-only: nothing can be changed through it\. Nothing was sent\.$/,
      );
    }
    const best = { experimentId: '0', metric: 'f1', direction: 'max', name: 'x' };
    await assertRefused('mlflow.run.registerBest', best, 'readOnly', /read-only/);
    assert.deepEqual(writesIn(tap), []);
  });

  it('a production connection takes no write without the typed name, whatever was confirmed', async () => {
    await connectTo(tap.uri, { production: true });
    for (const [id, argument, typedName] of await everyWrite()) {
      const sentBefore = writesIn(tap).length;
      const wrong = { ...argument, confirmed: true, typedName: `${typedName}!` };
      const done = { ...argument, typedName };
      await assertRefused(id, wrong, 'invalid', /Not done: typedName is not “.+”\. Nothing was sent\.$/);
      const asked = await answering({ showInputBox: '' }, () => command(id, { ...argument, confirmed: true }));
      assert.equal(asked.result, undefined, id);
      assert.equal(asked.questions.length, 1, id);
      assert.ok(asked.questions[0]?.endsWith(`Type ${typedName} to confirm.`), asked.questions[0]);
      assert.equal(writesIn(tap).length, sentBefore, id);
      assert.notEqual(await command(id, done), undefined, id);
      assert.ok(writesIn(tap).length > sentBefore, id);
    }
  });

  it('a stage move asks with the whole change in one sentence, and Escape sends nothing', async () => {
    await connectTo(tap.uri);
    const name = await makeModel(1);
    const move = { name, version: '1', stage: 'Production', archiveExisting: true };
    const left = await answering({ showWarningMessage: undefined }, () => command('mlflow.version.transition', move));
    assert.equal(left.result, undefined);
    assert.deepEqual(left.questions, [
      `Moves ${name}, version 1 from None to Production on test (${tap.uri}). Aliases stay as they are.`,
    ]);
    assert.deepEqual([writesIn(tap), await stagesOf(name)], [[], { 1: 'None' }]);

    const button = 'Move to Production';
    const done = await answering({ showWarningMessage: button }, () => command('mlflow.version.transition', move));
    assert.deepEqual(done.result, { name, version: '1', from: 'None', to: 'Production', archived: [] });
  });
});
