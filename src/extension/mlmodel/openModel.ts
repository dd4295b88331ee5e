import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/lifetime.ts';
import type { Log } from '../../core/base/log.ts';
import { LaterCheck } from './laterCheck.ts';
import type { CheckedModel, ModelChecker } from './modelChecker.ts';
import { folderOf, largestWhileTyping, type ModelFolder } from './modelFolder.ts';
import { parsed } from './parsed.ts';
import type { PublishedProblems } from './publishedProblems.ts';
import { concerns, type FileChange } from './siblingFiles.ts';

/** Milliseconds without a key before a text is checked. */
export const typingPause = 100;

/** The same for a model that takes so long to check that a person would feel it at every key. */
const longPause = 1000;
const longText = 1_000_000;
const longSiblings = 256_000;

/** Milliseconds to wait for the next key, by how many characters are looked at. */
export function pauseFor(text: number, siblings: number): number {
  return text > longText || siblings > longSiblings ? longPause : typingPause;
}

export interface OpenModelDeps {
  readonly checker: ModelChecker;
  readonly published: PublishedProblems;
  readonly log: Log;
  /** Told what was found, unless it is out of date by then. */
  readonly checked: (found: CheckedModel) => void;
}

/** One open `MLmodel` document and what was last found in it. */
export class OpenModel implements Disposable {
  readonly #document: vscode.TextDocument;
  readonly #deps: OpenModelDeps;
  readonly #folder: ModelFolder | undefined;
  readonly #owned = new DisposableStore();
  readonly #later = new LaterCheck(() => void this.#check());
  /** Counts whatever makes a check that is under way an old one. */
  #epoch = 0;
  #checking: Promise<CheckedModel | undefined> | undefined;

  constructor(document: vscode.TextDocument, deps: OpenModelDeps) {
    this.#document = document;
    this.#deps = deps;
    this.#folder = folderOf(document.uri, largestWhileTyping);
    if (this.#folder) this.#watch(this.#folder.uri);
    this.checkSoon(0);
  }

  /** Whether this is the document, or a file beside it that counts. */
  holds(uri: vscode.Uri): boolean {
    return uri.toString() === this.#document.uri.toString() || this.#siblingPath(uri, 'text') !== undefined;
  }

  /** Of the text as it is now; undefined when the document was closed meanwhile or the check failed. */
  async current(): Promise<CheckedModel | undefined> {
    for (;;) {
      const epoch = this.#epoch;
      const checked = await (!this.#later.isWaiting && this.#checking ? this.#checking : this.#check());
      if (epoch === this.#epoch || this.#owned.isDisposed) return checked;
    }
  }

  textChanged(): void {
    this.checkSoon(this.#pause());
  }

  fileChanged(uri: vscode.Uri, change: FileChange): void {
    const path = this.#siblingPath(uri, change);
    if (path === undefined) return;
    this.#folder?.siblings.forget(path, change);
    this.checkSoon(this.#pause());
  }

  checkSoon(milliseconds: number): void {
    if (this.#owned.isDisposed) return;
    this.#epoch++;
    this.#checking = undefined;
    this.#later.in(milliseconds);
  }

  dispose(): void {
    this.#epoch++;
    this.#later.cancel();
    this.#owned.dispose();
  }

  /** Undefined for what does not count. */
  #siblingPath(uri: vscode.Uri, change: FileChange): string | undefined {
    const path = this.#folder?.pathOf(uri);
    const counts = path !== undefined && this.#folder && concerns(this.#folder.siblings.interest(), path, change);
    return counts ? path : undefined;
  }

  #pause(): number {
    const { lineCount } = this.#document;
    const end = this.#document.offsetAt(new vscode.Position(lineCount, 0));
    return pauseFor(end, this.#folder?.siblings.characters ?? 0);
  }

  #check(): Promise<CheckedModel | undefined> {
    this.#later.cancel();
    this.#checking = this.#run(this.#epoch);
    return this.#checking;
  }

  async #run(epoch: number): Promise<CheckedModel | undefined> {
    const { uri } = this.#document;
    try {
      const publish = (found: CheckedModel): void => {
        if (epoch !== this.#epoch) return;
        this.#deps.published.publish(found);
        this.#deps.checked(found);
      };
      const options = { asksServer: true, early: publish };
      const checked = await this.#deps.checker.check(uri, parsed(this.#document), this.#folder, options);
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
    this.#owned.add(watcher.onDidChange((uri) => this.fileChanged(uri, 'text')));
    this.#owned.add(watcher.onDidCreate((uri) => this.fileChanged(uri, 'name')));
    this.#owned.add(watcher.onDidDelete((uri) => this.fileChanged(uri, 'name')));
  }
}
