import * as vscode from 'vscode';
import { Emitter } from '../../../core/base/emitter.ts';
import { DisposableStore, type Disposable } from '../../../core/base/lifetime.ts';
import type { Diagnostic } from '../../../core/mlmodel/checkModel.ts';
import { makeModelPage } from '../../../core/mlmodel/page/makeModelPage.ts';
import type { ModelPage } from '../../../core/mlmodel/page/modelPage.ts';
import { noSiblings } from '../../../core/mlmodel/siblings.ts';
import { render } from '../../base/text.ts';
import { LaterCheck } from '../laterCheck.ts';
import type { CheckedModel } from '../modelChecker.ts';
import { folderOf, largestWhileTyping, type ModelFolder } from '../modelFolder.ts';
import { typingPause } from '../openModel.ts';
import { parsed } from '../parsed.ts';
import type { VisualDeps } from '../visualDeps.ts';
import { shiftedDiagnostics } from './shiftedDiagnostics.ts';

/** What there is to show of one document: its text as it is now, with its problems as far as they are known. */
export class ModelState implements Disposable {
  readonly #document: vscode.TextDocument;
  readonly #deps: VisualDeps;
  readonly #owned = new DisposableStore();
  readonly #changed = this.#owned.add(new Emitter());
  readonly onDidChange = this.#changed.event;
  /** Only for what is no model to the rest of the language, as an old version that is looked at. */
  readonly #later = new LaterCheck(() => void this.#look());
  #folder: ModelFolder | undefined;
  #diagnostics: readonly Diagnostic[] = [];

  constructor(document: vscode.TextDocument, deps: VisualDeps) {
    this.#document = document;
    this.#deps = deps;
    this.#owned.add(
      vscode.workspace.onDidChangeTextDocument(({ document: changed, contentChanges }) => {
        if (changed === document && contentChanges.length > 0) this.#textChanged(contentChanges);
      }),
    );
    this.#owned.add(deps.documents.onDidCheck((found) => this.#learn(found)));
    void this.#look();
  }

  /** Of the text as it is now, or as it was before the last keys. */
  get diagnostics(): readonly Diagnostic[] {
    return this.#diagnostics;
  }

  /** What holds of the text as it is now; a check that is not done yet is waited for. */
  async current(): Promise<CheckedModel | undefined> {
    const { checker, documents } = this.#deps;
    const { uri } = this.#document;
    if (documents.has(uri)) return documents.currentOf(uri);
    this.#folder ??= folderOf(uri, largestWhileTyping);
    return checker.check(uri, parsed(this.#document), this.#folder, { asksServer: false });
  }

  /** Texts beside the model that nobody has read yet are read, and {@link onDidChange} tells when they are. */
  page(): ModelPage {
    const page = makeModelPage({
      document: parsed(this.#document),
      diagnostics: this.#diagnostics,
      siblings: this.#folder?.siblings ?? noSiblings,
      say: render,
    });
    const wanted = this.#folder?.siblings.takeWanted();
    if (wanted) void this.#folder?.read(wanted).then(() => this.#tell());
    return page;
  }

  dispose(): void {
    this.#later.cancel();
    this.#owned.dispose();
  }

  #textChanged(changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    this.#diagnostics = shiftedDiagnostics(this.#diagnostics, changes);
    if (!this.#deps.documents.has(this.#document.uri)) this.#later.in(typingPause);
    this.#tell();
  }

  async #look(): Promise<void> {
    const found = await this.current().catch((error: unknown) => {
      this.#deps.log.error(`${this.#document.uri.toString()} was not checked: ${String(error)}`);
    });
    if (found) this.#learn(found);
  }

  #learn({ uri, document, diagnostics, folder }: CheckedModel): void {
    if (this.#owned.isDisposed || uri.toString() !== this.#document.uri.toString()) return;
    if (document !== parsed(this.#document)) return; // of an older text
    this.#diagnostics = diagnostics;
    this.#folder = folder;
    this.#tell();
  }

  #tell(): void {
    if (!this.#owned.isDisposed) this.#changed.fire();
  }
}
