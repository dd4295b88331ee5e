import assert from 'node:assert/strict';
import { errorReasons } from '../../src/core/tracking/trackingError.ts';
import type { CommandId } from '../../src/extension/contributions/commands.ts';
import { command, refusal } from './support/commands.ts';
import { configure, connectTo, mlflow } from './support/connecting.ts';
import { broken, startTap, type Answer, type Tap } from './support/tap.ts';

const mlflowSays = (status: number, error_code: string): Answer => ({
  status,
  body: JSON.stringify({ error_code, message: 'its own words' }),
});

/** A program's call of every command that asks a server, with all it needs. */
const calls: readonly (readonly [CommandId, object])[] = [
  ['mlflow.goTo', { query: 'x' }],
  ['mlflow.experiment.create', { name: 'x' }],
  ['mlflow.experiment.rename', { experimentId: '1', name: 'x' }],
  ['mlflow.experiment.delete', { experimentId: '1' }],
  ['mlflow.experiment.restore', { experimentId: '1' }],
  ['mlflow.run.register', { runId: 'r', name: 'x' }],
  ['mlflow.run.registerBest', { experimentId: '1', metric: 'f1', direction: 'max', name: 'x' }],
  ['mlflow.run.delete', { runIds: ['r'] }],
  ['mlflow.run.restore', { runIds: ['r'] }],
  ['mlflow.run.rename', { runId: 'r', name: 'x' }],
  ['mlflow.run.setTag', { runIds: ['r', 's'], key: 'k', value: 'v' }],
  ['mlflow.run.deleteTag', { runId: 'r', key: 'k' }],
  ['mlflow.model.create', { name: 'x' }],
  ['mlflow.model.rename', { name: 'x', newName: 'y' }],
  ['mlflow.model.delete', { name: 'x' }],
  ['mlflow.model.setDescription', { name: 'x', description: '' }],
  ['mlflow.model.setTag', { name: 'x', key: 'k', value: 'v' }],
  ['mlflow.model.deleteTag', { name: 'x', key: 'k' }],
  ['mlflow.model.setAlias', { name: 'x', alias: 'a', version: '1' }],
  ['mlflow.model.deleteAlias', { name: 'x', alias: 'a' }],
  ['mlflow.version.transition', { name: 'x', version: '1', stage: 'Staging', archiveExisting: false }],
  ['mlflow.version.delete', { name: 'x', version: '1' }],
  ['mlflow.version.setDescription', { name: 'x', version: '1', description: '' }],
  ['mlflow.version.setTag', { name: 'x', version: '1', key: 'k', value: 'v' }],
  ['mlflow.version.deleteTag', { name: 'x', version: '1', key: 'k' }],
  ['mlflow.version.openRun', { name: 'x', version: '1' }],
  ['mlflow.artifact.open', { runId: 'r', path: 'x' }],
  ['mlflow.artifact.saveAs', { runId: 'r', path: 'x', target: 'file:///nowhere/x' }],
  ['mlflow.copy.name', { runId: 'r' }],
  ['mlflow.copy.uri', { name: 'x' }],
  ['mlflow.copy.snippet', { modelId: 'm' }],
  ['mlflow.copy.nativeSnippet', { modelId: 'm' }],
  ['mlflow.copy.webLink', { runId: 'r' }],
  ['mlflow.web.open', { runId: 'r' }],
];

/** What happens to every request after the connection was made, and what every call is told. */
const troubles: readonly (readonly [string, Answer, string, RegExp])[] = [
  [
    'no permission',
    mlflowSays(403, 'PERMISSION_DENIED'),
    'forbidden',
    /: you may not do this on this server\. .*MLflow says: “its own words”/,
  ],
  [
    'nothing there',
    mlflowSays(404, 'RESOURCE_DOES_NOT_EXIST'),
    'notFound',
    /: it is not on the server and may have been deleted\./,
  ],
];

describe('a refused call of a program', () => {
  let tap: Tap;
  before(async () => {
    tap = await startTap(mlflow);
  });
  beforeEach(() => {
    tap.answer = () => undefined;
  });
  after(async () => {
    await configure([]);
    await tap.stop();
  });

  for (const [what, answer, reason, message] of troubles) {
    it(`has the reason ${reason} and names the cause by itself: ${what}`, async () => {
      await connectTo(tap.uri);
      tap.answer = () => answer;
      for (const [id, argument] of calls) {
        const told = await refusal(id, { confirmed: true, ...argument });
        assert.equal(told.reason, reason, `${id}: ${told.message}`);
        assert.match(told.message, message, id);
        assert.match(told.message, /^[A-Z0-9]/, id);
        assert.doesNotMatch(told.message, /undefined|\{\w+\}|\[object/, id);
      }
    });
  }

  it('without a connection is noConnection', async () => {
    await configure([]);
    for (const [id, argument] of calls) {
      const told = await refusal(id, { confirmed: true, ...argument });
      assert.equal(told.reason, 'noConnection', `${id}: ${told.message}`);
      assert.match(told.message, /no MLflow connection is selected/i, id);
    }
  });

  it('on a server that is gone is unreachable, and says that nothing was sent', async () => {
    const gone = await startTap();
    await gone.stop();
    await configure([{ name: 'gone', trackingUri: gone.uri }]);
    const told = await refusal('mlflow.model.create', { name: 'x' });
    assert.equal(told.reason, 'unreachable');
    assert.match(
      told.message,
      /^The registered model was not created: .* refused the connection\. .* Nothing was sent\.$/,
    );
  });

  describe('whose answer was lost', () => {
    const create = '/experiments/create';
    const crash = mlflowSays(500, 'INTERNAL_ERROR');
    const lost: readonly (readonly [string, Tap['answer'], RegExp])[] = [
      [
        'says that nothing was changed, after it looked',
        ({ path }) => (path.endsWith(create) ? broken : undefined),
        / broke\. Nothing was changed\.$/,
      ],
      [
        'says of a crash the same',
        ({ path }) => (path.endsWith(create) ? crash : undefined),
        /the server failed \(500\)\. Nothing was changed\./,
      ],
      [
        'says that it does not know, when it cannot look',
        () => crash,
        /: the connection broke after the request was sent, and it is not known whether it was done\. Look before you try again\. MLflow says: /,
      ],
    ];
    for (const [what, answer, message] of lost) {
      it(what, async () => {
        await connectTo(tap.uri);
        tap.answer = answer;
        const told = await refusal('mlflow.experiment.create', { name: `lost ${Date.now()}` });
        assert.ok((errorReasons as readonly unknown[]).includes(told.reason), String(told.reason));
        assert.match(told.message, message);
      });
    }

    it('is done all the same, when the server did it', async () => {
      await connectTo(tap.uri);
      const name = `done ${Date.now()}`;
      tap.answer = async ({ path, body }) => {
        if (!path.endsWith(create)) return undefined;
        await fetch(mlflow + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
        return broken;
      };
      assert.equal((await command<{ name: string }>('mlflow.experiment.create', { name })).name, name);
    });
  });

  it('with an argument of another shape is invalid and names the field', async () => {
    await connectTo(tap.uri);
    tap.seen.length = 0;
    const wrong: readonly (readonly [CommandId, unknown, RegExp])[] = [
      ['mlflow.goTo', { query: 1 }, /“query”/],
      ['mlflow.goTo', 'text', /not valid/],
      ['mlflow.experiment.create', { name: ['x'] }, /“name”/],
      ['mlflow.run.delete', { runIds: [1] }, /“runIds\.0”/],
      ['mlflow.model.setAlias', { name: 'x', alias: true }, /“alias”/],
      ['mlflow.version.transition', { archiveExisting: 'yes' }, /“archiveExisting”/],
      ['mlflow.connection.add', { name: 'x', trackingUri: 'http://127.0.0.1:1', production: 'yes' }, /“production”/],
      ['mlflow.copy.uri', { path: 5 }, /“path”/],
    ];
    for (const [id, argument, message] of wrong) {
      const told = await refusal(id, argument);
      assert.equal(told.reason, 'invalid', `${id}: ${told.message}`);
      assert.match(told.message, message);
    }
    assert.deepEqual(tap.seen, []);
  });

  it('leaves its text in the log', async () => {
    await refusal('mlflow.connection.select', { name: 'nobody knows' });
    const { text } = await command<{ text: string }>('mlflow.report.copy');
    assert.match(text, /\[error\] mlflow\.connection\.select: No connection is called nobody knows\./);
  });
});
