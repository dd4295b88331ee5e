import * as vscode from 'vscode';
import type { CommitFacts, NoCommit, RunSource } from '../../../core/git/commitFacts.ts';
import type { Known, VersionFacts } from '../../../core/lifecycle/facts/versionFacts.ts';
import type { ShownProvenance } from '../../../protocol/reviewPage.ts';
import { render } from '../../base/text.ts';

type Provenance = Extract<ShownProvenance, { kind: 'provenance' }>;

/** Characters of names and paths. */
const longest = 500;

export function shownProvenance(facts: VersionFacts, source: RunSource, commit: CommitFacts | NoCommit): Provenance {
  const { run, experiment, loggedModel, version } = facts;
  const found = typeof commit === 'object' ? commit : undefined;
  const modelId = loggedModel.kind === 'known' ? loggedModel.value.id : version.modelId;
  const file = found?.file ?? source.file;
  return {
    kind: 'provenance',
    loggedModel: modelId === undefined ? null : link(cut(modelId, 10), modelId, true),
    run: runLink(facts),
    runBy: run.kind === 'known' ? shortened(run.value.user ?? '') : '',
    experiment: experiment.kind === 'known' ? link(experiment.value.name, experiment.value.id, true) : null,
    commit:
      source.commit === undefined
        ? null
        : link(source.commit.slice(0, 12), commitTitle(source.commit, found), found !== undefined),
    branch: shortened(source.branch ?? found?.branch ?? ''),
    isPushed: found?.isPushed ?? null,
    isOnBranch: found?.isOnBranch ?? null,
    isDirty: source.isDirty ?? null,
    file: file === undefined ? null : link(lastPart(file), file, found?.file !== undefined),
    differing: found?.differing ?? null,
    hint: typeof commit === 'object' ? '' : hints[commit](),
    problems: [...problemOf(run), ...problemOf(loggedModel)],
  };
}

const hints: Readonly<Record<NoCommit, () => string>> = {
  noTag: () => vscode.l10n.t('The run does not name a commit.'),
  noRepository: () =>
    vscode.l10n.t('No folder of this workspace is in a git repository: nothing more is known of the commit.'),
  notThere: () => vscode.l10n.t('The commit is in no repository of this workspace. It may have to be fetched.'),
  noGit: () => vscode.l10n.t('Git cannot be run: nothing more is known of the commit.'),
  untrusted: () => vscode.l10n.t('This folder is not trusted: git is not asked about the commit.'),
};

function runLink({ run, version }: VersionFacts): Provenance['run'] {
  if (run.kind === 'known') return link(run.value.name || run.value.id, run.value.id, true);
  return version.runId === undefined ? null : link(cut(version.runId, 12), version.runId, false);
}

function commitTitle(commit: string, facts: CommitFacts | undefined): string {
  return facts ? `${commit}: ${facts.subject}` : commit;
}

/** That there is none is no problem: the chain says so. */
function problemOf(known: Known<unknown>): string[] {
  return known.kind === 'unknown' ? [render(known.why)] : [];
}

function link(text: string, title: string, canOpen: boolean): NonNullable<Provenance['run']> {
  return { text: shortened(text), title: shortened(title), canOpen };
}

function lastPart(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1) || path;
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}

function shortened(text: string): string {
  return cut(text, longest);
}
