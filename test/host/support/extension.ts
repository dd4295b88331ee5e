import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as vscode from 'vscode';
import type { ExtensionExports, ExtensionParts } from '../../../src/extension.ts';

export interface Running extends ExtensionParts {
  readonly activationMilliseconds: number;
}

let current: Running | undefined;

export function extension(): vscode.Extension<ExtensionExports> {
  const found = vscode.extensions.getExtension<ExtensionExports>('mlflow-workbench.mlflow-workbench');
  assert.ok(found, 'the extension under development is not known to VS Code');
  return found;
}

/** The extension as it runs now: activated by VS Code, or last by {@link restart}. */
export async function running(): Promise<Running> {
  current ??= partsOf(await extension().activate());
  return current;
}

/** Ends it as VS Code does when its window closes. */
export async function stop(): Promise<void> {
  const { context } = await running();
  for (const owned of context.subscriptions.splice(0).toReversed()) owned.dispose();
}

/** Activates the very module that VS Code loaded, after {@link stop}. */
export async function restart(): Promise<Running> {
  const { context } = await running();
  const main = path.join(extension().extensionPath, String(extension().packageJSON.main));
  const { activate } = createRequire(main)(main) as {
    activate: (context: vscode.ExtensionContext) => ExtensionExports;
  };
  current = partsOf(activate(context));
  return current;
}

function partsOf({ activationMilliseconds, testing }: ExtensionExports): Running {
  assert.ok(testing, 'VS Code does not say that it runs tests');
  return { activationMilliseconds, ...testing };
}
