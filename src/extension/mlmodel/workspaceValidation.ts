import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/lifetime.ts';
import type { Log } from '../../core/base/log.ts';
import { readMlmodel } from '../../core/mlmodel/readMlmodel.ts';
import type { CheckedModel, ModelChecker } from './modelChecker.ts';
import { folderOf, readText } from './modelFolder.ts';
import type { OpenDocuments } from './openDocuments.ts';
import { parsed } from './parsed.ts';
import type { PublishedProblems } from './publishedProblems.ts';

export interface ValidationSummary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
}

/** Told after each file: how many of all are done. */
export type Progress = (done: number, all: number) => void;

export interface WorkspaceValidationDeps {
  readonly checker: ModelChecker;
  readonly published: PublishedProblems;
  readonly documents: OpenDocuments;
  readonly log: Log;
}

const pattern = '**/MLmodel';
/** Files that are read at the same time. */
const atOnce = 8;

/** Checks files that no editor shows, and goes on to look after those that it has checked. */
export class WorkspaceValidation implements Disposable {
  readonly #deps: WorkspaceValidationDeps;
  readonly #owned = new DisposableStore();
  readonly #validated = new Map<string, vscode.Uri>();
  #isWatching = false;

  constructor(deps: WorkspaceValidationDeps) {
    this.#deps = deps;
    deps.documents.whenClosed((uri) => void this.#again(uri));
  }

  /** Ends early when cancelled; what was checked until then counts, and its problems stay. */
  async run(signal: AbortSignal, progress: Progress): Promise<ValidationSummary> {
    const found = await vscode.workspace.findFiles(pattern);
    const uris = found.toSorted((a, b) => (a.path < b.path ? -1 : 1));
    const checked: CheckedModel[] = [];
    const waiting = uris.values();
    const work = async (): Promise<void> => {
      for (const uri of waiting) {
        if (signal.aborted) return;
        const one = await this.#check(uri);
        if (one) checked.push(one);
        progress(checked.length, uris.length);
        await new Promise(setImmediate); // what a person does in the meantime goes first
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    this.#watch();
    return summary(checked);
  }

  dispose(): void {
    this.#owned.dispose();
  }

  async #check(uri: vscode.Uri): Promise<CheckedModel | undefined> {
    const key = uri.toString();
    this.#validated.set(key, uri);
    try {
      const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === key);
      const document = open ? parsed(open) : readMlmodel(await readText(uri));
      const checked = await this.#deps.checker.check(uri, document, folderOf(uri));
      this.#deps.published.publish(checked);
      return checked;
    } catch (error) {
      this.#deps.log.warn(`${uri.toString()} was not checked: ${String(error)}`);
      this.#deps.published.clear(uri);
      return undefined;
    }
  }

  async #again(uri: vscode.Uri): Promise<void> {
    if (this.#validated.has(uri.toString()) && !this.#owned.isDisposed) await this.#check(uri);
  }

  /** Open documents are looked after by {@link OpenDocuments}. */
  #watch(): void {
    if (this.#isWatching) return;
    this.#isWatching = true;
    const changes = this.#owned.add(vscode.workspace.createFileSystemWatcher(pattern, true, false, true));
    this.#owned.add(
      changes.onDidChange((uri) => {
        if (!this.#deps.documents.has(uri)) void this.#again(uri);
      }),
    );
    // Of a folder that is deleted only the folder itself is told.
    const deletions = this.#owned.add(vscode.workspace.createFileSystemWatcher('**', true, true, false));
    this.#owned.add(deletions.onDidDelete((uri) => this.#forget(uri)));
  }

  #forget(deleted: vscode.Uri): void {
    for (const [key, uri] of this.#validated) {
      if (uri.path !== deleted.path && !uri.path.startsWith(`${deleted.path}/`)) continue;
      this.#validated.delete(key);
      if (!this.#deps.documents.has(uri)) this.#deps.published.clear(uri);
    }
  }
}

function summary(checked: readonly CheckedModel[]): ValidationSummary {
  const severities = checked.flatMap(({ diagnostics }) => diagnostics.map(({ severity }) => severity));
  const count = (wanted: string): number => severities.filter((severity) => severity === wanted).length;
  return { files: checked.length, errors: count('error'), warnings: count('warning') };
}
