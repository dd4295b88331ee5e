import { runGit } from './runGit.ts';

/** A file of a commit. `path` is from the root of the repository, with `/`. */
export interface TreeFile {
  readonly path: string;
  readonly objectId: string;
  /** Bytes. */
  readonly size: number;
}

/**
 * The file of a commit that a run names by the path that it had where it ran: the longest end of that path that is in the commit, or else the only
 * file of the commit that ends with it. `commit` is a whole id.
 */
export async function sourceFileIn(
  root: string,
  commit: string,
  named: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const steps = stepsOf(named, root);
  const ends = steps.slice(-mostSteps).map((_, index, last) => last.slice(index).join('/'));
  if (ends.length === 0) return undefined;
  const there = new Set((await filesAt(root, commit, ends, signal)).map(({ path }) => path));
  const longest = ends.find((end) => there.has(end));
  if (longest !== undefined) return longest;
  const all = await runGit(root, ['ls-tree', '-r', '-z', '--full-tree', '--name-only', commit], signal);
  const [only, second] = all.split('\0').filter((path) => path.endsWith(`/${steps.at(-1)}`));
  return second === undefined ? only : undefined;
}

/** Those of the paths that are regular files of a commit; nothing in them is a pattern. */
export async function filesAt(
  root: string,
  commit: string,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<readonly TreeFile[]> {
  const listed = await runGit(root, ['ls-tree', '-z', '-l', '--full-tree', commit, '--', ...paths], signal);
  return listed.split('\0').flatMap((entry) => {
    const [, objectId, size, path] = /^100\d{3} blob ([0-9a-f]{40,64}) +(\d+)\t([^]+)$/.exec(entry) ?? [];
    return objectId === undefined || path === undefined ? [] : { path, objectId, size: Number(size) };
  });
}

/** Folders of a project are not nested deeper. */
const mostSteps = 20;

function stepsOf(named: string, root: string): readonly string[] {
  const isWindows = /^[a-z]:[\\/]/i.test(named) || !named.includes('/');
  const path = isWindows ? named.replaceAll('\\', '/') : named;
  const below = path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;
  const steps: string[] = [];
  for (const step of below.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps;
}
