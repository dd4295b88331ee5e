import type { CommitFacts, NoCommit, RunSource } from '../../core/git/commitFacts.ts';
import { differingFiles } from './differingFiles.ts';
import { branchOf, lineOf } from './repository.ts';
import { GitFailed, runGit } from './runGit.ts';
import { sourceFileIn } from './sourceFile.ts';

/**
 * What a repository says about the commit of a run, as far as was fetched: nothing goes over the network.
 * @param root as `repositoryOf` answers it
 * @throws GitFailed, or TrackingError `cancelled`
 */
export async function commitFacts(
  root: string,
  source: RunSource,
  signal: AbortSignal,
): Promise<CommitFacts | Extract<NoCommit, 'noTag' | 'notThere'>> {
  if (source.commit === undefined) return 'noTag';
  const commit = await wholeCommitId(root, source.commit, signal);
  if (commit === undefined) return 'notThere';
  const [told, isOnBranch, ref, remote, differing, file] = await Promise.all([
    describe(root, commit, signal),
    isAncestorOfHead(root, commit, signal),
    runGit(root, ['symbolic-ref', '--quiet', 'HEAD'], signal),
    runGit(root, ['for-each-ref', '--count=1', '--format=%(refname)', `--contains=${commit}`, 'refs/remotes/'], signal),
    differingFiles(root, commit, signal),
    source.file === undefined ? undefined : sourceFileIn(root, commit, source.file, signal),
  ]);
  return {
    commit,
    root,
    ...told,
    isOnBranch,
    branch: branchOf(lineOf(ref)),
    isPushed: remote !== '',
    differing: differing.length,
    file,
  };
}

/** Undefined when the commit is not there or the short id fits several; a branch or tag of such a name does not count. */
export async function wholeCommitId(root: string, commit: string, signal: AbortSignal): Promise<string | undefined> {
  if (!/^[0-9a-f]{7,64}$/.test(commit)) return undefined;
  try {
    const id = lineOf(await runGit(root, ['rev-parse', '--verify', '--quiet', `${commit}^{commit}`], signal));
    return /^[0-9a-f]{40,64}$/.test(id) && id.startsWith(commit) ? id : undefined;
  } catch (error) {
    if (error instanceof GitFailed && error.kind === 'failed') return undefined;
    throw error;
  }
}

async function describe(
  root: string,
  commit: string,
  signal: AbortSignal,
): Promise<Pick<CommitFacts, 'subject' | 'author' | 'at'>> {
  const format = '--format=%x00%an%x00%at%x00%s';
  const [, author = '', at = '', subject = ''] = (
    await runGit(root, ['rev-list', '--max-count=1', '--no-notes', format, commit, '--'], signal)
  ).split('\0');
  return { author, at: Number(at) * 1000, subject: lineOf(subject) };
}

/** False before the first commit. */
async function isAncestorOfHead(root: string, commit: string, signal: AbortSignal): Promise<boolean> {
  const head = lineOf(await runGit(root, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], signal));
  if (head === '') return false;
  return (await runGit(root, ['rev-list', '--max-count=1', commit, `^${head}`, '--'], signal)) === '';
}
