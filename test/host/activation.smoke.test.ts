import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commandIds } from '../../src/extension/contributions/commands.ts';
import { containerId, viewIds } from '../../src/extension/contributions/views.ts';
import { extension, running } from './support/extension.ts';

/** VS Code makes these of every view. */
const ofViews = new RegExp(
  `^(${viewIds.join('|').replaceAll('.', '\\.')})\\.(focus|open|removeView|resetViewLocation|toggleVisibility)$`,
);

describe('activation', () => {
  it('says how long it took', async () => {
    const { activationMilliseconds } = await running();
    assert.ok(extension().isActive);
    assert.ok(activationMilliseconds > 0 && activationMilliseconds < 1000, `${activationMilliseconds} ms`);
  });

  it('registers the commands of the contract and no others', async () => {
    await running();
    const registered = (await vscode.commands.getCommands(true)).filter((id) => id.startsWith('mlflow.'));
    assert.deepEqual(registered.filter((id) => !ofViews.test(id)).toSorted(), commandIds.toSorted());
  });

  it('shows its views', async () => {
    await vscode.commands.executeCommand(`workbench.view.extension.${containerId}`);
    for (const id of viewIds) await vscode.commands.executeCommand(`${id}.focus`);
  });

  it('logs no error', async () => {
    await running(); // by the first file of all: the log holds nothing else yet
    const { text } = await vscode.commands.executeCommand<{ text: string }>('mlflow.report.copy', {});
    assert.match(text, /^MLflow Workbench \d+\.\d+\.\d+\nVS Code /);
    assert.doesNotMatch(text, /\[(error|warning)\]/);
  });
});
