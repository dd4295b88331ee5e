import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/lifetime.ts';
import { afterActivation } from '../base/afterActivation.ts';
import type { LifecycleOptions } from './lifecycle.ts';
import type { Preflight } from '../registry/registerPrompts.ts';
import { registerLifecycleCommands } from './lifecycleCommands.ts';
import { LifecycleLoader } from './lifecycleLoader.ts';
import { lifecyclePages, type LifecyclePage } from './lifecyclePages.ts';
import { policyLanguageId } from './policy/policyLanguageId.ts';

/** What others need of the life cycle. */
export interface RegisteredLifecycle extends Disposable {
  readonly preflight: Preflight;
}

/** The commands of the life cycle, the pages that VS Code brings back, and the bundle as soon as one of them, or a policy file, is there. */
export function registerLifecycle(options: LifecycleOptions): RegisteredLifecycle {
  const owned = new DisposableStore();
  const loader = owned.add(new LifecycleLoader(options));
  registerLifecycleCommands(options.commands, loader);
  owned.add(afterActivation((registered) => registerPages(registered, loader)));
  return { preflight: (...asked) => loader.get().preflight(...asked), dispose: () => owned.dispose() };
}

function registerPages(registered: DisposableStore, loader: LifecycleLoader): void {
  for (const [page, viewType] of Object.entries(lifecyclePages) as [LifecyclePage, string][])
    registered.add(
      vscode.window.registerWebviewPanelSerializer(viewType, {
        deserializeWebviewPanel: (panel, state: unknown) => loader.get().restore(page, panel, state),
      }),
    );
  const load = ({ languageId }: vscode.TextDocument): void => {
    if (languageId === policyLanguageId) loader.get();
  };
  registered.add(vscode.workspace.onDidOpenTextDocument(load));
  vscode.workspace.textDocuments.forEach(load);
}
