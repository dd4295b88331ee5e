import type { CommitFacts, NoCommit, RunSource } from '../../core/git/commitFacts.ts';
import { commitFacts } from '../../node/git/commitFacts.ts';
import { readUser, repositoryOf } from '../../node/git/repository.ts';
import { GitFailed } from '../../node/git/runGit.ts';

/** The repository around a folder, as far as there is one. Nothing is fetched. */
export interface GitOfFolder {
  commitFacts(source: RunSource, signal: AbortSignal): Promise<CommitFacts | NoCommit>;
  /** Name of the person, else the email, as Git would write it into a commit. */
  user(signal: AbortSignal): Promise<string | undefined>;
}

export function gitOfFolder(folder: string): GitOfFolder {
  return {
    async commitFacts(source, signal) {
      if (source.commit === undefined) return 'noTag';
      return orWithout<CommitFacts | NoCommit>('noGit', async () => {
        const root = await repositoryOf(folder, signal);
        return root === undefined ? 'noRepository' : commitFacts(root, source, signal);
      });
    },
    user: (signal) => orWithout(undefined, () => readUser(folder, signal)),
  };
}

async function orWithout<T>(instead: T, asked: () => Promise<T>): Promise<T> {
  try {
    return await asked();
  } catch (error) {
    if (error instanceof GitFailed) return instead;
    throw error;
  }
}
