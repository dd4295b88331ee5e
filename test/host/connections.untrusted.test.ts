import assert from 'node:assert/strict';
import * as vscode from 'vscode';

async function report(): Promise<string> {
  return (await vscode.commands.executeCommand<{ text: string }>('mlflow.report.copy')).text;
}

describe('connections of a folder that is not trusted', () => {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/');
  const files: readonly (readonly [string, string])[] = [
    [
      '.vscode/settings.json',
      JSON.stringify({ 'mlflow.connections': [{ name: 'trap', trackingUri: 'http://127.0.0.1:9' }] }),
    ],
    ['.env', 'MLFLOW_TRACKING_URI=http://127.0.0.1:9\nMLFLOW_TRACKING_TOKEN=t\n'],
  ];

  before(async () => {
    for (const [path, text] of files)
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, path), new TextEncoder().encode(text));
  });
  after(async () => {
    await vscode.workspace
      .getConfiguration()
      .update('mlflow.connections', undefined, vscode.ConfigurationTarget.Global);
    for (const [path] of files) await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, path));
  });

  it('are not used; those of the user are', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    await vscode.commands.executeCommand('mlflow.connection.add', { name: 'mine', trackingUri: 'http://127.0.0.1:9' });
    assert.match(await report(), /Connection mine \(user; active/);
    await vscode.commands.executeCommand('mlflow.connection.remove', { name: 'mine', confirmed: true });
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.doesNotMatch(await report(), /Connection /);
  });
});
