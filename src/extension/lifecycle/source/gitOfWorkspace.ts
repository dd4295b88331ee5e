import * as vscode from 'vscode';
import type { CommitFacts, NoCommit, RunSource } from '../../../core/git/commitFacts.ts';
import { DisposableStore, type Disposable } from '../../../core/base/lifetime.ts';
import type { Log } from '../../../core/base/log.ts';
import { isReason } from '../../../core/tracking/trackingError.ts';
import { commitFacts } from '../../../node/git/commitFacts.ts';
import { differingFiles } from '../../../node/git/differingFiles.ts';
import { readHead, readUser, repositoriesOf, type Head } from '../../../node/git/repository.ts';
import { GitFailed } from '../../../node/git/runGit.ts';
import { showFile, type ShownFile } from '../../../node/git/showFile.ts';
import { filesAt } from '../../../node/git/sourceFile.ts';
import { untilTimeout } from '../../base/signals.ts';
import { RecentAnswers } from './recentAnswers.ts';
import { registerSourceDocuments } from './sourceDocuments.ts';

export interface DifferingFile {
  /** From the root of the repository, with `/`. */
  readonly file: string;
  readonly isInCommit: boolean;
}

export interface RepositoryHead extends Head {
  readonly root: string;
}

/**
 * What git knows in the folders of the workspace. Nothing is asked of it while they are not trusted, and nothing is ever fetched. Answers are kept
 * for some seconds, so that a page with many versions of one commit asks once.
 */
export class GitOfWorkspace implements Disposable {
  readonly #log: Log;
  readonly #owned = new DisposableStore();
  readonly #facts = new RecentAnswers<CommitFacts | NoCommit>();
  readonly #roots = new RecentAnswers<readonly string[]>();

  constructor(log: Log) {
    this.#log = log;
    const forget = (): void => {
      this.#facts.clear();
      this.#roots.clear();
    };
    for (const changed of [
      vscode.workspace.onDidSaveTextDocument,
      vscode.workspace.onDidChangeWorkspaceFolders,
      vscode.workspace.onDidGrantWorkspaceTrust,
    ])
      this.#owned.add(changed(forget));
    this.#owned.add(registerSourceDocuments(this));
  }

  /** Of the first repository that has the commit. @throws TrackingError `cancelled`, nothing else */
  async commitFacts(source: RunSource, signal: AbortSignal): Promise<CommitFacts | NoCommit> {
    if (source.commit === undefined) return 'noTag';
    if (!vscode.workspace.isTrusted) return 'untrusted';
    return this.#facts.get(JSON.stringify([source.commit, source.file]), signal, (shared) =>
      this.#orNoGit(async () => {
        const roots = await this.#repositories(shared);
        for (const root of roots) {
          const found = await commitFacts(root, source, shared);
          if (typeof found === 'object') return found;
        }
        return roots.length === 0 ? 'noRepository' : 'notThere';
      }),
    );
  }

  /** The name, else the email, that git writes into commits of the first repository; the person's own where there is none. */
  async user(): Promise<string | undefined> {
    if (!vscode.workspace.isTrusted) return undefined;
    const signal = untilTimeout();
    try {
      return await readUser((await this.#repositories(signal))[0], signal);
    } catch (error) {
      this.#log.debug(`git does not say who works here: ${String(error)}`);
      return undefined;
    }
  }

  /** What is checked out in the first repository of the workspace. */
  async head(signal: AbortSignal = untilTimeout()): Promise<Head | undefined> {
    return (await this.heads(signal))[0];
  }

  /** What is checked out in the repositories of the workspace; those without a commit are left out. */
  async heads(signal: AbortSignal): Promise<readonly RepositoryHead[]> {
    if (!vscode.workspace.isTrusted) return [];
    const heads = await Promise.all(
      (await this.#repositories(signal)).map(async (root) => ({ root, head: await readHead(root, signal) })),
    );
    return heads.flatMap(({ root, head }) => (head ? [{ ...head, root }] : []));
  }

  /** A file of a commit, as long as the repository is one of the trusted workspace; `root` may come from anywhere. */
  async show(root: string, commit: string, file: string, signal: AbortSignal): Promise<ShownFile> {
    if (!vscode.workspace.isTrusted || !(await this.#repositories(signal)).includes(root)) return { kind: 'absent' };
    return showFile(root, commit, file, signal);
  }

  /** Of what {@link commitFacts} answered; at most `most` of them. */
  async differing(
    { root, commit }: CommitFacts,
    most: number,
    signal: AbortSignal,
  ): Promise<{ readonly count: number; readonly files: readonly DifferingFile[] }> {
    const all = await differingFiles(root, commit, signal);
    const some = all.slice(0, most);
    const there = some.length === 0 ? [] : await filesAt(root, commit, some, signal);
    const inCommit = new Set(there.map(({ path }) => path));
    return { count: all.length, files: some.map((file) => ({ file, isInCommit: inCommit.has(file) })) };
  }

  dispose(): void {
    this.#owned.dispose();
  }

  async #repositories(signal: AbortSignal): Promise<readonly string[]> {
    return this.#roots.get('', signal, async (shared) => {
      const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
      const found = await Promise.all(folders.map(({ uri }) => repositoriesOf(uri.fsPath, shared)));
      return [...new Set(found.flat())];
    });
  }

  async #orNoGit(ask: () => Promise<CommitFacts | NoCommit>): Promise<CommitFacts | NoCommit> {
    try {
      return await ask();
    } catch (error) {
      if (isReason(error, 'cancelled')) throw error;
      this.#log.warn(`git did not answer: ${error instanceof GitFailed ? `${error.kind}: ` : ''}${String(error)}`);
      return 'noGit';
    }
  }
}
