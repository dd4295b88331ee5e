import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { command } from './support/commands.ts';
import { configure, mlflow, selectConnection } from './support/connecting.ts';
import { eventually } from './support/eventually.ts';
import { running } from './support/extension.ts';
import { looksBelow } from './support/rows.ts';
import { startTap, type Tap } from './support/tap.ts';

describe('the active connection', () => {
  let tap: Tap;
  before(async () => {
    tap = await startTap();
    tap.answer = ({ path }) => {
      if (path.endsWith('/version')) return { status: 200, type: 'text/plain', body: '3.17.2' };
      const experiments = [{ experiment_id: '7', name: 'Only here', lifecycle_stage: 'active' }];
      return { status: 200, body: JSON.stringify(path.includes('/experiments/search') ? { experiments } : {}) };
    };
  });
  after(async () => {
    await configure([]);
    await tap.stop();
  });

  it('is the first of the setting until another is selected', async () => {
    const { connections } = await running();
    await configure([
      { name: 'one', trackingUri: mlflow },
      { name: 'two', trackingUri: tap.uri },
    ]);
    connections.select('user:one');
    assert.equal(connections.active?.connection.name, 'one');
    const chosen = { name: 'two', scope: 'user', trackingUri: tap.uri };
    assert.deepEqual(await command('mlflow.connection.select', { name: 'two' }), chosen);
    assert.equal(connections.active?.connection.name, 'two');
  });

  it('gives the trees its rows, and keeps the session of the former one', async () => {
    const { connections, explorer } = await running();
    const first = await selectConnection('one');
    const rows = await looksBelow(explorer.experiments);
    assert.ok(rows.includes('Default') && !rows.includes('Only here'));

    await selectConnection('two');
    assert.deepEqual(await looksBelow(explorer.experiments), ['Only here']);
    assert.deepEqual(await looksBelow(explorer.models), []);
    assert.equal(await connections.sessionOf('user:one', AbortSignal.timeout(5000)), first);
  });

  it('follows the setting: a changed address is asked anew, a removed connection makes way for the next', async () => {
    const { connections } = await running();
    await selectConnection('two');
    await configure([
      { name: 'one', trackingUri: mlflow },
      { name: 'two', trackingUri: `${tap.uri}/prefix` },
    ]);
    const { connection } = await connections.session(AbortSignal.timeout(5000));
    assert.equal(connection.trackingUri, `${tap.uri}/prefix`);
    assert.ok(tap.seen.some(({ path }) => path.startsWith('/prefix/')));
    await configure([{ name: 'one', trackingUri: mlflow }]);
    assert.equal(connections.active?.connection.name, 'one');
  });

  it('is never taken from an entry that cannot be used', async () => {
    const { connections } = await running();
    const entries = [
      { name: 'odd', trackingUri: mlflow, production: 'yes' },
      { name: 'secret', trackingUri: 'http://ada:pw@127.0.0.1:5000' },
      { name: 'good', trackingUri: mlflow },
    ];
    await vscode.workspace.getConfiguration().update('mlflow.connections', entries, vscode.ConfigurationTarget.Global);
    const names = await eventually('the good one alone', () => {
      const now = connections.entries.map(({ connection }) => connection.name);
      return now.includes('good') && now;
    });
    assert.deepEqual(names, ['good']);
  });

  it('comes from the folder’s .env while no setting names one', async () => {
    const { connections } = await running();
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const file = vscode.Uri.joinPath(folder.uri, '.env');
    await configure([]);
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(`MLFLOW_TRACKING_URI=${mlflow}\n`));
    try {
      const { connection } = await eventually('a connection of .env', () => connections.active);
      assert.deepEqual([connection.scope, connection.trackingUri], ['dotenv', mlflow]);
    } finally {
      await vscode.workspace.fs.delete(file);
    }
    await eventually('no connection', () => connections.entries.length === 0);
  });
});
