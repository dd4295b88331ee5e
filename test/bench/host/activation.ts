import { existsSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { ExtensionExports } from '../../../src/extension.ts';
import { leave, readInput } from '../support/hostPort.ts';

export interface ActivationInput {
  /** The file that says that the page of running extensions was read. */
  readonly seen: string;
}

export interface ActivationResult {
  /** Milliseconds inside `activate()`, told by the extension itself. */
  readonly inside: number;
  /** Of all modules of the extension that the host has loaded. */
  readonly bytes: number;
}

/** Opens the view as a person does, which activates the extension, and leaves the page of running extensions open to be read. */
export async function run(): Promise<void> {
  const { seen } = readInput<ActivationInput>();
  const extension = vscode.extensions.getExtension<ExtensionExports>('mlflow-workbench.mlflow-workbench');
  if (!extension) throw new Error('the extension is not there');
  await vscode.commands.executeCommand('mlflow.experiments.focus');
  const { activationMilliseconds } = await extension.activate();
  const loaded = Object.keys(require.cache).filter((file) => file.startsWith(`${extension.extensionPath}/dist/`));
  const bytes = loaded.reduce((sum, file) => sum + statSync(file).size, 0);
  leave({ inside: activationMilliseconds, bytes } satisfies ActivationResult);
  await vscode.commands.executeCommand('workbench.action.showRuntimeExtensions');
  for (let left = 300; left > 0 && !existsSync(seen); left--) await sleep(100);
}
