import * as vscode from 'vscode';
import { Emitter } from '../../core/base/emitter.ts';
import { DisposableStore, type Disposable } from '../../core/base/lifetime.ts';
import type { Log } from '../../core/base/log.ts';
import { languageId } from './languageLoader.ts';
import type { CheckedModel, ModelChecker } from './modelChecker.ts';
import { isModelPlace } from './modelPlaces.ts';
import { OpenModel } from './openModel.ts';
import type { PublishedProblems } from './publishedProblems.ts';
import type { ServerIds } from './serverIds.ts';

export interface OpenDocumentsDeps {
  readonly checker: ModelChecker;
  readonly published: PublishedProblems;
  readonly ids: ServerIds;
  readonly log: Log;
}

/** Keeps the problems of every open `MLmodel` document current: its text, the files beside it, the settings and the server's answers. */
export class OpenDocuments implements Disposable {
  readonly #deps: OpenDocumentsDeps;
  readonly #owned = new DisposableStore();
  readonly #open = new Map<string, OpenModel>();
  readonly #checked = this.#owned.add(new Emitter<CheckedModel>());
  /** A check is done, and nothing has changed since. */
  readonly onDidCheck = this.#checked.event;

  constructor(deps: OpenDocumentsDeps) {
    this.#deps = deps;
    const { workspace } = vscode;
    this.#owned.add(workspace.onDidOpenTextDocument((document) => this.#opened(document)));
    this.#owned.add(workspace.onDidCloseTextDocument((document) => this.#close(document)));
    this.#owned.add(workspace.onDidChangeTextDocument(({ document }) => this.#changed(document)));
    this.#owned.add(deps.ids.onDidLearn(() => this.#recheck()));
    this.#owned.add(
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('mlflow.mlmodel.rules')) this.#recheck();
      }),
    );
    workspace.textDocuments.forEach((document) => this.#opened(document));
  }

  /** How many look on; none is left behind by an editor that closes. */
  get watchers(): number {
    return this.#checked.listenerCount;
  }

  has(uri: vscode.Uri): boolean {
    return this.#open.has(uri.toString());
  }

  /** Whether it is one of the open models, or a file beside one that counts. */
  concern({ uri }: vscode.TextDocument): boolean {
    return [...this.#open.values()].some((model) => model.holds(uri));
  }

  /** What holds now of the model with this address; undefined when it is closed meanwhile or its check failed. */
  async currentOf(uri: vscode.Uri): Promise<CheckedModel | undefined> {
    return this.#open.get(uri.toString())?.current();
  }

  /** What holds of these texts now: a check that is not done yet is waited for. Models that have this file among theirs come along. */
  async checkedOf(document: vscode.TextDocument): Promise<readonly CheckedModel[]> {
    const models = [...this.#open.values()].filter((model) => model.holds(document.uri));
    const checked = await Promise.all(models.map((model) => model.current()));
    return checked.filter((one) => one !== undefined);
  }

  dispose(): void {
    this.#owned.dispose();
    for (const model of this.#open.values()) model.dispose();
    this.#open.clear();
  }

  #opened(document: vscode.TextDocument): void {
    if (document.languageId !== languageId || !isModelPlace(document.uri)) return this.#siblingChanged(document.uri);
    const key = document.uri.toString();
    this.#open.get(key)?.dispose();
    this.#open.set(key, new OpenModel(document, { ...this.#deps, checked: (found) => this.#checked.fire(found) }));
  }

  /** Also when its language was changed to another one. */
  #close(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    const model = this.#open.get(key);
    if (!model) return this.#siblingChanged(document.uri);
    model.dispose();
    this.#open.delete(key);
    this.#deps.published.clear(document.uri);
  }

  #changed(document: vscode.TextDocument): void {
    const model = this.#open.get(document.uri.toString());
    if (model) model.textChanged();
    else this.#siblingChanged(document.uri);
  }

  #siblingChanged(uri: vscode.Uri): void {
    for (const model of this.#open.values()) model.fileChanged(uri, 'text');
  }

  #recheck(): void {
    for (const model of this.#open.values()) model.checkSoon(0);
  }
}
