import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { Lifecycle } from '../../core/tracking/experiment.ts';
import type { KeyValue } from '../../core/tracking/keyValue.ts';
import type { Run } from '../../core/tracking/run.ts';
import type { TrackingStore } from '../../core/tracking/store.ts';
import { TrackingError, type ErrorReason } from '../../core/tracking/trackingError.ts';
import { askTag, askTagKey, notEmpty } from '../base/askField.ts';
import { CommandError } from '../base/commandError.ts';
import type { Caller, Row } from '../base/commands.ts';
import { confirm, requireWritable, type Question } from '../base/confirm.ts';
import { input as askText } from '../base/multiStep.ts';
import { notify } from '../base/notify.ts';
import { untilTimeout } from '../base/signals.ts';
import type { Session } from '../connections/session.ts';
import { sessionOf } from '../connections/sessionOf.ts';
import type { CommandId } from '../contributions/commands.ts';
import type { ExperimentsNode } from '../explorer/experimentNodes.ts';
import { visibleTags } from '../explorer/experimentItems.ts';
import type { RegistryDeps } from '../registry/registryDeps.ts';
import { eachRun, eachText, type EachOutcome } from './eachRun.ts';
import { pickRun } from './runPickers.ts';

const runInput = z.object({
  runId: z.optional(z.string()),
  runIds: z.optional(z.array(z.string())),
  name: z.optional(z.string()),
  key: z.optional(z.string()),
  value: z.optional(z.string()),
  confirmed: z.optional(z.boolean()),
  typedName: z.optional(z.string()),
});
type RunInput = z.infer<typeof runInput>;

/** A change of one or many runs: `Extra` is what it needs besides them, and comes back with the outcome. */
interface RunWrite<Extra extends object> {
  readonly id: CommandId;
  readonly title: () => string;
  readonly failed: () => string;
  /** Begins the sentence about one of many. */
  readonly failedOne: () => string;
  /** Which runs are offered when none is given. */
  readonly lifecycle: Lifecycle;
  readonly ask: (session: Session, runIds: readonly string[], given: RunInput, title: string) => Promise<Extra>;
  readonly question: (session: Session, runIds: readonly string[], extra: Extra, title: string) => Promise<Question>;
  readonly write: (store: TrackingStore, runId: string, extra: Extra, signal: AbortSignal) => Promise<void>;
}

export function registerRunCommands(deps: RegistryDeps): void {
  registerRunWrite(deps, deleteRuns);
  registerRunWrite(deps, restoreRuns);
  registerRunWrite(deps, renameRuns);
  registerRunWrite(deps, setRunTag);
  registerRunWrite(deps, deleteRunTag);
}

function registerRunWrite<Extra extends object>(deps: RegistryDeps, write: RunWrite<Extra>): void {
  deps.commands.register({
    id: write.id,
    input: runInput,
    fromRows: inputOfRows,
    failed: write.failed,
    write: true,
    run: async (given, caller, rows) => {
      const title = write.title();
      const session = await sessionOf(deps.connections, rows);
      requireWritable(session);
      const runIds = given.runIds ?? [given.runId ?? (await pickRun(session, title, write)).id];
      const extra = await write.ask(session, runIds, given, title);
      await confirm(session.connection, await write.question(session, runIds, extra, title), given);
      const outcome = await eachRun(runIds, { title, what: write.failedOne() }, (id, signal) =>
        write.write(session.tracking, id, extra, signal),
      );
      await deps.explorer.refreshExperiments();
      return { ...tell(outcome, caller), ...extra };
    },
  });
}

const deleteRuns: RunWrite<object> = {
  id: 'mlflow.run.delete',
  title: () => vscode.l10n.t('Delete Runs'),
  failed: () => vscode.l10n.t('The runs were not deleted'),
  failedOne: () => vscode.l10n.t('A run was not deleted'),
  lifecycle: 'active',
  ask: async () => ({}),
  question: deleteQuestion,
  write: (store, id, _extra, signal) => store.deleteRun(id, signal),
};

const restoreRuns: RunWrite<object> = {
  id: 'mlflow.run.restore',
  title: () => vscode.l10n.t('Restore Runs'),
  failed: () => vscode.l10n.t('The runs were not restored'),
  failedOne: () => vscode.l10n.t('A run was not restored'),
  lifecycle: 'deleted',
  ask: async () => ({}),
  question: async ({ connection }, { length: count }, _extra, button) => ({
    sentence: vscode.l10n.t('Restores {count} runs on {connection}.', { count, connection: connection.name }),
    button,
    name: connection.name,
    when: 'production',
  }),
  write: (store, id, _extra, signal) => store.restoreRun(id, signal),
};

const renameRuns: RunWrite<{ readonly name: string }> = {
  id: 'mlflow.run.rename',
  title: () => vscode.l10n.t('Rename Run'),
  failed: () => vscode.l10n.t('The run was not renamed'),
  failedOne: () => vscode.l10n.t('A run was not renamed'),
  lifecycle: 'active',
  ask: async (session, runIds, given, title) => {
    if (given.name !== undefined) return { name: given.name };
    const value = (await onlyRun(session, runIds))?.name ?? '';
    const prompt = vscode.l10n.t('New name of the run');
    return { name: await askText({ title, prompt, value, validate: notEmpty }) };
  },
  question: async ({ connection }, { length: count }, { name }, button) => ({
    sentence: vscode.l10n.t('Renames {count} runs to {name} on {connection}.', {
      count,
      name,
      connection: connection.name,
    }),
    button,
    name: connection.name,
    when: 'production',
  }),
  write: (store, id, { name }, signal) => store.renameRun(id, name, signal),
};

const setRunTag: RunWrite<KeyValue> = {
  id: 'mlflow.run.setTag',
  title: () => vscode.l10n.t('Set Run Tag'),
  failed: () => vscode.l10n.t('The tag was not set'),
  failedOne: () => vscode.l10n.t('A tag was not set'),
  lifecycle: 'active',
  ask: async (session, runIds, given) => {
    const { key, value } = given;
    if (key !== undefined && value !== undefined) return { key, value };
    const tags = (await onlyRun(session, runIds))?.tags ?? [];
    return askTag(vscode.l10n.t('{count} runs', { count: runIds.length }), tags, given);
  },
  question: async ({ connection }, { length: count }, { key }, button) => ({
    sentence: vscode.l10n.t('Sets tag {key} of {count} runs on {connection}.', {
      key,
      count,
      connection: connection.name,
    }),
    button,
    name: connection.name,
    when: 'production',
  }),
  write: (store, id, { key, value }, signal) => store.setRunTag(id, key, value, signal),
};

const deleteRunTag: RunWrite<{ readonly key: string }> = {
  id: 'mlflow.run.deleteTag',
  title: () => vscode.l10n.t('Delete Run Tag'),
  failed: () => vscode.l10n.t('The tag was not deleted'),
  failedOne: () => vscode.l10n.t('A tag was not deleted'),
  lifecycle: 'active',
  ask: async ({ tracking }, [first = ''], given) => {
    if (given.key !== undefined) return { key: given.key };
    const run = await tracking.getRun(first, untilTimeout());
    return { key: await askTagKey(run.name, visibleTags(run)) };
  },
  question: async ({ connection }, { length: count }, { key }, button) => ({
    sentence: vscode.l10n.t('Deletes tag {key} of {count} runs on {connection}.', {
      key,
      count,
      connection: connection.name,
    }),
    button,
    name: connection.name,
    when: 'always',
  }),
  write: (store, id, { key }, signal) => store.deleteRunTag(id, key, signal),
};

/** What a single run has now is offered for change; many have nothing in common. */
async function onlyRun({ tracking }: Session, [first, second]: readonly string[]): Promise<Run | undefined> {
  return first === undefined || second !== undefined ? undefined : tracking.getRun(first, untilTimeout());
}

async function deleteQuestion(session: Session, runIds: readonly string[]): Promise<Question> {
  const quoted = runIds
    .slice(0, 100)
    .map((id) => `'${id.replaceAll("'", '')}'`)
    .join(', ');
  const { items } = await session.registry
    .searchModelVersions({ filter: `run_id IN (${quoted})`, pageSize: 100 }, untilTimeout())
    .catch(() => ({ items: [] }));
  const sources = new Set(items.map(({ runId }) => runId)).size;
  const values = { count: runIds.length, connection: session.connection.name, sources };
  return {
    sentence: vscode.l10n.t('Delete {count} runs on {connection}?', values),
    detail: [
      vscode.l10n.t('They can be restored until the server removes them.'),
      sources > 0 ? vscode.l10n.t('{sources} of them are the source of registered versions.', values) : '',
    ].join(' '),
    button: vscode.l10n.t('Delete {count} Runs', values),
    name: session.connection.name,
    when: 'always',
  };
}

/** A person reads what was left undone; a program gets every item, and an error when not one was done. */
function tell(
  outcome: EachOutcome,
  caller: Caller,
): { runIds: string[]; failed: EachOutcome['failed']; left: readonly string[] } {
  const text = eachText(outcome);
  const [first] = outcome.failed;
  if (first && outcome.done.length === 0)
    throw new CommandError(
      first.reason as ErrorReason,
      text ?? first.message,
      [],
      new TrackingError({ reason: first.reason as ErrorReason }),
    );
  if (text !== undefined && caller === 'person') void notify('warning', text);
  return { runIds: [...outcome.done], failed: outcome.failed, left: outcome.left };
}

function inputOfRows(rows: readonly Row[]): RunInput | undefined {
  const nodes = rows as readonly ExperimentsNode[];
  const [first] = nodes;
  if (first?.kind === 'tag') return { runId: first.run.id, key: first.tag.key };
  const runIds = nodes.flatMap((node) => (node.kind === 'run' ? [node.run.id] : []));
  return runIds.length > 0 ? { runIds } : undefined;
}
