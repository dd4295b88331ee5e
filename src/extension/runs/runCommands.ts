import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { Lifecycle } from '../../core/tracking/experiment.ts';
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

export function registerRunCommands({ commands, connections, explorer }: RegistryDeps): void {
  const open = async (
    given: RunInput,
    rows: readonly Row[],
    title: string,
    lifecycle: Lifecycle = 'active',
  ): Promise<{ session: Session; runIds: readonly string[] }> => {
    const session = await sessionOf(connections, rows);
    requireWritable(session);
    const named = given.runIds ?? (given.runId === undefined ? undefined : [given.runId]);
    return { session, runIds: named ?? [(await pickRun(session, title, { lifecycle })).id] };
  };
  const finish = async (outcome: EachOutcome, caller: Caller) => {
    await explorer.refreshExperiments();
    return tell(outcome, caller);
  };
  const shared = { input: runInput, fromRows: inputOfRows, write: true };

  commands.register({
    ...shared,
    id: 'mlflow.run.delete',
    failed: () => vscode.l10n.t('The runs were not deleted'),
    run: async (given, caller, rows) => {
      const title = vscode.l10n.t('Delete Runs');
      const { session, runIds } = await open(given, rows, title);
      await confirm(session.connection, await deleteQuestion(session, runIds), given);
      const what = vscode.l10n.t('A run was not deleted');
      return finish(
        await eachRun(runIds, { title, what }, (id, signal) => session.tracking.deleteRun(id, signal)),
        caller,
      );
    },
  });
  commands.register({
    ...shared,
    id: 'mlflow.run.restore',
    failed: () => vscode.l10n.t('The runs were not restored'),
    run: async (given, caller, rows) => {
      const title = vscode.l10n.t('Restore Runs');
      const { session, runIds } = await open(given, rows, title, 'deleted');
      const sentence = vscode.l10n.t('Restores {count} runs on {connection}.', {
        count: runIds.length,
        connection: session.connection.name,
      });
      await confirm(
        session.connection,
        { sentence, button: title, name: session.connection.name, when: 'production' },
        given,
      );
      const what = vscode.l10n.t('A run was not restored');
      return finish(
        await eachRun(runIds, { title, what }, (id, signal) => session.tracking.restoreRun(id, signal)),
        caller,
      );
    },
  });
  commands.register({
    ...shared,
    id: 'mlflow.run.rename',
    failed: () => vscode.l10n.t('The run was not renamed'),
    run: async (given, caller, rows) => {
      const title = vscode.l10n.t('Rename Run');
      const { session, runIds } = await open(given, rows, title);
      const [first = ''] = runIds;
      const now = runIds.length === 1 ? (await session.tracking.getRun(first, untilTimeout())).name : '';
      const name =
        given.name ??
        (await askText({ title, prompt: vscode.l10n.t('New name of the run'), value: now, validate: notEmpty }));
      const sentence = vscode.l10n.t('Renames {count} runs to {name} on {connection}.', {
        count: runIds.length,
        name,
        connection: session.connection.name,
      });
      await confirm(
        session.connection,
        { sentence, button: title, name: session.connection.name, when: 'production' },
        given,
      );
      const what = vscode.l10n.t('A run was not renamed');
      return {
        ...(await finish(
          await eachRun(runIds, { title, what }, (id, signal) => session.tracking.renameRun(id, name, signal)),
          caller,
        )),
        name,
      };
    },
  });
  commands.register({
    ...shared,
    id: 'mlflow.run.setTag',
    failed: () => vscode.l10n.t('The tag was not set'),
    run: async (given, caller, rows) => {
      const title = vscode.l10n.t('Set Run Tag');
      const { session, runIds } = await open(given, rows, title);
      const [first = ''] = runIds;
      const tags = runIds.length === 1 ? (await session.tracking.getRun(first, untilTimeout())).tags : [];
      const { key, value } = await askTag(vscode.l10n.t('{count} runs', { count: runIds.length }), tags, given);
      const sentence = vscode.l10n.t('Sets tag {key} of {count} runs on {connection}.', {
        key,
        count: runIds.length,
        connection: session.connection.name,
      });
      await confirm(
        session.connection,
        { sentence, button: title, name: session.connection.name, when: 'production' },
        given,
      );
      const what = vscode.l10n.t('A tag was not set');
      return {
        ...(await finish(
          await eachRun(runIds, { title, what }, (id, signal) => session.tracking.setRunTag(id, key, value, signal)),
          caller,
        )),
        key,
        value,
      };
    },
  });
  commands.register({
    ...shared,
    id: 'mlflow.run.deleteTag',
    failed: () => vscode.l10n.t('The tag was not deleted'),
    run: async (given, caller, rows) => {
      const title = vscode.l10n.t('Delete Run Tag');
      const { session, runIds } = await open(given, rows, title);
      const [first = ''] = runIds;
      const run = await session.tracking.getRun(first, untilTimeout());
      const key = given.key ?? (await askTagKey(run.name, visibleTags(run)));
      const sentence = vscode.l10n.t('Deletes tag {key} of {count} runs on {connection}.', {
        key,
        count: runIds.length,
        connection: session.connection.name,
      });
      await confirm(
        session.connection,
        { sentence, button: title, name: session.connection.name, when: 'always' },
        given,
      );
      const what = vscode.l10n.t('A tag was not deleted');
      return {
        ...(await finish(
          await eachRun(runIds, { title, what }, (id, signal) => session.tracking.deleteRunTag(id, key, signal)),
          caller,
        )),
        key,
      };
    },
  });
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
