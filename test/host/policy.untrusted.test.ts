import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { policyState } from '../../src/extension/lifecycle/policy/policyOfWorkspace.ts';
import { everyGate } from '../support/policyTexts.ts';
import { shows, write } from './support/models.ts';

describe('a promotion policy in a folder that is not trusted', () => {
  it('is shown and checked, and not used', async () => {
    const [workspace] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(workspace && !vscode.workspace.isTrusted);
    const folder = vscode.Uri.joinPath(workspace.uri, '.mlflow');
    const uri = vscode.Uri.joinPath(folder, 'promotion.yaml');
    try {
      assert.deepEqual(await policyState(undefined), { kind: 'missing' });
      await write(uri, everyGate.replace('finished', 'done'));
      assert.deepEqual(await policyState(undefined), { kind: 'untrusted', path: '.mlflow/promotion.yaml' });
      assert.deepEqual(await policyState(uri.toString()), { kind: 'untrusted', path: '.mlflow/promotion.yaml' });
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document);
      await shows(uri, ['error policy-value “done”']);
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.workspace.fs.delete(folder, { recursive: true });
    }
  });
});
