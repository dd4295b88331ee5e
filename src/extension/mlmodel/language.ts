import type * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/lifetime.ts';
import type { Log } from '../../core/base/log.ts';
import type { Connections } from '../connections/session.ts';
import { flavorsOf } from '../../core/links/flavorNames.ts';
import { checkData, restoreCheckData } from './checkData/checkData.ts';
import { registerCodeActions } from './codeActions.ts';
import { compareSignatures, restoreComparePanel } from './compare/compareSignatures.ts';
import { registerDisableRule } from './disableRule.ts';
import type { VisualEditor } from './editor/visualEditor.ts';
import { VisualEditors } from './editor/visualEditors.ts';
import { copyPayload, exportJsonSchema } from './export/exportCommands.ts';
import { inferSignature } from './infer/inferSignature.ts';
import { ModelChecker } from './modelChecker.ts';
import { OpenDocuments } from './openDocuments.ts';
import { OpenPages } from '../pages/openPages.ts';
import { registerProviders } from './providers.ts';
import { PublishedProblems } from './publishedProblems.ts';
import { ServerIds } from './serverIds.ts';
import { ValidatedModels } from './validatedModels.ts';
import type { VisualCommands } from './visualCommands.ts';
import type { VisualDeps } from './visualDeps.ts';
import { validateWorkspace, type Progress, type ValidationSummary } from './workspaceValidation.ts';

export interface LanguageDeps {
  readonly extensionUri: vscode.Uri;
  readonly connections: Connections;
  readonly log: Log;
}

/** The language of `MLmodel` files at work. */
export interface Language extends Disposable {
  readonly commands: VisualCommands;
  /** Names of the flavors in the text of an `MLmodel` file; none of what is not understood. */
  flavorsOf(mlmodel: string): readonly string[];
  /** The visual editors that are open. */
  readonly editors: readonly VisualEditor[];
  /** Fills a panel with the visual editor of the document. */
  resolveEditor(document: vscode.TextDocument, panel: vscode.WebviewPanel): void;
  /** Fills a comparison that VS Code kept over a reload with what its page remembered. */
  restoreComparison(panel: vscode.WebviewPanel, state: unknown): void;
  /** The same for a page of checked data. */
  restoreDataCheck(panel: vscode.WebviewPanel, state: unknown): Promise<void>;
  /** Checks every `MLmodel` file of the workspace; their problems stay until the files change. */
  validateWorkspace(signal: AbortSignal, progress: Progress): Promise<ValidationSummary>;
}

/** What the bundle of the language exports. */
export interface LanguageModule {
  start(deps: LanguageDeps): Language;
}

export function start({ extensionUri, connections, log }: LanguageDeps): Language {
  const owned = new DisposableStore();
  const ids = owned.add(new ServerIds(connections));
  const checker = new ModelChecker(ids);
  const published = owned.add(new PublishedProblems(extensionUri));
  const documents = owned.add(new OpenDocuments({ checker, published, ids, log }));
  const validated = owned.add(new ValidatedModels({ checker, published, documents, log }));
  owned.add(registerCodeActions({ documents, validated }));
  owned.add(registerDisableRule());
  owned.add(registerProviders(connections));
  const pages = owned.add(new OpenPages());
  const visual: VisualDeps = { extensionUri, connections, log, documents, checker, pages };
  const editors = new VisualEditors(visual);
  return {
    commands: visualCommands(visual),
    flavorsOf,
    get editors() {
      return editors.all;
    },
    resolveEditor: (document, panel) => editors.resolve(document, panel),
    restoreComparison: (panel, state) => restoreComparePanel(visual, panel, state),
    restoreDataCheck: (panel, state) => restoreCheckData(visual, panel, state),
    validateWorkspace: (signal, progress) => validateWorkspace(validated, signal, progress),
    dispose: () => owned.dispose(),
  };
}

function visualCommands(deps: VisualDeps): VisualCommands {
  return {
    checkData: checkData(deps),
    inferSignature: inferSignature(deps),
    compareSignatures: compareSignatures(deps),
    copyPayload: copyPayload(deps),
    exportJsonSchema: exportJsonSchema(deps),
  };
}
