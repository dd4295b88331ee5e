import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { named } from '../../core/runs/runsView.ts';
import type { Experiment } from '../../core/tracking/experiment.ts';
import { latestVersion, type RegisteredModel } from '../../core/tracking/registeredModel.ts';
import type { Run } from '../../core/tracking/run.ts';
import { isReason } from '../../core/tracking/trackingError.ts';
import { CommandError } from '../base/commandError.ts';
import type { CommandHost, Row } from '../base/commands.ts';
import { failureText } from '../base/failure.ts';
import { nothing, pick, type PickItem } from '../base/multiStep.ts';
import { plainLabel } from '../base/plainLabel.ts';
import { untilTimeout } from '../base/signals.ts';
import type { Connections, Session } from '../connections/session.ts';
import { searchModels } from '../registry/modelPickers.ts';
import { runPick, separator } from '../runs/runPickers.ts';
import { newestExperiments, searchRuns } from '../runs/searchRuns.ts';
import type { Explorer } from './explorer.ts';
import { atAGlance } from './modelItems.ts';

type Target =
  | { readonly kind: 'run'; readonly run: Run }
  | { readonly kind: 'experiment'; readonly experiment: Experiment }
  | { readonly kind: 'model'; readonly model: RegisteredModel };

/** Finds runs by id, partial id or name, models and experiments by name, on the server, and reveals the chosen one. */
export function registerGoToCommand(commands: CommandHost, explorer: Explorer, connections: Connections): void {
  commands.register({
    id: 'mlflow.goTo',
    input: z.object({ query: z.optional(z.string()) }),
    fromRows: ([row]) => ({ link: linkOf(row) }),
    failed: () => vscode.l10n.t('The search failed'),
    run: async ({ query, link }: GoToInput) => {
      const session = await connections.session(untilTimeout());
      if (link) return followLink(explorer, session, link);
      const target =
        query === undefined ? await ask(session) : first(query, await search(session, query, untilTimeout()));
      await reveal(explorer, session, target);
      return outcome(target);
    },
  });
}

interface GoToInput {
  readonly query?: string | undefined;
  readonly link?: LinkTarget | undefined;
}

/** A link in a document stands for a row, so that a failure is told to the person who followed it. */
function linkOf(row: Row | undefined): LinkTarget | undefined {
  return row && 'target' in row ? linkShape.safeParse(row.target).data : undefined;
}

const linkShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('run'), id: z.string() }),
  z.object({ kind: z.literal('experiment'), id: z.string() }),
  z.object({
    kind: z.literal('model'),
    name: z.string(),
    version: z.optional(z.string()),
    alias: z.optional(z.string()),
  }),
]);

type LinkTarget = z.infer<typeof linkShape>;

interface Outcome {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
}

/** To exactly what a file names; what is only called alike is something else. */
async function followLink(explorer: Explorer, session: Session, link: LinkTarget): Promise<Outcome> {
  if (link.kind === 'run') {
    const run = await found(link.id, session.tracking.getRun(link.id, untilTimeout()));
    if (run.lifecycle !== 'active') throw nothingFound(link.id);
    await reveal(explorer, session, { kind: 'run', run });
    return outcome({ kind: 'run', run });
  }
  if (link.kind === 'experiment') {
    const experiment = await found(link.id, session.tracking.getExperiment(link.id, untilTimeout()));
    await reveal(explorer, session, { kind: 'experiment', experiment });
    return outcome({ kind: 'experiment', experiment });
  }
  const { name, version, alias } = link;
  const model = await found(name, session.registry.getRegisteredModel(name, untilTimeout()));
  if (version === undefined && alias === undefined) {
    await reveal(explorer, session, { kind: 'model', model });
    return outcome({ kind: 'model', model });
  }
  const text = alias === undefined ? `${name}/${version}` : `${name}@${alias}`;
  const number = alias === undefined ? versionOf(model, version ?? '') : aliased(model, alias);
  if (number === undefined) throw nothingFound(text);
  await found(text, session.registry.getModelVersion(name, number, untilTimeout()));
  const row = await explorer.revealVersion(session, name, number, untilTimeout());
  if (!row) throw nothingFound(text);
  return { kind: 'version', id: number, name };
}

function aliased({ aliases }: RegisteredModel, alias: string): string | undefined {
  return aliases.find((entry) => entry.alias === alias)?.version;
}

/** As MLflow 3.17.2 reads what follows the name: a number, `latest`, or a stage in whatever case. */
function versionOf(model: RegisteredModel, version: string): string | undefined {
  if (/^\d+$/.test(version)) return version;
  const wanted = version.toLowerCase();
  if (wanted === 'latest') return latestVersion(model)?.version;
  return model.latestVersions.find(({ stage }) => stage?.toLowerCase() === wanted)?.version;
}

async function found<T>(text: string, asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (isReason(error, 'notFound')) throw nothingFound(text);
    throw error;
  }
}

function nothingFound(text: string): CommandError {
  return new CommandError('notFound', vscode.l10n.t('Nothing found for “{text}”', { text }));
}

function ask(session: Session): Promise<Target> {
  const experiments = newestExperiments(session);
  return pick<Target>({
    title: vscode.l10n.t('Go to Run, Model or Experiment'),
    placeholder: vscode.l10n.t('A name, a part of it, or the beginning of a run ID'),
    items: async (text, signal) => {
      const targets = await search(session, text, signal, await experiments);
      return targets.length > 0
        ? targetPicks(targets, await experiments)
        : [nothing(vscode.l10n.t('Nothing found for “{text}”', { text }))];
    },
    failed: (error) =>
      failureText({ what: vscode.l10n.t('The search on {name} failed', { name: session.connection.name }) }, error),
  });
}

async function search(
  session: Session,
  text: string,
  signal: AbortSignal,
  known?: ReadonlyMap<string, string>,
): Promise<readonly Target[]> {
  const filter = named(text);
  const names = known ?? (await newestExperiments(session, signal));
  const [runs, models, experiments] = await Promise.all([
    searchRuns(session, { experimentIds: [...names.keys()] }, text, signal),
    searchModels(session, text, signal).catch((): readonly RegisteredModel[] => []),
    session.tracking.searchExperiments({ view: 'active', pageSize: 20, ...(filter === '' ? {} : { filter }) }, signal),
  ]);
  return [
    ...models.map((model): Target => ({ kind: 'model', model })),
    ...experiments.items.map((experiment): Target => ({ kind: 'experiment', experiment })),
    ...runs.map((run): Target => ({ kind: 'run', run })),
  ];
}

function targetPicks(targets: readonly Target[], experiments: ReadonlyMap<string, string>): PickItem<Target>[] {
  const headings: Record<Target['kind'], string> = {
    model: vscode.l10n.t('Registered models'),
    experiment: vscode.l10n.t('Experiments'),
    run: vscode.l10n.t('Runs'),
  };
  return targets.flatMap((target, index) => {
    const heading = targets[index - 1]?.kind === target.kind ? [] : [separator(headings[target.kind])];
    return [...heading, targetPick(target, experiments)];
  });
}

function targetPick(value: Target, experiments: ReadonlyMap<string, string>): PickItem<Target> {
  switch (value.kind) {
    case 'model':
      return {
        label: `$(library) ${plainLabel(value.model.name)}`,
        description: plainLabel(atAGlance(value.model)),
        value,
      };
    case 'experiment':
      return {
        label: `$(beaker) ${plainLabel(value.experiment.name)}`,
        description: vscode.l10n.t('ID {id}', { id: value.experiment.id }),
        value,
      };
    case 'run':
      return { ...runPick(value.run, experiments.get(value.run.experimentId)), value };
  }
}

function first(query: string, targets: readonly Target[]): Target {
  const exact = targets.find(
    (target) => nameOf(target) === query || (target.kind === 'run' && target.run.id === query),
  );
  const best = exact ?? targets.toSorted((a, b) => Number(a.kind !== 'run') - Number(b.kind !== 'run'))[0];
  if (!best) throw nothingFound(query);
  return best;
}

function nameOf(target: Target): string {
  if (target.kind === 'run') return target.run.name;
  return target.kind === 'model' ? target.model.name : target.experiment.name;
}

async function reveal(explorer: Explorer, session: Session, target: Target): Promise<void> {
  if (target.kind === 'run') await explorer.revealRun(session, target.run, untilTimeout());
  else if (target.kind === 'model') await explorer.revealModel(session, target.model);
  else await explorer.revealExperiment(session, target.experiment);
}

function outcome(target: Target): Outcome {
  if (target.kind === 'run') return { kind: 'run', id: target.run.id, name: target.run.name };
  if (target.kind === 'model') return { kind: 'model', id: target.model.name, name: target.model.name };
  return { kind: 'experiment', id: target.experiment.id, name: target.experiment.name };
}
