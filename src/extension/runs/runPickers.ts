import * as vscode from 'vscode';
import { headlineMetric } from '../../core/runs/ranking.ts';
import { nameFilter, runFilter } from '../../core/runs/runsView.ts';
import type { Experiment } from '../../core/tracking/experiment.ts';
import type { Run, RunStatus } from '../../core/tracking/run.ts';
import { failureText } from '../base/failure.ts';
import { formatAgo, formatMetric } from '../base/format.ts';
import { pick, type PickItem, type StepFrame } from '../base/multiStep.ts';
import type { Session } from '../connections/session.ts';
import { readSetting } from '../contributions/settings.ts';

const mostExperiments = 200;
const mostRuns = 25;

/** A run by name or id, searched on the server over the newest experiments; recent ones first. */
export async function pickRun(session: Session, title: string, at?: StepFrame): Promise<Run> {
  const experiments = newestExperiments(session);
  return pick<Run>(
    {
      title,
      placeholder: vscode.l10n.t('Search runs by name or ID'),
      items: async (text, signal) => {
        const names = await experiments;
        const runs = await searchRuns(session, [...names.keys()], text, signal);
        if (runs.length === 0) return [nothing(vscode.l10n.t('No run found for “{text}”', { text }))];
        const heading =
          text === '' ? vscode.l10n.t('Recent') : vscode.l10n.t('Found on {name}', { name: session.connection.name });
        return [separator(heading), ...runs.map((run) => runPick(run, names.get(run.experimentId)))];
      },
      failed: (error) =>
        failureText(
          { what: vscode.l10n.t('Runs could not be loaded from {name}', { name: session.connection.name }) },
          error,
        ),
    },
    at,
  );
}

export async function searchRuns(
  session: Session,
  experimentIds: readonly string[],
  text: string,
  signal: AbortSignal,
): Promise<readonly Run[]> {
  if (experimentIds.length === 0) return [];
  const filter = runFilter(text);
  const byName = session.tracking.searchRuns(
    { experimentIds, view: 'active', pageSize: mostRuns, ...(filter === '' ? {} : { filter }) },
    signal,
  );
  const byId = isPartialId(text)
    ? session.tracking.searchRuns(
        { experimentIds, view: 'active', pageSize: mostRuns, filter: `attributes.run_id LIKE '${text.trim()}%'` },
        signal,
      )
    : undefined;
  const found = [...((await byId)?.items ?? []), ...(await byName).items];
  return [...new Map(found.map((run) => [run.id, run])).values()];
}

function isPartialId(text: string): boolean {
  return /^[0-9a-f]{3,31}$/.test(text.trim());
}

/** Names by id of the newest experiments, over which runs are searched. */
export async function newestExperiments(
  session: Session,
  signal: AbortSignal = new AbortController().signal,
): Promise<ReadonlyMap<string, string>> {
  const { items } = await session.tracking.searchExperiments(
    { view: 'active', pageSize: mostExperiments, orderBy: ['last_update_time DESC'] },
    signal,
  );
  return new Map(items.map(({ id, name }) => [id, name]));
}

export async function pickExperiment(session: Session, title: string, at?: StepFrame): Promise<Experiment> {
  return pick<Experiment>(
    {
      title,
      placeholder: vscode.l10n.t('Search experiments by name'),
      items: async (text, signal) => {
        const filter = nameFilter(text);
        const { items } = await session.tracking.searchExperiments(
          { view: 'active', pageSize: 50, ...(filter === '' ? {} : { filter }) },
          signal,
        );
        if (items.length === 0) return [nothing(vscode.l10n.t('No experiment found for “{text}”', { text }))];
        return items.map((value) => ({
          label: `$(beaker) ${value.name}`,
          description: vscode.l10n.t('ID {id}', { id: value.id }),
          value,
        }));
      },
      failed: (error) =>
        failureText(
          { what: vscode.l10n.t('Experiments could not be loaded from {name}', { name: session.connection.name }) },
          error,
        ),
    },
    at,
  );
}

const statusIcons: Record<RunStatus, string> = {
  FINISHED: 'pass-filled',
  RUNNING: 'sync',
  SCHEDULED: 'clock',
  FAILED: 'error',
  KILLED: 'circle-slash',
};

export function runPick(run: Run, experiment: string | undefined): PickItem<Run> {
  const metric = headlineMetric(run, undefined, readSetting('mlflow.explorer.headlineMetrics'));
  const detail = [experiment, metric && `${metric.key} ${formatMetric(metric.value)}`, run.id.slice(0, 8)];
  return {
    label: `$(${run.status ? statusIcons[run.status] : 'question'}) ${run.name || run.id}`,
    ...(run.started === undefined ? {} : { description: formatAgo(run.started) }),
    detail: detail.filter((part) => part).join(' · '),
    value: run,
  };
}

export function separator(label: string): PickItem<never> {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

/** A sentence in the place of rows. */
export function nothing(label: string): PickItem<never> {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}
