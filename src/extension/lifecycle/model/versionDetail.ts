import * as vscode from 'vscode';
import type { CommitFacts, NoCommit, RunSource } from '../../../core/git/commitFacts.ts';
import { runSource } from '../../../core/git/runSource.ts';
import { metricRows } from '../../../core/lifecycle/facts/valueRows.ts';
import type { Experiment } from '../../../core/tracking/experiment.ts';
import type { LoggedModel } from '../../../core/tracking/loggedModel.ts';
import type { ModelVersion } from '../../../core/tracking/registeredModel.ts';
import type { Run } from '../../../core/tracking/run.ts';
import { isReason } from '../../../core/tracking/trackingError.ts';
import type { PageCommit, VersionDetail } from '../../../protocol/modelPage.ts';
import { failureText } from '../../base/failure.ts';
import type { Session } from '../../connections/session.ts';
import type { GitOfWorkspace } from '../source/gitOfWorkspace.ts';
import { numberText } from './runValues.ts';
import { shortened } from './shortened.ts';
import { stageSince } from './stageSince.ts';
import { ownTags } from './versionCards.ts';

const most = { metrics: 100, datasets: 100, description: 100_000, text: 2000 } as const;

/** Where a version's details come from; what was read before is not asked for again. */
export interface DetailSources {
  readonly session: Session;
  readonly git: Pick<GitOfWorkspace, 'commitFacts'>;
  readonly versions: readonly ModelVersion[];
  readonly production: ModelVersion | undefined;
  /** Undefined: it names none, or there is none. */
  readonly runOf: (version: ModelVersion, signal: AbortSignal) => Promise<Run | undefined>;
  readonly experimentOf: (id: string, signal: AbortSignal) => Promise<Experiment>;
}

/** All that the page tells of the chosen version, but for what its `MLmodel` file says. */
export async function versionDetail(
  sources: DetailSources,
  version: ModelVersion,
  signal: AbortSignal,
): Promise<Omit<VersionDetail, 'epoch'>> {
  const { production } = sources;
  const problems: string[] = [];
  const tried = async <T>(what: string, work: Promise<T> | undefined): Promise<T | undefined> => {
    try {
      return await work;
    } catch (error) {
      signal.throwIfAborted();
      if (!isReason(error, 'notFound')) problems.push(failureText({ what }, error));
      return undefined;
    }
  };
  const isProduction = production === undefined || production.version === version.version;
  const [run, other, loggedModel] = await Promise.all([
    tried(vscode.l10n.t('Its run could not be read'), sources.runOf(version, signal)),
    tried(
      vscode.l10n.t('The run of the Production version could not be read'),
      isProduction ? undefined : sources.runOf(production, signal),
    ),
    tried(vscode.l10n.t('Its logged model could not be read'), loggedModelOf(sources.session, version, signal)),
  ]);
  const source = runSource(run, loggedModel);
  const [experiment, commit] = await Promise.all([
    tried(vscode.l10n.t('Its experiment could not be read'), run && sources.experimentOf(run.experimentId, signal)),
    commitOf(sources.git, source, signal),
  ]);
  const since = stageSince(sources.versions, version);
  const rows = metricRows(other, run);
  return {
    version: version.version,
    ...(since !== undefined && { since }),
    user: shortened(version.user ?? run?.user ?? '', most.text),
    statusMessage: shortened(version.statusMessage ?? '', most.text),
    source: shortened(version.source, most.text),
    description: version.description.slice(0, most.description),
    tags: ownTags(version.tags),
    run: run ? runTold(run) : null,
    experiment: experiment ? { id: experiment.id, name: shortened(experiment.name, most.text) } : null,
    commit,
    isDirty: source.isDirty === true,
    metrics: rows.slice(0, most.metrics).map(({ key, a, b, difference }) => ({
      key: shortened(key, 250),
      own: numberText(b),
      production: numberText(a),
      difference: numberText(difference),
    })),
    moreMetrics: Math.max(0, rows.length - most.metrics),
    datasets: (run?.datasets ?? []).slice(0, most.datasets).map(({ name, context, digest }) => ({
      name: shortened(name, 250),
      context: shortened(context ?? '', 250),
      digest: shortened(digest, 250),
    })),
    problem: problems.join(' '),
  };
}

/** Asked for only where its run does not say the commit: of two requests one is enough. */
function loggedModelOf(
  { tracking }: Session,
  { modelId, runId }: ModelVersion,
  signal: AbortSignal,
): Promise<LoggedModel> | undefined {
  return modelId === undefined || runId !== undefined ? undefined : tracking.getLoggedModel(modelId, signal);
}

function runTold({ id, name, status, statusText, lifecycle }: Run): NonNullable<VersionDetail['run']> {
  return {
    id,
    name: shortened(name || id, most.text),
    status: status ?? null,
    statusText: shortened(statusText, 100),
    isDeleted: lifecycle === 'deleted',
  };
}

async function commitOf(
  git: Pick<GitOfWorkspace, 'commitFacts'>,
  source: RunSource,
  signal: AbortSignal,
): Promise<PageCommit> {
  const said = source.commit ?? '';
  if (said === '') return { kind: 'unknown', commit: '', why: 'noTag' };
  try {
    return commitTold(said, await git.commitFacts(source, signal));
  } catch {
    signal.throwIfAborted();
    return { kind: 'unknown', commit: said, why: 'failed' };
  }
}

function commitTold(said: string, facts: CommitFacts | NoCommit): PageCommit {
  if (typeof facts === 'string') return { kind: 'unknown', commit: said, why: facts };
  const { commit, subject, branch, isOnBranch, isPushed, file } = facts;
  return {
    kind: 'known',
    commit,
    subject: shortened(subject, 250),
    branch: shortened(branch ?? '', 250),
    isOnBranch,
    isPushed,
    hasFile: file !== undefined,
  };
}
