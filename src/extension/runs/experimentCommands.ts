import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { Experiment, Lifecycle } from '../../core/tracking/experiment.ts';
import { notEmpty } from '../base/askField.ts';
import type { Row } from '../base/commands.ts';
import { confirm, requireWritable } from '../base/confirm.ts';
import { input as askText } from '../base/multiStep.ts';
import { untilTimeout } from '../base/signals.ts';
import type { Session } from '../connections/session.ts';
import { sessionOf } from '../connections/sessionOf.ts';
import type { ExperimentsNode } from '../explorer/experimentNodes.ts';
import type { RegistryDeps } from '../registry/registryDeps.ts';
import { pickExperiment } from './runPickers.ts';

const experimentInput = z.object({
  experimentId: z.optional(z.string()),
  name: z.optional(z.string()),
  confirmed: z.optional(z.boolean()),
  typedName: z.optional(z.string()),
});
type ExperimentInput = z.infer<typeof experimentInput>;

const longestName = 500; // MLflow 3.17.2

export function registerExperimentCommands({ commands, connections, explorer }: RegistryDeps): void {
  const open = async (rows: readonly Row[]): Promise<Session> => {
    const session = await sessionOf(connections, rows);
    requireWritable(session);
    return session;
  };
  const find = (
    session: Session,
    { experimentId }: ExperimentInput,
    title: string,
    lifecycle: Lifecycle = 'active',
  ): Promise<Experiment> =>
    experimentId === undefined
      ? pickExperiment(session, title, { lifecycle })
      : session.tracking.getExperiment(experimentId, untilTimeout());
  const revealNew = async (session: Session, experimentId: string): Promise<void> =>
    explorer.revealExperiment(session, await session.tracking.getExperiment(experimentId, untilTimeout()));
  const shared = { input: experimentInput, fromRows: inputOfRow, write: true };

  commands.register({
    id: 'mlflow.experiment.create',
    input: experimentInput,
    write: true,
    failed: () => vscode.l10n.t('The experiment was not created'),
    run: async (given, _caller, rows) => {
      const session = await open(rows);
      const name = given.name ?? (await askName(vscode.l10n.t('Create Experiment'), ''));
      const sentence = vscode.l10n.t('Creates experiment {name} on {connection}.', {
        name,
        connection: session.connection.name,
      });
      await confirm(session.connection, { sentence, button: vscode.l10n.t('Create'), name, when: 'production' }, given);
      const experimentId = await session.tracking.createExperiment(name, untilTimeout());
      await explorer.refreshExperiments();
      // It is there: a failure to show it must not read as one to create it.
      await revealNew(session, experimentId).catch(() => undefined);
      return { experimentId, name };
    },
  });
  commands.register({
    ...shared,
    id: 'mlflow.experiment.rename',
    failed: () => vscode.l10n.t('The experiment was not renamed'),
    run: async (given, _caller, rows) => {
      const session = await open(rows);
      const experiment = await find(session, given, vscode.l10n.t('Rename Experiment'));
      const name =
        given.name ?? (await askName(vscode.l10n.t('Rename {name}', { name: experiment.name }), experiment.name));
      const sentence = vscode.l10n.t('Renames experiment {from} to {name} on {connection}.', {
        from: experiment.name,
        name,
        connection: session.connection.name,
      });
      await confirm(
        session.connection,
        { sentence, button: vscode.l10n.t('Rename'), name: experiment.name, when: 'production' },
        given,
      );
      await session.tracking.renameExperiment(experiment.id, name, untilTimeout());
      await explorer.refreshExperiments();
      return { experimentId: experiment.id, name, from: experiment.name };
    },
  });
  commands.register({
    ...shared,
    id: 'mlflow.experiment.delete',
    failed: () => vscode.l10n.t('The experiment was not deleted'),
    run: async (given, _caller, rows) => {
      const session = await open(rows);
      const experiment = await find(session, given, vscode.l10n.t('Delete Experiment'));
      const sentence = vscode.l10n.t('Delete experiment {name} on {connection}?', {
        name: experiment.name,
        connection: session.connection.name,
      });
      const detail = vscode.l10n.t(
        'Its runs go with it. It can be restored until the server removes it; its name stays taken until then.',
      );
      await confirm(
        session.connection,
        { sentence, detail, button: vscode.l10n.t('Delete Experiment'), name: experiment.name, when: 'always' },
        given,
      );
      await session.tracking.deleteExperiment(experiment.id, untilTimeout());
      await explorer.refreshExperiments();
      return { experimentId: experiment.id, name: experiment.name };
    },
  });
  commands.register({
    ...shared,
    id: 'mlflow.experiment.restore',
    failed: () => vscode.l10n.t('The experiment was not restored'),
    run: async (given, _caller, rows) => {
      const session = await open(rows);
      const experiment = await find(session, given, vscode.l10n.t('Restore Experiment'), 'deleted');
      const sentence = vscode.l10n.t('Restores experiment {name} on {connection}.', {
        name: experiment.name,
        connection: session.connection.name,
      });
      await confirm(
        session.connection,
        { sentence, button: vscode.l10n.t('Restore'), name: experiment.name, when: 'production' },
        given,
      );
      await session.tracking.restoreExperiment(experiment.id, untilTimeout());
      await explorer.refreshExperiments();
      return { experimentId: experiment.id, name: experiment.name };
    },
  });
}

function askName(title: string, now: string): Promise<string> {
  return askText({
    title,
    prompt: vscode.l10n.t('Name of the experiment'),
    value: now,
    validate: (text) =>
      text.length > longestName ? vscode.l10n.t('A name has at most {0} characters.', longestName) : notEmpty(text),
  });
}

function inputOfRow([row]: readonly Row[]): ExperimentInput | undefined {
  const node = row as ExperimentsNode | undefined;
  return node?.kind === 'experiment' ? { experimentId: node.experiment.id } : undefined;
}
