import type * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/lifetime.ts';
import type { Log } from '../../core/base/log.ts';
import type { CommandHost } from '../base/commands.ts';
import type { Connections } from '../connections/session.ts';
import { LanguageLoader } from './languageLoader.ts';
import { registerMlmodelCommands } from './mlmodelCommands.ts';

export interface MlmodelDeps {
  readonly extensionUri: vscode.Uri;
  readonly commands: CommandHost;
  readonly connections: Connections;
  readonly log: Log;
}

/** The commands of `MLmodel` files, and the language as soon as one of them is there. */
export function registerMlmodel({ commands, ...deps }: MlmodelDeps): Disposable {
  const owned = new DisposableStore();
  const loader = owned.add(new LanguageLoader(deps));
  registerMlmodelCommands(commands, loader);
  return owned;
}
