import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { sound } from '../support/modelFiles.ts';
import { removeFolders } from './support/models.ts';
import { openVisual } from './support/visualEditor.ts';

describe('visual editor in a folder that is not trusted', () => {
  after(removeFolders);

  it('shows the model and changes its text', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const { page, document } = await openVisual(sound);
    assert.equal(page.last.readOnly, '');
    const outcome = await page.gesture({ kind: 'setType', part: 'inputs', paths: [[0]], type: 'float' });
    assert.deepEqual(outcome, { kind: 'applied' });
    assert.equal(document.getText(), sound['MLmodel']?.replace('"double"', '"float"'));
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});
