import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { nameFilter, runFilter, type RunSort } from '../../core/runs/runsView.ts';
import { metricRanges } from '../../core/runs/ranking.ts';
import { runStatuses, type Run } from '../../core/tracking/run.ts';
import type { CommandHost, Row } from '../base/commands.ts';
import { formatMetric } from '../base/format.ts';
import { input as askText, pick, type PickItem } from '../base/multiStep.ts';
import { plainLabel } from '../base/plainLabel.ts';
import type { Connections, Session } from '../connections/session.ts';
import { sessionOf } from '../connections/sessionOf.ts';
import { pickExperiment, separator } from '../runs/runPickers.ts';
import type { ExperimentsNode } from './experimentNodes.ts';
import type { Explorer } from './explorer.ts';
import { experimentKey } from './runsViews.ts';

const textInput = z.object({ filter: z.optional(z.string()) });
const runsInput = z.object({
  experimentId: z.optional(z.string()),
  filter: z.optional(z.string()),
  deleted: z.optional(z.boolean()),
  sortBy: z.optional(z.string()),
  descending: z.optional(z.boolean()),
});
type RunsInput = z.infer<typeof runsInput>;

/** Filters and orders of the trees. The one in force stands where it can be seen and cleared. */
export function registerFilterCommands(commands: CommandHost, explorer: Explorer, connections: Connections): void {
  const { experiments, models } = explorer;
  const none = { input: z.object({}), failed: () => vscode.l10n.t('The filter could not be set') };
  const viewOf = async (
    given: RunsInput,
    rows: readonly Row[],
    title: string,
  ): Promise<{ session: Session; experimentId: string; key: string }> => {
    const session = await sessionOf(connections, rows);
    const experimentId = given.experimentId ?? (await pickExperiment(session, title)).id;
    return { session, experimentId, key: experimentKey(session.id, experimentId) };
  };

  commands.register({
    id: 'mlflow.experiments.filter',
    input: textInput,
    failed: none.failed,
    run: async ({ filter }) => {
      const typed = filter ?? (await askNameFilter(vscode.l10n.t('Filter Experiments'), experiments.filter.filter));
      experiments.setFilter({ filter: nameFilter(typed) });
      explorer.showFilters();
    },
  });
  commands.register({
    ...none,
    id: 'mlflow.experiments.clearFilter',
    run: async () => {
      experiments.setFilter({ filter: '' });
      explorer.showFilters();
    },
  });
  commands.register({
    ...none,
    id: 'mlflow.experiments.showDeleted',
    run: async () => experiments.setFilter({ deletedShown: true }),
  });
  commands.register({
    ...none,
    id: 'mlflow.experiments.hideDeleted',
    run: async () => experiments.setFilter({ deletedShown: false }),
  });
  commands.register({
    id: 'mlflow.models.filter',
    input: textInput,
    failed: none.failed,
    run: async ({ filter }) => {
      const typed = filter ?? (await askNameFilter(vscode.l10n.t('Filter Registered Models'), models.filter));
      models.setFilter(nameFilter(typed));
      explorer.showFilters();
    },
  });
  commands.register({
    ...none,
    id: 'mlflow.models.clearFilter',
    run: async () => {
      models.setFilter('');
      explorer.showFilters();
    },
  });
  commands.register({
    id: 'mlflow.runs.filter',
    input: runsInput,
    fromRows: experimentOfRow,
    failed: none.failed,
    run: async (given, _caller, rows) => {
      const { key } = await viewOf(given, rows, vscode.l10n.t('Filter Runs'));
      const now = experiments.views.get(key);
      const chosen = given.filter === undefined && given.deleted === undefined ? await askRunFilter(now.filter) : given;
      experiments.views.set(key, {
        filter: runFilter(chosen.filter ?? ''),
        lifecycle: chosen.deleted ? 'deleted' : 'active',
      });
    },
  });
  commands.register({
    id: 'mlflow.runs.clearFilter',
    input: runsInput,
    fromRows: experimentOfRow,
    failed: none.failed,
    run: async (given, _caller, rows) =>
      experiments.views.clear((await viewOf(given, rows, vscode.l10n.t('Clear Run Filter'))).key),
  });
  commands.register({
    id: 'mlflow.runs.sort',
    input: runsInput,
    fromRows: experimentOfRow,
    failed: () => vscode.l10n.t('The runs could not be sorted'),
    run: async (given, _caller, rows) => {
      const { session, experimentId, key } = await viewOf(given, rows, vscode.l10n.t('Sort Runs'));
      const sort =
        given.sortBy === undefined
          ? await askSort(await someRuns(session, experimentId))
          : sortOf(given.sortBy, given.descending ?? true);
      experiments.views.set(key, { sort });
    },
  });
}

function askNameFilter(title: string, now: string): Promise<string> {
  return askText({
    title,
    prompt: vscode.l10n.t("A part of the name, or a filter such as tags.team = 'quant'. Empty shows all."),
    value: now,
  });
}

type RunFilter = { readonly filter?: string; readonly deleted?: boolean };

async function askRunFilter(now: string): Promise<RunFilter> {
  const typed = Symbol('typed');
  const chosen = await pick<RunFilter | typeof typed>({
    title: vscode.l10n.t('Filter Runs'),
    placeholder: vscode.l10n.t('Which runs to show'),
    items: [
      {
        label: `$(search) ${vscode.l10n.t('Name or filter…')}`,
        detail: vscode.l10n.t("metrics.f1 > 0.6 and params.model = 'SVC'"),
        value: typed,
      },
      separator(vscode.l10n.t('Status')),
      ...runStatuses.map((status) => ({ label: status, value: { filter: `attributes.status = '${status}'` } })),
      separator(''),
      { label: `$(trash) ${vscode.l10n.t('Deleted runs')}`, value: { deleted: true } },
      { label: `$(clear-all) ${vscode.l10n.t('All runs')}`, value: { filter: '' } },
    ],
  });
  if (typeof chosen !== 'symbol') return chosen;
  return {
    filter: await askText({
      title: vscode.l10n.t('Filter Runs'),
      prompt: vscode.l10n.t('A part of the name, a run ID, or a filter in MLflow’s grammar'),
      value: now,
    }),
  };
}

async function someRuns(session: Session, experimentId: string): Promise<readonly Run[]> {
  const page = await session.tracking.searchRuns(
    { experimentIds: [experimentId], view: 'active', pageSize: 50 },
    new AbortController().signal,
  );
  return page.items;
}

function askSort(runs: readonly Run[]): Promise<RunSort> {
  const metrics = [...metricRanges(runs)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const items: PickItem<RunSort>[] = [
    { label: `$(history) ${vscode.l10n.t('Newest first')}`, value: { by: 'started' } },
    { label: `$(case-sensitive) ${vscode.l10n.t('Name')}`, value: { by: 'name' } },
    separator(vscode.l10n.t('Metrics, of the {count} newest runs', { count: runs.length })),
    ...metrics.flatMap(([key, { min, max }]): PickItem<RunSort>[] => {
      const description = vscode.l10n.t('{min} to {max}', { min: formatMetric(min), max: formatMetric(max) });
      return [
        {
          label: `$(arrow-down) ${plainLabel(key)}`,
          description: `${vscode.l10n.t('highest first')} · ${description}`,
          value: { by: 'metric', key, descending: true, where: 'server' },
        },
        {
          label: `$(arrow-up) ${plainLabel(key)}`,
          description: `${vscode.l10n.t('lowest first')} · ${description}`,
          value: { by: 'metric', key, descending: false, where: 'server' },
        },
      ];
    }),
  ];
  return pick<RunSort>({
    title: vscode.l10n.t('Sort Runs'),
    placeholder: vscode.l10n.t('A sort by metric is done by the server and given up after 10 s'),
    items,
  });
}

/** `started` and `name` are the two orders that are not a metric's; a metric of such a name is said as `metrics.name`. */
function sortOf(by: string, descending: boolean): RunSort {
  if (by === 'started' || by === 'name') return { by };
  return { by: 'metric', key: by.replace(/^metrics\./, ''), descending, where: 'server' };
}

function experimentOfRow([row]: readonly Row[]): RunsInput | undefined {
  const node = row as ExperimentsNode | undefined;
  return node?.kind === 'experiment' || node?.kind === 'runFilter' ? { experimentId: node.experiment.id } : undefined;
}
