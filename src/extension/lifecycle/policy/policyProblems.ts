import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../../core/base/lifetime.ts';
import { render } from '../../base/text.ts';
import { rangeOf } from '../../mlmodel/textRange.ts';
import { policyLanguageId } from './policyLanguageId.ts';
import { policyRead } from './policyRead.ts';

/** Milliseconds without a key before a policy is read again. */
const typingPause = 150;

/** Not that of `MLmodel` files, whose fixes are looked for where it is shown. */
const policySource = 'MLflow promotion';

/** Keeps the problems of every open policy file current, until it is closed. */
export class PolicyProblems implements Disposable {
  readonly #owned = new DisposableStore();
  readonly #shown = this.#owned.add(vscode.languages.createDiagnosticCollection('mlflow.promotion'));
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #page: vscode.Uri;

  constructor(extensionUri: vscode.Uri) {
    this.#page = vscode.Uri.joinPath(extensionUri, 'docs/promotion-policy.md');
    const { workspace } = vscode;
    this.#owned.add(workspace.onDidOpenTextDocument((document) => this.#show(document)));
    this.#owned.add(workspace.onDidChangeTextDocument(({ document }) => this.#later(document)));
    this.#owned.add(workspace.onDidCloseTextDocument((document) => this.#close(document)));
    workspace.textDocuments.forEach((document) => this.#show(document));
  }

  dispose(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
    this.#owned.dispose();
  }

  #later(document: vscode.TextDocument): void {
    if (document.languageId !== policyLanguageId) return;
    const key = document.uri.toString();
    clearTimeout(this.#waiting.get(key));
    this.#waiting.set(
      key,
      setTimeout(() => this.#show(document), typingPause),
    );
  }

  #show(document: vscode.TextDocument): void {
    if (document.languageId !== policyLanguageId) return;
    this.#forget(document.uri);
    if (document.isClosed) return;
    const { problems } = policyRead(document);
    this.#shown.set(
      document.uri,
      problems.map(({ code, severity, message, span }) => {
        const problem = new vscode.Diagnostic(rangeOf(document, span), render(message), severities[severity]);
        problem.source = policySource;
        problem.code = { value: code, target: this.#page };
        return problem;
      }),
    );
  }

  /** Also when its language was changed to another one. */
  #close({ uri }: vscode.TextDocument): void {
    this.#forget(uri);
    this.#shown.delete(uri);
  }

  #forget(uri: vscode.Uri): void {
    clearTimeout(this.#waiting.get(uri.toString()));
    this.#waiting.delete(uri.toString());
  }
}

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  hint: vscode.DiagnosticSeverity.Hint,
} as const;
