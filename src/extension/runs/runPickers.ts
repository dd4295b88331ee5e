import * as vscode from 'vscode';
import { headlineMetric } from '../../core/runs/ranking.ts';
import { named } from '../../core/runs/runsView.ts';
import type { Experiment, Lifecycle } from '../../core/tracking/experiment.ts';
import type { Run, RunStatus } from '../../core/tracking/run.ts';
import { failureText } from '../base/failure.ts';
import { formatAgo, formatMetric } from '../base/format.ts';
import { nothing, pick, type PickItem, type StepFrame } from '../base/multiStep.ts';
import { plainLabel } from '../base/plainLabel.ts';
import type { Session } from '../connections/session.ts';
import { readSetting } from '../contributions/settings.ts';
import { newestExperiments, searchRuns } from './searchRuns.ts';

export interface PickerOptions {
  readonly at?: StepFrame;
  /** Deleted things are offered where they are to be restored; active ones by default. */
  readonly lifecycle?: Lifecycle;
}

/** A run by name or id, searched on the server over the newest experiments; recent ones first. */
export async function pickRun(
  session: Session,
  title: string,
  { at, lifecycle = 'active' }: PickerOptions = {},
): Promise<Run> {
  const experiments = newestExperiments(session);
  return pick<Run>(
    {
      title,
      placeholder:
        lifecycle === 'active'
          ? vscode.l10n.t('Search runs by name or ID')
          : vscode.l10n.t('Search deleted runs by name or ID'),
      items: async (text, signal) => {
        const names = await experiments;
        const runs = await searchRuns(session, { experimentIds: [...names.keys()], lifecycle }, text, signal);
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

export async function pickExperiment(
  session: Session,
  title: string,
  { at, lifecycle = 'active' }: PickerOptions = {},
): Promise<Experiment> {
  return pick<Experiment>(
    {
      title,
      placeholder:
        lifecycle === 'active'
          ? vscode.l10n.t('Search experiments by name')
          : vscode.l10n.t('Search deleted experiments by name'),
      items: async (text, signal) => {
        const filter = named(text);
        const { items } = await session.tracking.searchExperiments(
          { view: lifecycle, pageSize: 50, ...(filter === '' ? {} : { filter }) },
          signal,
        );
        if (items.length === 0) return [nothing(vscode.l10n.t('No experiment found for “{text}”', { text }))];
        return items.map((value) => ({
          label: `$(beaker) ${plainLabel(value.name)}`,
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
    label: `$(${run.status ? statusIcons[run.status] : 'question'}) ${plainLabel(run.name || run.id)}`,
    ...(run.started === undefined ? {} : { description: formatAgo(run.started) }),
    detail: plainLabel(detail.filter((part) => part).join(' · ')),
    value: run,
  };
}

export function separator(label: string): PickItem<never> {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}
