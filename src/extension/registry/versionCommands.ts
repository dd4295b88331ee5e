import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { ModelVersion } from '../../core/tracking/registeredModel.ts';
import { askDescription, askTag, askTagKey } from '../base/askField.ts';
import { CommandError } from '../base/commandError.ts';
import type { Row } from '../base/commands.ts';
import { confirm, requireWritable } from '../base/confirm.ts';
import { untilTimeout } from '../base/signals.ts';
import type { Session } from '../connections/session.ts';
import { sessionOf } from '../connections/sessionOf.ts';
import type { RegistryDeps } from './registryDeps.ts';
import { stageName } from './stageText.ts';
import { askVersion } from './transitionPrompts.ts';
import { versionOfRow } from './versionRows.ts';

const versionInput = z.object({
  name: z.optional(z.string()),
  version: z.optional(z.string()),
  description: z.optional(z.string()),
  key: z.optional(z.string()),
  value: z.optional(z.string()),
  confirmed: z.optional(z.boolean()),
  typedName: z.optional(z.string()),
});
type VersionInput = z.infer<typeof versionInput>;

export function registerVersionCommands({ commands, connections, explorer }: RegistryDeps): void {
  const open = async (
    given: VersionInput,
    rows: readonly Row[],
  ): Promise<{ session: Session; found: ModelVersion; title: string }> => {
    const session = await sessionOf(connections, rows);
    requireWritable(session);
    const { name, version } = await askVersion(session, given);
    const found = await session.registry.getModelVersion(name, version, untilTimeout());
    return { session, found, title: vscode.l10n.t('{name}, version {version}', { name, version }) };
  };
  const shared = { input: versionInput, fromRows: (rows: readonly Row[]) => versionOfRow(rows[0]), write: true };

  commands.register({
    ...shared,
    id: 'mlflow.version.delete',
    failed: () => vscode.l10n.t('The version was not deleted'),
    run: async (given, _caller, rows) => {
      const { session, found } = await open(given, rows);
      const { name, version } = found;
      const sentence = vscode.l10n.t('Delete {name}, version {version} ({stage}) on {connection}?', {
        name,
        version,
        stage: stageName(found.stage ?? 'None'),
        connection: session.connection.name,
      });
      const detail = vscode.l10n.t(
        'Its aliases go with it. The number {version} is not used again. The run and its artifacts stay.',
        { version },
      );
      await confirm(
        session.connection,
        { sentence, detail, button: vscode.l10n.t('Delete Version'), name, when: 'always' },
        given,
      );
      await session.registry.deleteModelVersion(name, version, untilTimeout());
      await explorer.refreshModels();
      return { name, version };
    },
  });
  commands.register({
    ...shared,
    id: 'mlflow.version.setDescription',
    failed: () => vscode.l10n.t('The description was not set'),
    run: async (given, _caller, rows) => {
      const { session, found, title } = await open(given, rows);
      const { name, version } = found;
      const description = given.description ?? (await askDescription(title, found.description));
      await confirm(
        session.connection,
        {
          sentence: vscode.l10n.t('Sets the description of {name}, version {version} on {connection}.', {
            name,
            version,
            connection: session.connection.name,
          }),
          button: vscode.l10n.t('Set Description'),
          name,
          when: 'production',
        },
        given,
      );
      await session.registry.describeModelVersion(name, version, description, untilTimeout());
      await explorer.refreshModels();
      return { name, version, description };
    },
  });
  commands.register({
    ...shared,
    id: 'mlflow.version.setTag',
    failed: () => vscode.l10n.t('The tag was not set'),
    run: async (given, _caller, rows) => {
      const { session, found, title } = await open(given, rows);
      const { name, version } = found;
      const { key, value } = await askTag(title, found.tags, given);
      await confirm(
        session.connection,
        {
          sentence: vscode.l10n.t('Sets tag {key} of {name}, version {version} on {connection}.', {
            key,
            name,
            version,
            connection: session.connection.name,
          }),
          button: vscode.l10n.t('Set Tag'),
          name,
          when: 'production',
        },
        given,
      );
      await session.registry.setModelVersionTag(name, version, key, value, untilTimeout());
      await explorer.refreshModels();
      return { name, version, key, value };
    },
  });
  commands.register({
    ...shared,
    id: 'mlflow.version.deleteTag',
    failed: () => vscode.l10n.t('The tag was not deleted'),
    run: async (given, _caller, rows) => {
      const { session, found, title } = await open(given, rows);
      const { name, version } = found;
      const key = given.key ?? (await askTagKey(title, found.tags));
      await confirm(
        session.connection,
        {
          sentence: vscode.l10n.t('Deletes tag {key} of {name}, version {version} on {connection}.', {
            key,
            name,
            version,
            connection: session.connection.name,
          }),
          button: vscode.l10n.t('Delete Tag'),
          name,
          when: 'always',
        },
        given,
      );
      await session.registry.deleteModelVersionTag(name, version, key, untilTimeout());
      await explorer.refreshModels();
      return { name, version, key };
    },
  });
  commands.register({
    id: 'mlflow.version.openRun',
    input: versionInput,
    fromRows: (rows) => versionOfRow(rows[0]),
    failed: () => vscode.l10n.t('The run could not be shown'),
    run: async (given, _caller, rows) => {
      const session = await sessionOf(connections, rows);
      const { name, version } = await askVersion(session, given);
      const { runId } = await session.registry.getModelVersion(name, version, untilTimeout());
      if (runId === undefined)
        throw new CommandError(
          'notFound',
          vscode.l10n.t('{name}, version {version} names no run that it came from.', { name, version }),
        );
      await explorer.revealRun(session, await session.tracking.getRun(runId, untilTimeout()), untilTimeout());
      return { runId };
    },
  });
}
