/** What a run says about the code that made it: MLflow's tags `mlflow.source.*` and `mlflow.git.*`. */
export interface RunSource {
  readonly commit: string | undefined;
  readonly branch: string | undefined;
  readonly repoUrl: string | undefined;
  /** `mlflow.source.name`, a path as the machine of the run had it. */
  readonly file: string | undefined;
  /** `mlflow.source.git.dirty` of the run or `mlflow.git.dirty` of its model; undefined when neither says it. */
  readonly isDirty: boolean | undefined;
}

/** What the local repository says about a commit. `undefined` = it cannot say. */
export interface CommitFacts {
  readonly commit: string;
  /** Of the repository that holds it. */
  readonly root: string;
  readonly subject: string;
  readonly author: string;
  readonly at: number;
  /** It is an ancestor of what is checked out. */
  readonly isOnBranch: boolean;
  /** The branch that is checked out; undefined when none is. */
  readonly branch: string | undefined;
  /** Some remote branch holds it, as far as was fetched. */
  readonly isPushed: boolean;
  /** Files that differ between the commit and the working tree. */
  readonly differing: number;
  /** The run's source file in the repository, with `/`; undefined when it is not in the commit. */
  readonly file: string | undefined;
}

/** Why the local repositories say nothing about a commit. */
export type NoCommit = 'noTag' | 'noRepository' | 'notThere' | 'noGit' | 'untrusted';
