import * as vscode from 'vscode';
import type { CommitFacts, NoCommit, RunSource } from '../../../core/git/commitFacts.ts';
import { runSource } from '../../../core/git/runSource.ts';
import { ifThere } from '../../../core/lifecycle/ifThere.ts';
import type { Run } from '../../../core/tracking/run.ts';
import { CommandError } from '../../base/commandError.ts';
import type { Session } from '../../connections/session.ts';
import { pickRun } from '../../runs/runPickers.ts';
import type { Call } from '../lifecycleCommands.ts';
import type { LifecycleDeps } from '../lifecycleDeps.ts';
import type { SourceInput } from '../lifecycleInputs.ts';
import { sessionOf } from '../../connections/sessionOf.ts';

/** The code of a run, found in the workspace. */
export interface FoundSource {
  readonly source: RunSource;
  readonly commit: CommitFacts;
}

/** The code of a run that was given, stands behind a version, or is asked for. @throws CommandError when git does not know its commit */
export async function findSource(
  { connections, git }: Pick<LifecycleDeps, 'connections' | 'git'>,
  input: SourceInput,
  { rows }: Call,
  title: string,
  signal: AbortSignal,
): Promise<FoundSource> {
  const session = await sessionOf(connections, rows);
  const source = await sourceIn(session, input, title, signal);
  const commit = await git.commitFacts(source, signal);
  if (typeof commit === 'object') return { source, commit };
  throw new CommandError(commit === 'untrusted' ? 'untrusted' : 'notFound', whyNot[commit](source));
}

async function sourceIn(session: Session, input: SourceInput, title: string, signal: AbortSignal): Promise<RunSource> {
  const { runId, name, version } = input;
  if (runId !== undefined) return sourceOfRun(session, await session.tracking.getRun(runId, signal), signal);
  if (name === undefined || version === undefined) return sourceOfRun(session, await pickRun(session, title), signal);
  const found = await session.registry.getModelVersion(name, version, signal);
  const model =
    found.modelId === undefined ? undefined : await ifThere(session.tracking.getLoggedModel(found.modelId, signal));
  const id = found.runId || model?.sourceRunId;
  const run = id === undefined ? undefined : await ifThere(session.tracking.getRun(id, signal));
  return runSource(run, model);
}

/** MLflow 3 writes the commit of a run into its models too, where the run itself may have none. */
async function sourceOfRun(session: Session, run: Run, signal: AbortSignal): Promise<RunSource> {
  const source = runSource(run);
  const [modelId] = run.modelIds;
  if (source.commit !== undefined || modelId === undefined) return source;
  return runSource(run, await ifThere(session.tracking.getLoggedModel(modelId, signal)));
}

const whyNot: Readonly<Record<NoCommit, (source: RunSource) => string>> = {
  noTag: () => vscode.l10n.t('The run does not name the git commit that it was made from.'),
  noRepository: () => vscode.l10n.t('No folder of this workspace is in a git repository.'),
  notThere: ({ commit, repoUrl }) =>
    repoUrl === undefined
      ? vscode.l10n.t('The commit {commit} is in no repository of this workspace. It may have to be fetched.', {
          commit: shortId(commit),
        })
      : vscode.l10n.t(
          'The commit {commit} is in no repository of this workspace. It may have to be fetched; the run names {repository}.',
          { commit: shortId(commit), repository: repoUrl },
        ),
  noGit: () => vscode.l10n.t('Git cannot be run on this machine, or did not answer. The log says more.'),
  untrusted: () => vscode.l10n.t('This folder is not trusted, so git is not asked about it.'),
};

export function shortId(commit = ''): string {
  return commit.slice(0, 8);
}
