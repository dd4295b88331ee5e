import { copyFile, mkdtemp, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { TrackingError } from '../../core/tracking/trackingError.ts';
import { lineOf } from './repository.ts';
import { GitFailed, runGit, type Setting } from './runGit.ts';

/**
 * Files that git knows and that differ between a commit and the working tree, from the root of the repository, with `/`. Submodules are left out.
 * Files that are written by a filter are compared without it: a program of the repository would have to be run.
 * @param commit a whole id
 */
export async function differingFiles(root: string, commit: string, signal: AbortSignal): Promise<readonly string[]> {
  const filters = await filterNames(root, signal);
  const config = filters.flatMap(withoutFilter);
  const listed = await diff(root, commit, config, signal).catch((error: unknown) => {
    // a partial clone lacks what would have to be looked into, and without a first commit there is no index: by times alone then
    if (error instanceof TrackingError || (error instanceof GitFailed && error.kind !== 'failed')) throw error;
    return runGit(root, ['diff-index', ...options, commit, '--'], signal, { config });
  });
  return listed.split('\0').filter((file) => file !== '');
}

function diff(root: string, commit: string, config: readonly Setting[], signal: AbortSignal): Promise<string> {
  return withIndexCopy(root, signal, (index) =>
    runGit(root, ['diff', ...options, commit, '--'], signal, { config, index }),
  );
}

const options = [
  '--name-only',
  '-z',
  '--no-renames',
  '--no-ext-diff',
  '--no-textconv',
  '--no-color',
  '--ignore-submodules=all',
];

async function filterNames(root: string, signal: AbortSignal): Promise<readonly string[]> {
  const listed = await runGit(
    root,
    ['config', '--null', '--name-only', '--get-regexp', '^filter\\..*\\.(clean|process|required)$'],
    signal,
  );
  const names = listed.split('\0').map((key) => /^filter\.([^]*)\.[a-z]+$/.exec(key)?.[1]);
  return [...new Set(names)].filter((name) => name !== undefined);
}

function withoutFilter(name: string): readonly Setting[] {
  return [
    [`filter.${name}.clean`, ''],
    [`filter.${name}.process`, ''],
    [`filter.${name}.required`, 'false'],
  ];
}

/** `git diff` writes the times that it saw into the index (git 2.39), and whoever commits meanwhile finds it locked: it gets one of its own. */
async function withIndexCopy<T>(root: string, signal: AbortSignal, work: (index: string) => Promise<T>): Promise<T> {
  const index = lineOf(await runGit(root, ['rev-parse', '--git-path', 'index'], signal));
  const folder = await mkdtemp(path.join(tmpdir(), 'mlflow-git-'));
  const copy = path.join(folder, 'index');
  try {
    const original = path.resolve(root, index);
    const { mtimeMs } = await stat(original);
    await copyFile(original, copy);
    // git looks into files that are not older than the index, for they may have changed since without a trace
    await utimes(copy, Math.floor(mtimeMs / 1000), Math.floor(mtimeMs / 1000));
    return await work(copy);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
