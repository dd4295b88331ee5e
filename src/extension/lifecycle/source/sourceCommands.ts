import * as vscode from 'vscode';
import { quoteValue } from '../../../core/runs/runsView.ts';
import { CommandError } from '../../base/commandError.ts';
import type { Caller } from '../../base/commands.ts';
import { pick } from '../../base/multiStep.ts';
import { notify } from '../../base/notify.ts';
import { plainLabel } from '../../base/plainLabel.ts';
import { untilTimeout } from '../../base/signals.ts';
import { sessionOf } from '../../connections/sessionOf.ts';
import { experimentKey } from '../../explorer/runsViews.ts';
import { pickExperiment } from '../../runs/runPickers.ts';
import type { Call, LifecycleCommands } from '../lifecycleCommands.ts';
import type { LifecycleDeps } from '../lifecycleDeps.ts';
import type { ExperimentInput } from '../lifecycleInputs.ts';
import type { DifferingFile, GitOfWorkspace, RepositoryHead } from './gitOfWorkspace.ts';
import { readSource, sourceUri, type SourcePlace } from './sourceDocuments.ts';
import { findSource, shortId, type FoundSource } from './sourceOf.ts';

/** `mlflow.source.open`: the source file of a run as it is in its commit. */
export function openSource(deps: LifecycleDeps): LifecycleCommands['openSource'] {
  return async (input, call) => {
    const found = await findSource(deps, input, call, vscode.l10n.t('Open Source at Its Commit'), untilTimeout());
    const { commit, source } = found;
    if (commit.file === undefined) throw new CommandError('notFound', noFile(found));
    const place = { ...commit, file: commit.file };
    await readSource(deps.git, place, untilTimeout()); // VS Code would not hand on why it cannot be
    const uri = sourceUri(place);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
    if (call.caller === 'person') warn({ source, commit });
    return { uri: uri.toString() };
  };
}

/** Files that are shown side by side at once. */
const mostFiles = 100;

/** `mlflow.source.compare`: what differs now from the commit of a run. */
export function compareSource(deps: LifecycleDeps): LifecycleCommands['compareSource'] {
  return async (input, call) => {
    const signal = untilTimeout();
    const found = await findSource(deps, input, call, vscode.l10n.t('Compare Source with Working Tree'), signal);
    const { commit } = found;
    const { count, files } = await deps.git.differing(commit, mostFiles, signal);
    const [only, second] = files;
    const one = second === undefined ? (only ?? ownFile(commit.file)) : undefined;
    if (second !== undefined) await showChanges(found, files, count);
    else if (one !== undefined) await showDiff(commit, one);
    if (call.caller === 'person') {
      if (count === 0)
        void notify(
          'information',
          vscode.l10n.t('Nothing differs from the commit {commit}.', { commit: shortId(commit.commit) }),
        );
      warn(found);
    }
    return { commit: commit.commit, files: count };
  };
}

/** `mlflow.runs.thisBranch`: the runs of an experiment that were made on the branch that is checked out. */
export function filterByBranch(deps: LifecycleDeps): LifecycleCommands['filterByBranch'] {
  return (input, call) =>
    filterByHead(deps, input, call, vscode.l10n.t('Show Runs of This Branch'), ({ branch }) => {
      if (branch === undefined) throw new CommandError('notFound', vscode.l10n.t('No branch is checked out.'));
      return `tags.\`mlflow.source.git.branch\` = ${quoteValue(branch)}`;
    });
}

/** `mlflow.runs.thisCommit`: the runs of an experiment that were made from the commit that is checked out. */
export function filterByCommit(deps: LifecycleDeps): LifecycleCommands['filterByCommit'] {
  return (input, call) =>
    filterByHead(
      deps,
      input,
      call,
      vscode.l10n.t('Show Runs of This Commit'),
      ({ commit }) => `tags.\`mlflow.source.git.commit\` = ${quoteValue(commit)}`,
    );
}

async function filterByHead(
  { git, connections, explorer }: LifecycleDeps,
  { experimentId }: ExperimentInput,
  { caller, rows }: Call,
  title: string,
  filterOf: (head: RepositoryHead) => string,
): Promise<{ readonly filter: string }> {
  const filter = filterOf(await headToFilterBy(git, title, caller));
  const session = await sessionOf(connections, rows);
  const id = experimentId ?? (await pickExperiment(session, title)).id;
  explorer.experiments.views.set(experimentKey(session.id, id), { filter, lifecycle: 'active' });
  return { filter };
}

async function headToFilterBy(git: GitOfWorkspace, title: string, caller: Caller): Promise<RepositoryHead> {
  if (!vscode.workspace.isTrusted)
    throw new CommandError('untrusted', vscode.l10n.t('This folder is not trusted, so git is not asked about it.'));
  const heads = await git.heads(untilTimeout());
  const [only, second] = heads;
  if (only === undefined)
    throw new CommandError(
      'notFound',
      vscode.l10n.t('No folder of this workspace is in a git repository with a commit.'),
    );
  if (second === undefined) return only;
  if (caller === 'program') {
    const roots = heads.map(({ root }) => root).join(', ');
    throw new CommandError('ambiguous', vscode.l10n.t('This workspace has several repositories: {roots}.', { roots }));
  }
  return pick<RepositoryHead>({
    title,
    placeholder: vscode.l10n.t('Which repository'),
    items: heads.map((head) => ({
      label: `$(repo) ${plainLabel(head.root)}`,
      description: plainLabel(head.branch ?? shortId(head.commit)),
      value: head,
    })),
  });
}

function ownFile(file: string | undefined): DifferingFile | undefined {
  return file === undefined ? undefined : { file, isInCommit: true };
}

async function showDiff(place: Omit<SourcePlace, 'file'>, { file, isInCommit }: DifferingFile): Promise<void> {
  const [then, now] = sides(place, file);
  if (!isInCommit || !(await isThere(now))) {
    await showChanges({ commit: place }, [{ file, isInCommit }], 1);
    return;
  }
  const title = vscode.l10n.t('{file} ({commit} ↔ Working Tree)', { file, commit: shortId(place.commit) });
  await vscode.commands.executeCommand('vscode.diff', then, now, title, { preview: true });
}

/** What is missing on one side is not asked for there: it came or went since. */
async function showChanges(
  { commit: place }: { readonly commit: Omit<SourcePlace, 'file'> },
  files: readonly DifferingFile[],
  count: number,
): Promise<void> {
  const resources = await Promise.all(
    files.map(async ({ file, isInCommit }) => {
      const [then, now] = sides(place, file);
      return [now, isInCommit ? then : undefined, (await isThere(now)) ? now : undefined] as const;
    }),
  );
  const commit = shortId(place.commit);
  const title =
    count > files.length
      ? vscode.l10n.t('{commit} ↔ Working Tree ({shown} of {count} files)', { commit, shown: files.length, count })
      : vscode.l10n.t('{commit} ↔ Working Tree', { commit });
  await vscode.commands.executeCommand('vscode.changes', title, resources);
}

function sides(
  { root, commit }: Omit<SourcePlace, 'file'>,
  file: string,
): readonly [then: vscode.Uri, now: vscode.Uri] {
  return [sourceUri({ root, commit, file }), vscode.Uri.joinPath(vscode.Uri.file(root), file)];
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/** What makes it doubtful that the file is what ran. */
function warn({ source, commit }: FoundSource): void {
  const doubts = [
    ...(source.isDirty
      ? [vscode.l10n.t('The run was made with changes that are not in the commit {commit}.', facts(commit.commit))]
      : []),
    ...(commit.isPushed
      ? []
      : [vscode.l10n.t('The commit {commit} is in no remote branch, as far as was fetched.', facts(commit.commit))]),
  ];
  if (doubts.length > 0) void notify('warning', doubts.join(' '));
}

function facts(commit: string): { readonly commit: string } {
  return { commit: shortId(commit) };
}

function noFile({ source, commit }: FoundSource): string {
  return source.file === undefined
    ? vscode.l10n.t('The run does not name the file that it was made with.')
    : vscode.l10n.t('{file} is not in the commit {commit}.', { file: source.file, commit: shortId(commit.commit) });
}
