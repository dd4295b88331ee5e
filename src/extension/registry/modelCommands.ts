import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { registeredModelNameProblem } from '../../core/tracking/names.ts';
import { askDescription, askTag, askTagKey } from '../base/askField.ts';
import { CommandError } from '../base/commandError.ts';
import type { Row } from '../base/commands.ts';
import { confirm, requireWritable } from '../base/confirm.ts';
import { input as askText } from '../base/multiStep.ts';
import { untilTimeout } from '../base/signals.ts';
import { render } from '../base/text.ts';
import type { Session } from '../connections/session.ts';
import { sessionOf } from '../connections/sessionOf.ts';
import { pickRegisteredModel } from './modelPickers.ts';
import type { RegistryDeps } from './registryDeps.ts';
import { modelOfRow } from './versionRows.ts';

const modelInput = z.object({
  name: z.optional(z.string()),
  newName: z.optional(z.string()),
  description: z.optional(z.string()),
  key: z.optional(z.string()),
  value: z.optional(z.string()),
  confirmed: z.optional(z.boolean()),
  typedName: z.optional(z.string()),
});

export function registerModelCommands({ commands, connections, explorer }: RegistryDeps): void {
  const open = async (rows: readonly Row[]): Promise<Session> => {
    const session = await sessionOf(connections, rows);
    requireWritable(session);
    return session;
  };
  const shared = { input: modelInput, fromRows: (rows: readonly Row[]) => modelOfRow(rows[0]), write: true };

  commands.register({
    ...shared,
    id: 'mlflow.model.create',
    failed: () => vscode.l10n.t('The registered model was not created'),
    run: async (given, _caller, rows) => {
      const session = await open(rows);
      const name = refuseBadName(given.name ?? (await askModelName(vscode.l10n.t('Create Registered Model'), '')));
      const sentence = vscode.l10n.t('Creates registered model {name} on {connection} ({uri}).', {
        name,
        connection: session.connection.name,
        uri: session.connection.trackingUri,
      });
      await confirm(session.connection, { sentence, button: vscode.l10n.t('Create'), name, when: 'production' }, given);
      const model = await session.registry.createRegisteredModel(name, given.description, untilTimeout());
      await explorer.refreshModels();
      await explorer.revealModel(session, model).catch(() => undefined);
      return { name };
    },
  });
  commands.register({
    ...shared,
    id: 'mlflow.model.rename',
    failed: () => vscode.l10n.t('The registered model was not renamed'),
    run: async (given, _caller, rows) => {
      const session = await open(rows);
      const name = given.name ?? (await pickRegisteredModel(session, vscode.l10n.t('Rename Registered Model')));
      const newName = refuseBadName(
        given.newName ?? (await askModelName(vscode.l10n.t('Rename {name}', { name }), name)),
      );
      const sentence = vscode.l10n.t(
        'Renames {name} to {newName} on {connection}. Versions, aliases and tags follow; models:/ addresses with the old name stop working.',
        { name, newName, connection: session.connection.name },
      );
      await confirm(session.connection, { sentence, button: vscode.l10n.t('Rename'), name, when: 'always' }, given);
      await session.registry.renameRegisteredModel(name, newName, untilTimeout());
      await explorer.refreshModels();
      return { name: newName, from: name };
    },
  });
  commands.register({
    ...shared,
    id: 'mlflow.model.delete',
    failed: () => vscode.l10n.t('The registered model was not deleted'),
    run: async (given, _caller, rows) => {
      const session = await open(rows);
      const name = given.name ?? (await pickRegisteredModel(session, vscode.l10n.t('Delete Registered Model')));
      const { items, next } = await session.registry.listVersions(name, 100, undefined, untilTimeout());
      const count = next === undefined ? String(items.length) : `${items.length}+`;
      const sentence = vscode.l10n.t('Delete registered model {name} on {connection}?', {
        name,
        connection: session.connection.name,
      });
      const detail = vscode.l10n.t(
        'Its versions ({count}), aliases and tags go with it. This cannot be undone. Runs and their artifacts stay.',
        { count },
      );
      await confirm(
        session.connection,
        { sentence, detail, button: vscode.l10n.t('Delete Registered Model'), name, when: 'always' },
        given,
      );
      await session.registry.deleteRegisteredModel(name, untilTimeout());
      await explorer.refreshModels();
      return { name };
    },
  });
  commands.register({
    ...shared,
    id: 'mlflow.model.setDescription',
    failed: () => vscode.l10n.t('The description was not set'),
    run: async (given, _caller, rows) => {
      const session = await open(rows);
      const name = given.name ?? (await pickRegisteredModel(session, vscode.l10n.t('Set Model Description')));
      const description =
        given.description ??
        (await askDescription(name, (await session.registry.getRegisteredModel(name, untilTimeout())).description));
      await confirm(
        session.connection,
        {
          sentence: vscode.l10n.t('Sets the description of {name} on {connection}.', {
            name,
            connection: session.connection.name,
          }),
          button: vscode.l10n.t('Set Description'),
          name,
          when: 'production',
        },
        given,
      );
      await session.registry.describeRegisteredModel(name, description, untilTimeout());
      await explorer.refreshModels();
      return { name, description };
    },
  });
  commands.register({
    ...shared,
    id: 'mlflow.model.setTag',
    failed: () => vscode.l10n.t('The tag was not set'),
    run: async (given, _caller, rows) => {
      const session = await open(rows);
      const name = given.name ?? (await pickRegisteredModel(session, vscode.l10n.t('Set Model Tag')));
      const { tags } = await session.registry.getRegisteredModel(name, untilTimeout());
      const { key, value } = await askTag(name, tags, given);
      await confirm(
        session.connection,
        {
          sentence: vscode.l10n.t('Sets tag {key} of {name} on {connection}.', {
            key,
            name,
            connection: session.connection.name,
          }),
          button: vscode.l10n.t('Set Tag'),
          name,
          when: 'production',
        },
        given,
      );
      await session.registry.setRegisteredModelTag(name, key, value, untilTimeout());
      await explorer.refreshModels();
      return { name, key, value };
    },
  });
  commands.register({
    ...shared,
    id: 'mlflow.model.deleteTag',
    failed: () => vscode.l10n.t('The tag was not deleted'),
    run: async (given, _caller, rows) => {
      const session = await open(rows);
      const name = given.name ?? (await pickRegisteredModel(session, vscode.l10n.t('Delete Model Tag')));
      const key =
        given.key ?? (await askTagKey(name, (await session.registry.getRegisteredModel(name, untilTimeout())).tags));
      await confirm(
        session.connection,
        {
          sentence: vscode.l10n.t('Deletes tag {key} of {name} on {connection}.', {
            key,
            name,
            connection: session.connection.name,
          }),
          button: vscode.l10n.t('Delete Tag'),
          name,
          when: 'always',
        },
        given,
      );
      await session.registry.deleteRegisteredModelTag(name, key, untilTimeout());
      await explorer.refreshModels();
      return { name, key };
    },
  });
}

function askModelName(title: string, now: string): Promise<string> {
  return askText({
    title,
    prompt: vscode.l10n.t('Name of the registered model'),
    value: now,
    validate: (text) => {
      const problem = registeredModelNameProblem(text);
      return problem && render(problem);
    },
  });
}

function refuseBadName(name: string): string {
  const problem = registeredModelNameProblem(name);
  if (problem)
    throw new CommandError(
      'invalid',
      vscode.l10n.t('“{name}” cannot be the name of a registered model: {problem} Nothing was sent.', {
        name,
        problem: render(problem),
      }),
    );
  return name;
}
