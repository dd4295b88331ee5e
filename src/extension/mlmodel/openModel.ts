import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/lifetime.ts';
import type { Log } from '../../core/base/log.ts';
import type { CheckedModel, ModelChecker } from './modelChecker.ts';
import { folderOf, type ModelFolder } from './modelFolder.ts';
import { parsed } from './parsed.ts';
import type { PublishedProblems } from './publishedProblems.ts';

/** Milliseconds without a key before a text is checked. */
export const typingPause = 100;

export interface OpenModelDeps {
  readonly checker: ModelChecker;
  readonly published: PublishedProblems;
  readonly log: Log;
}

/** One open `MLmodel` document and what was last found in it. */
export class OpenModel implements Disposable {
  readonly #document: vscode.TextDocument;
  readonly #deps: OpenModelDeps;
  readonly #folder: ModelFolder | undefined;
  readonly #owned = new DisposableStore();
  #timer: NodeJS.Timeout | undefined;
  /** Counts whatever makes a check that is under way an old one. */
  #epoch = 0;
  #checking: Promise<CheckedModel | undefined> | undefined;

  constructor(document: vscode.TextDocument, deps: OpenModelDeps) {
    this.#document = document;
    this.#deps = deps;
    this.#folder = folderOf(document.uri);
    if (this.#folder) this.#watch(this.#folder.uri);
    this.checkSoon(0);
  }

  /** Whether this is the document, or a file beside it that counts. */
  holds(uri: vscode.Uri): boolean {
    if (uri.toString() === this.#document.uri.toString()) return true;
    const path = this.#folder?.pathOf(uri);
    return path !== undefined && this.#folder?.siblings.concerns(path) === true;
  }

  /** Of the text as it is now; undefined when the document was closed meanwhile or the check failed. */
  async current(): Promise<CheckedModel | undefined> {
    for (;;) {
      const epoch = this.#epoch;
      const checked = await (this.#timer === undefined && this.#checking ? this.#checking : this.#check());
      if (epoch === this.#epoch || this.#owned.isDisposed) return checked;
    }
  }

  textChanged(): void {
    this.checkSoon(typingPause);
  }

  fileChanged(uri: vscode.Uri): void {
    const path = this.#folder?.pathOf(uri);
    if (path === undefined || !this.#folder?.siblings.concerns(path)) return;
    this.#folder.siblings.forget(path);
    this.checkSoon(typingPause);
  }

  checkSoon(milliseconds: number): void {
    if (this.#owned.isDisposed) return;
    this.#epoch++;
    this.#checking = undefined;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#check(), milliseconds);
  }

  dispose(): void {
    this.#epoch++;
    clearTimeout(this.#timer);
    this.#owned.dispose();
  }

  #check(): Promise<CheckedModel | undefined> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#checking = this.#run(this.#epoch);
    return this.#checking;
  }

  async #run(epoch: number): Promise<CheckedModel | undefined> {
    const { uri } = this.#document;
    try {
      const publish = (found: CheckedModel): void => {
        if (epoch === this.#epoch) this.#deps.published.publish(found);
      };
      const checked = await this.#deps.checker.check(uri, parsed(this.#document), this.#folder, publish);
      publish(checked);
      return checked;
    } catch (error) {
      this.#deps.log.error(`${uri.toString()} was not checked: ${String(error)}`);
      return undefined;
    }
  }

  /** Below the workspace VS Code watches already; elsewhere only the folder itself is worth it. */
  #watch(folder: vscode.Uri): void {
    const glob = vscode.workspace.getWorkspaceFolder(folder) ? '**/*' : '*';
    const watcher = this.#owned.add(vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, glob)));
    const changed = (uri: vscode.Uri): void => this.fileChanged(uri);
    this.#owned.add(watcher.onDidChange(changed));
    this.#owned.add(watcher.onDidCreate(changed));
    this.#owned.add(watcher.onDidDelete(changed));
  }
}
