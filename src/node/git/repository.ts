import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { GitFailed, runGit } from './runGit.ts';

/** What is checked out; `branch` is undefined when it is no branch. */
export interface Head {
  readonly commit: string;
  readonly branch: string | undefined;
}

/** The root of the working tree that a folder is in; undefined when it is in none, in one that ignores it, or in one that git does not trust. */
export async function repositoryOf(folder: string, signal: AbortSignal): Promise<string | undefined> {
  const root = await orUndefined(runGit(folder, ['rev-parse', '--show-toplevel'], signal));
  if (!root) return undefined;
  const isIgnored = await orUndefined(runGit(folder, ['check-ignore', '--', '.'], signal, { takesPatterns: true })); // fails for what is not
  return isIgnored ? undefined : lineOf(root);
}

/** What git refuses is no answer; that it is missing or does not end is a failure. */
async function orUndefined(asked: Promise<string>): Promise<string | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof GitFailed && error.kind === 'failed') return undefined;
    throw error;
  }
}

/** The repository that a folder is in, and those that lie directly in it, as in a folder of several projects. */
export async function repositoriesOf(folder: string, signal: AbortSignal): Promise<readonly string[]> {
  const around = await repositoryOf(folder, signal);
  const below = await Promise.all((await foldersIn(folder)).map((name) => rootAt(path.join(folder, name), signal)));
  return [...new Set([around, ...below])].filter((root) => root !== undefined);
}

/** Undefined before the first commit. */
export async function readHead(root: string, signal: AbortSignal): Promise<Head | undefined> {
  const [commit, ref] = await Promise.all([
    runGit(root, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], signal),
    runGit(root, ['symbolic-ref', '--quiet', 'HEAD'], signal),
  ]);
  const id = lineOf(commit);
  return id === '' ? undefined : { commit: id, branch: branchOf(lineOf(ref)) };
}

/** The name that git writes into commits made in a folder, else the email; outside of a repository the person's own settings count. */
export async function readUser(folder: string | undefined, signal: AbortSignal): Promise<string | undefined> {
  const listed = await runGit(folder, ['config', '--null', '--get-regexp', '^user\\.(name|email)$'], signal);
  const values = new Map<string, string>();
  for (const entry of listed.split('\0')) {
    const end = entry.indexOf('\n');
    if (end > 0) values.set(entry.slice(0, end), entry.slice(end + 1).trim()); // the last one counts
  }
  return values.get('user.name') || values.get('user.email') || undefined;
}

/** A folder has some projects, or is no folder of projects. */
const mostFolders = 200;

async function foldersIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory())
      .slice(0, mostFolders)
      .map(({ name }) => name);
  } catch {
    return []; // it went meanwhile, or is closed to us
  }
}

/** Git is asked only where there is something for it. */
async function rootAt(folder: string, signal: AbortSignal): Promise<string | undefined> {
  const isThere = await stat(path.join(folder, '.git')).then(
    () => true,
    () => false,
  );
  return isThere ? repositoryOf(folder, signal) : undefined;
}

export function branchOf(ref: string): string | undefined {
  return ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : undefined;
}

/** One line as git writes it; only its end is taken off, for names may begin and end with blanks. */
export function lineOf(output: string): string {
  return output.replace(/\r?\n$/, '');
}
