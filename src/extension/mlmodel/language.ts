import type * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/lifetime.ts';
import type { Log } from '../../core/base/log.ts';
import type { Connections } from '../connections/session.ts';
import { registerCodeActions } from './codeActions.ts';
import { registerDisableRule } from './disableRule.ts';
import { ModelChecker } from './modelChecker.ts';
import { OpenDocuments } from './openDocuments.ts';
import { registerProviders } from './providers.ts';
import { PublishedProblems } from './publishedProblems.ts';
import { ServerIds } from './serverIds.ts';
import { ValidatedModels } from './validatedModels.ts';
import { validateWorkspace, type Progress, type ValidationSummary } from './workspaceValidation.ts';

export interface LanguageDeps {
  readonly extensionUri: vscode.Uri;
  readonly connections: Connections;
  readonly log: Log;
}

/** The language of `MLmodel` files at work. */
export interface Language extends Disposable {
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
  return {
    validateWorkspace: (signal, progress) => validateWorkspace(validated, signal, progress),
    dispose: () => owned.dispose(),
  };
}
