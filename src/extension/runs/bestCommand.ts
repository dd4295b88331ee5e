import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { bestRuns, type BestRuns, type Direction, type RankedRun } from '../../core/lifecycle/bestRun.ts';
import { metricRanges } from '../../core/runs/ranking.ts';
import { CommandError } from '../base/commandError.ts';
import type { Caller, Row } from '../base/commands.ts';
import { requireWritable } from '../base/confirm.ts';
import { formatAgo, formatMetric } from '../base/format.ts';
import { nothing, pick, runSteps } from '../base/multiStep.ts';
import { plainLabel } from '../base/plainLabel.ts';
import { untilTimeout, withProgress } from '../base/signals.ts';
import type { Session } from '../connections/session.ts';
import { sessionOf } from '../connections/sessionOf.ts';
import type { ExperimentsNode } from '../explorer/experimentNodes.ts';
import { registerAsAsked, type RegisterDeps, type RegisterOutcome } from '../registry/registerCommand.ts';
import { pickExperiment, runPick } from './runPickers.ts';

const bestInput = z.object({
  experimentId: z.optional(z.string()),
  metric: z.optional(z.string()),
  direction: z.optional(z.enum(['max', 'min'])),
  filter: z.optional(z.string()),
  name: z.optional(z.string()),
  confirmed: z.optional(z.boolean()),
  typedName: z.optional(z.string()),
});
type BestInput = z.infer<typeof bestInput>;

interface Ranking {
  readonly experimentId: string;
  readonly metric: string;
  readonly direction: Direction;
}

const offered = 10;

export function registerBestCommand(deps: RegisterDeps): void {
  deps.commands.register({
    id: 'mlflow.run.registerBest',
    input: bestInput,
    fromRows: ([row]) => experimentOfRow(row),
    failed: () => vscode.l10n.t('The best run was not registered'),
    write: true,
    run: async (given, caller, rows) => {
      const session = await sessionOf(deps.connections, rows);
      requireWritable(session);
      const ranking = await askRanking(session, given);
      const found = await find(session, ranking, given.filter, caller === 'program' ? 1 : offered);
      const chosen = await choose(found, ranking, caller);
      const { name, confirmed, typedName } = given;
      const outcome = await registerAsAsked(
        deps,
        session,
        { runId: chosen.run.id, name, confirmed, typedName },
        caller,
      );
      return { ...outcome, value: chosen.value } satisfies RegisterOutcome & { value: number };
    },
  });
}

function find(session: Session, ranking: Ranking, filter: string | undefined, count: number): Promise<BestRuns> {
  const title = vscode.l10n.t('Ranking runs by {metric}', { metric: ranking.metric });
  return withProgress({ title }, (signal) => bestRuns(session.tracking, { ...ranking, filter, count }, signal));
}

async function askRanking(session: Session, given: BestInput): Promise<Ranking> {
  return runSteps<Ranking>(
    [
      {
        when: () => given.experimentId === undefined,
        ask: async (state, at) => ({
          ...state,
          experimentId: (await pickExperiment(session, vscode.l10n.t('Register Best Run: Choose Experiment'), { at }))
            .id,
        }),
      },
      {
        when: () => given.metric === undefined,
        ask: async (state, at) => ({
          ...state,
          metric: await pick<string>(
            {
              title: vscode.l10n.t('Register Best Run: Choose Metric'),
              placeholder: vscode.l10n.t('By which metric'),
              items: metricPicks(session, state.experimentId),
            },
            at,
          ),
        }),
      },
      {
        when: () => given.direction === undefined,
        ask: async (state, at) => ({
          ...state,
          direction: await pick<Direction>(
            {
              title: vscode.l10n.t('Best by {metric}', { metric: state.metric }),
              placeholder: vscode.l10n.t('Which value is best'),
              items: [
                { label: `$(arrow-up) ${vscode.l10n.t('The highest')}`, value: 'max' },
                { label: `$(arrow-down) ${vscode.l10n.t('The lowest')}`, value: 'min' },
              ],
            },
            at,
          ),
        }),
      },
    ],
    { experimentId: given.experimentId ?? '', metric: given.metric ?? '', direction: given.direction ?? 'max' },
  );
}

async function metricPicks(session: Session, experimentId: string) {
  const { items } = await session.tracking.searchRuns(
    { experimentIds: [experimentId], view: 'active', pageSize: 100, filter: "attributes.status = 'FINISHED'" },
    untilTimeout(),
  );
  const metrics = [...metricRanges(items)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (metrics.length === 0) return [nothing(vscode.l10n.t('No finished run of this experiment has a metric'))];
  return metrics.map(([key, { min, max, runs }]) => ({
    label: `$(symbol-numeric) ${plainLabel(key)}`,
    description: vscode.l10n.t('{min} to {max} in {runs} of the {all} newest runs', {
      min: formatMetric(min),
      max: formatMetric(max),
      runs,
      all: items.length,
    }),
    value: key,
  }));
}

/** A program gets the best one or a refusal; a person chooses among the ten best. Nobody is told ‘best’ of a part. */
async function choose(found: BestRuns, { metric }: Ranking, caller: Caller): Promise<RankedRun> {
  const { best, complete } = found;
  const [first] = best;
  if (first && complete) return caller === 'program' ? first : pickBest(found, metric);
  if (first && caller === 'person') return pickBest(found, metric);
  const none = vscode.l10n.t('No finished run with a model has a value of {metric}. Nothing was sent.', { metric });
  if (complete) throw new CommandError('noModel', none);
  const unknown = vscode.l10n.t('{part} The best of all is not known. Nothing was sent.', {
    part: partText(found, metric),
  });
  throw new CommandError(found.unchecked > 0 ? 'ambiguous' : 'timeout', unknown);
}

/** Why it is only a part that was ranked. */
function partText({ ranked, unchecked }: BestRuns, metric: string): string {
  return unchecked > 0
    ? vscode.l10n.t(
        '{unchecked} runs with a value of {metric} do not say whether they hold a model, too many to look into.',
        {
          unchecked,
          metric,
        },
      )
    : vscode.l10n.t('The server could not sort by {metric} in time: only the {ranked} newest runs were ranked.', {
        metric,
        ranked,
      });
}

function pickBest(found: BestRuns, metric: string): Promise<RankedRun> {
  return pick<RankedRun>({
    title: found.complete
      ? vscode.l10n.t('The best runs by {metric}', { metric })
      : vscode.l10n.t('Good runs by {metric}', { metric }),
    placeholder: vscode.l10n.t('Which run to register. Runs without a model are left out.'),
    items: [
      ...(found.complete ? [] : [nothing(partText(found, metric))]),
      ...found.best.map((value) => ({
        ...runPick(value.run, undefined),
        description: `${metric} ${formatMetric(value.value)}`,
        detail: [value.run.started && formatAgo(value.run.started), value.run.id.slice(0, 8)]
          .filter((part) => part)
          .join(' · '),
        value,
      })),
    ],
  });
}

function experimentOfRow(row: Row | undefined): BestInput | undefined {
  const node = row as ExperimentsNode | undefined;
  return node?.kind === 'experiment' ? { experimentId: node.experiment.id } : undefined;
}
