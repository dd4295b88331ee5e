import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { assertRefused, command } from './support/commands.ts';
import { configure, connectTo, mlflow } from './support/connecting.ts';
import { eventually } from './support/eventually.ts';
import { running } from './support/extension.ts';
import { looksBelow } from './support/rows.ts';
import { startTap } from './support/tap.ts';

describe('a folder that is not trusted', () => {
  let folder: vscode.Uri;
  before(() => {
    const [workspace] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(workspace);
    folder = workspace.uri;
  });
  afterEach(() => configure([]));

  it('is one', () => assert.equal(vscode.workspace.isTrusted, false));

  it('connects to nothing that the folder names, in its settings or its .env', async () => {
    const { connections } = await running();
    const tap = await startTap(mlflow);
    const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
    const settings = { 'mlflow.connections': [{ name: 'of the folder', trackingUri: tap.uri }] };
    const files: readonly (readonly [vscode.Uri, string])[] = [
      [vscode.Uri.joinPath(folder, '.vscode/settings.json'), JSON.stringify(settings)],
      [vscode.Uri.joinPath(folder, '.env'), `MLFLOW_TRACKING_URI=${tap.uri}\n`],
    ];
    try {
      for (const [file, text] of files) await vscode.workspace.fs.writeFile(file, encode(text));
      await connectTo(mlflow); // a change that is noticed, after those that must not be
      await configure([]);
      await eventually('no connection', () => connections.entries.length === 0);
      await assertRefused('mlflow.goTo', { query: 'x' }, 'noConnection', /no MLflow connection is selected/);
      const { text } = await command<{ text: string }>('mlflow.report.copy');
      assert.match(text, /^Workspace trusted: false$/m);
      assert.doesNotMatch(text, /of the folder/);
      assert.deepEqual(tap.seen, []);
    } finally {
      for (const [file] of files) await vscode.workspace.fs.delete(file);
      await tap.stop();
    }
  });

  it('leaves the user’s own connections as they are', async () => {
    const { connections, explorer } = await running();
    const session = await connectTo(mlflow);
    assert.deepEqual([session.connection.scope, session.writable], ['user', true]);
    assert.deepEqual(
      connections.entries.map(({ connection }) => connection.name),
      ['test'],
    );
    assert.notDeepEqual(await looksBelow(explorer.experiments), []);
  });
});
