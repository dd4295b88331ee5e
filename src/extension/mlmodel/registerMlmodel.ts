import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/lifetime.ts';
import type { Log } from '../../core/base/log.ts';
import { afterActivation } from '../base/afterActivation.ts';
import type { CommandHost } from '../base/commands.ts';
import type { Connections } from '../connections/session.ts';
import { checkDataViewType } from './checkData/checkDataViewType.ts';
import { compareViewType } from './compare/compareViewType.ts';
import { visualEditorId } from './editor/visualEditorId.ts';
import type { Language } from './language.ts';
import { LanguageLoader } from './languageLoader.ts';
import { registerMlmodelCommands } from './mlmodelCommands.ts';
import { registerVisualCommands } from './visualCommands.ts';

export interface MlmodelDeps {
  readonly extensionUri: vscode.Uri;
  readonly commands: CommandHost;
  readonly connections: Connections;
  readonly log: Log;
}

export interface Mlmodel extends Disposable {
  /** The language at work, which is loaded if it is not yet. */
  language(): Language;
}

/** The commands and the visual editor of `MLmodel` files, the pages that VS Code brings back, and the language as soon as one of them is there. */
export function registerMlmodel({ commands, ...deps }: MlmodelDeps): Mlmodel {
  const owned = new DisposableStore();
  const loader = owned.add(new LanguageLoader(deps));
  registerMlmodelCommands(commands, loader);
  registerVisualCommands(commands, loader);
  owned.add(afterActivation((registered) => registerPages(registered, loader)));
  return { language: () => loader.get(), dispose: () => owned.dispose() };
}

function registerPages(registered: DisposableStore, loader: LanguageLoader): void {
  registered.add(
    vscode.window.registerCustomEditorProvider(
      visualEditorId,
      { resolveCustomTextEditor: (document, panel) => loader.get().resolveEditor(document, panel) },
      { supportsMultipleEditorsPerDocument: true },
    ),
  );
  registered.add(
    vscode.window.registerWebviewPanelSerializer(compareViewType, {
      deserializeWebviewPanel: async (panel, state: unknown) => loader.get().restoreComparison(panel, state),
    }),
  );
  registered.add(
    vscode.window.registerWebviewPanelSerializer(checkDataViewType, {
      deserializeWebviewPanel: (panel, state: unknown) => loader.get().restoreDataCheck(panel, state),
    }),
  );
}
