import * as vscode from 'vscode';
import type { Disposable } from '../../core/base/lifetime.ts';
import { requireBundle } from '../base/lazyBundle.ts';
import type { Language, LanguageDeps, LanguageModule } from './language.ts';

export const languageId = 'mlmodel';

/** The language is a bundle of its own, which is loaded with the first `MLmodel` document or the first command that needs it. */
export class LanguageLoader implements Disposable {
  readonly #deps: LanguageDeps;
  readonly #opened: vscode.Disposable;
  #language: Language | undefined;
  #isDisposed = false;

  constructor(deps: LanguageDeps) {
    this.#deps = deps;
    this.#opened = vscode.workspace.onDidOpenTextDocument((document) => this.#see(document));
    setImmediate(() => vscode.workspace.textDocuments.forEach((document) => this.#see(document)));
  }

  get(): Language {
    this.#language ??= requireBundle<LanguageModule>(this.#deps.extensionUri, 'language.cjs').start(this.#deps);
    return this.#language;
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#opened.dispose();
    this.#language?.dispose();
  }

  #see(document: vscode.TextDocument): void {
    if (document.languageId !== languageId || this.#isDisposed) return;
    this.#opened.dispose(); // from here on the language looks after documents itself
    try {
      this.get();
    } catch (error) {
      this.#deps.log.error(`The language of MLmodel files could not be loaded: ${String(error)}`);
    }
  }
}
