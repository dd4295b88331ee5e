import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/lifetime.ts';
import type { Log } from '../../core/base/log.ts';
import { readMlmodel } from '../../core/mlmodel/readMlmodel.ts';
import { LaterCheck } from './laterCheck.ts';
import type { CheckedModel, ModelChecker } from './modelChecker.ts';
import { folderOf, largestWhileTyping, readText, type ModelFolder } from './modelFolder.ts';
import type { OpenDocuments } from './openDocuments.ts';
import { pauseFor } from './openModel.ts';
import { parsed } from './parsed.ts';
import type { PublishedProblems } from './publishedProblems.ts';
import { concerns, type FileChange, type Interest } from './siblingFiles.ts';

export interface ValidatedModelsDeps {
  readonly checker: ModelChecker;
  readonly published: PublishedProblems;
  readonly documents: OpenDocuments;
  readonly log: Log;
}

/** A model that was checked. Neither its text nor what was found is kept: there may be thousands. */
interface Validated {
  readonly uri: vscode.Uri;
  readonly folder: ModelFolder | undefined;
  /** Undefined until the first check is done: until then every file beside counts. */
  interest: Interest | undefined;
  /** Characters of the text and of the files beside it, when they were checked. */
  size: { readonly text: number; readonly siblings: number };
  /** Counts the checks, and whatever makes one that is under way an old one: only the last one is shown. */
  epoch: number;
  readonly later: LaterCheck;
}

/** Models that were checked and that no editor shows: their problems follow the files, and can be mended in the files beside. */
export class ValidatedModels implements Disposable {
  readonly #deps: ValidatedModelsDeps;
  readonly #owned = new DisposableStore();
  /** By the address of the folder. */
  readonly #models = new Map<string, Validated>();
  readonly #waiting = new Set<Validated>();
  #isRechecking = false;
  #isWatching = false;

  constructor(deps: ValidatedModelsDeps) {
    this.#deps = deps;
    const { workspace } = vscode;
    this.#owned.add(workspace.onDidOpenTextDocument(({ uri }) => this.#opened(uri)));
    this.#owned.add(workspace.onDidChangeTextDocument(({ document }) => this.#changed(document.uri, 'text')));
    this.#owned.add(workspace.onDidCloseTextDocument(({ uri }) => this.#changed(uri, 'text')));
    this.#owned.add(
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('mlflow.mlmodel.rules')) this.#recheck([...this.#models.values()]);
      }),
    );
  }

  /**
   * Checks and shows what is found; undefined when the file cannot be read. From here on its problems are kept current. What an editor shows is
   * looked after by {@link OpenDocuments}, which is only asked.
   */
  async check(uri: vscode.Uri): Promise<CheckedModel | undefined> {
    const model = this.#model(uri);
    if (this.#deps.documents.has(uri)) return this.#deps.documents.currentOf(uri);
    const epoch = ++model.epoch;
    const isLast = (): boolean => epoch === model.epoch && !this.#owned.isDisposed && !this.#deps.documents.has(uri);
    try {
      const folder = folderOf(uri);
      const checked = await this.#checkIn(uri, folder);
      model.interest = folder?.siblings.interest();
      model.size = { text: checked.document.text.length, siblings: folder?.siblings.characters ?? 0 };
      if (isLast()) this.#deps.published.publish(checked);
      return checked;
    } catch (error) {
      this.#deps.log.warn(`${uri.toString()} was not checked: ${String(error)}`);
      if (isLast()) this.#deps.published.clear(uri);
      return undefined;
    }
  }

  /** What holds now of the models that have this document among their files. A person waits for it, so that large files stay unread. */
  async checkedOf({ uri }: vscode.TextDocument): Promise<readonly CheckedModel[]> {
    const models = this.#around(uri, 'text').filter((model) => !this.#deps.documents.has(model.uri));
    const checked = await Promise.all(models.map((model) => this.#current(model.uri)));
    return checked.filter((one) => one !== undefined);
  }

  /** Begins to look after files that change outside of editors. */
  watch(): void {
    if (this.#isWatching) return;
    this.#isWatching = true;
    const watcher = this.#owned.add(vscode.workspace.createFileSystemWatcher('**'));
    this.#owned.add(watcher.onDidChange((uri) => this.#changed(uri, 'text')));
    this.#owned.add(watcher.onDidCreate((uri) => this.#changed(uri, 'name')));
    this.#owned.add(watcher.onDidDelete((uri) => this.#deleted(uri)));
  }

  dispose(): void {
    this.#owned.dispose();
    for (const { later } of this.#models.values()) later.cancel();
  }

  async #checkIn(uri: vscode.Uri, folder: ModelFolder | undefined): Promise<CheckedModel> {
    return this.#deps.checker.check(uri, await readModel(uri), folder, { asksServer: false });
  }

  async #current(uri: vscode.Uri): Promise<CheckedModel | undefined> {
    try {
      return await this.#checkIn(uri, folderOf(uri, largestWhileTyping));
    } catch {
      return undefined; // it is gone, or cannot be read any more
    }
  }

  #model(uri: vscode.Uri): Validated {
    const key = folderKey(uri);
    const known = this.#models.get(key);
    if (known) return known;
    const model: Validated = {
      uri,
      folder: folderOf(uri),
      interest: undefined,
      size: { text: 0, siblings: 0 },
      epoch: 0,
      later: new LaterCheck(() => this.#recheck([model])),
    };
    this.#models.set(key, model);
    return model;
  }

  /** The models to which this file belongs, as far as it can change what is found in them. */
  #around(file: vscode.Uri, change: FileChange): readonly Validated[] {
    const found: Validated[] = [];
    if (this.#models.size === 0) return found;
    for (let inner = file; inner.path.length > 1 && inner.path.startsWith('/'); inner = parentOf(inner)) {
      const model = this.#models.get(folderKey(inner));
      if (model && counts(model, file, change)) found.push(model);
    }
    return found;
  }

  /** From here on the editor's own check is the one that counts. */
  #opened(uri: vscode.Uri): void {
    const model = this.#models.get(folderKey(uri));
    if (model?.uri.toString() === uri.toString()) model.epoch++;
  }

  #changed(file: vscode.Uri, change: FileChange): void {
    if (this.#owned.isDisposed) return;
    for (const model of this.#around(file, change)) {
      model.epoch++;
      model.later.in(pauseFor(model.size.text, model.size.siblings));
    }
  }

  /** One after the other: a change of branch can touch all of them at once, and nobody waits for it. */
  #recheck(models: readonly Validated[]): void {
    for (const model of models) this.#waiting.add(model);
    if (!this.#isRechecking) void this.#work();
  }

  async #work(): Promise<void> {
    this.#isRechecking = true;
    for (const model of this.#waiting) {
      this.#waiting.delete(model); // before it is checked: it can change again meanwhile
      // Models that an editor shows are looked after by OpenDocuments.
      if (!this.#owned.isDisposed && !this.#deps.documents.has(model.uri)) await this.check(model.uri);
    }
    this.#isRechecking = false;
  }

  /** Of a folder that is deleted only the folder itself is told. */
  #deleted(deleted: vscode.Uri): void {
    for (const [key, model] of this.#models) {
      const { path } = model.uri;
      if (path !== deleted.path && !path.startsWith(`${deleted.path}/`)) continue;
      this.#models.delete(key);
      this.#waiting.delete(model);
      model.later.cancel();
      model.epoch++;
      if (!this.#deps.documents.has(model.uri)) this.#deps.published.clear(model.uri);
    }
    this.#changed(deleted, 'name');
  }
}

async function readModel(uri: vscode.Uri): Promise<ReturnType<typeof readMlmodel>> {
  const key = uri.toString();
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === key);
  return open ? parsed(open) : readMlmodel(await readText(uri));
}

function parentOf(uri: vscode.Uri): vscode.Uri {
  return uri.with({ path: uri.path.slice(0, uri.path.lastIndexOf('/')) || '/' });
}

function folderKey(file: vscode.Uri): string {
  return parentOf(file).toString();
}

function counts({ uri, folder, interest }: Validated, file: vscode.Uri, change: FileChange): boolean {
  if (file.path === uri.path) return true;
  const path = folder?.pathOf(file);
  return path !== undefined && (interest === undefined || concerns(interest, path, change));
}
