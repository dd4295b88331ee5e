import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { soundBut } from '../support/modelFiles.ts';
import { openModel, removeFolders, shows, write } from './support/models.ts';

describe('mlmodel problems in a folder that is not trusted', () => {
  after(removeFolders);

  it('are not switched off by the settings of the folder', async () => {
    const [workspace] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(workspace);
    const settings = vscode.Uri.joinPath(workspace.uri, '.vscode/settings.json');
    await write(settings, JSON.stringify({ 'mlflow.mlmodel.rules': { 'signature-type-unknown': 'off' } }));
    try {
      const { document } = await openModel(soundBut('"double"', '"duoble"'));
      await shows(document.uri, ['error signature-type-unknown “"duoble"”']);
      assert.equal(vscode.workspace.isTrusted, false);
    } finally {
      await vscode.workspace.fs.delete(settings);
    }
  });
});
