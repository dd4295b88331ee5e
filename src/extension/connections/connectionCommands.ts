import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { webBase, type Connection } from '../../core/connections/connection.ts';
import { withoutEntry } from '../../core/connections/entryEdits.ts';
import { Cancelled, CommandError } from '../base/commandError.ts';
import type { Caller, CommandHost } from '../base/commands.ts';
import { pickConnection, type PickAction } from './connectionPicker.ts';
import { updateList } from './connectionSettings.ts';
import { sourceText } from './connectionItems.ts';
import { ConnectionName, connectionOfRow, findConnection } from './findConnection.ts';
import type { LiveConnections } from './liveConnections.ts';
import { askForSecretOfFormerOrigin } from './secretConsent.ts';
import type { SecretStore } from './secretStore.ts';
import type { ConnectionEntry } from './session.ts';

export interface ConnectionCommandDeps {
  readonly host: CommandHost;
  readonly live: LiveConnections;
  readonly secrets: SecretStore;
}

export function registerConnectionCommands(deps: ConnectionCommandDeps): void {
  const { host, live } = deps;
  host.register({
    id: 'mlflow.connection.select',
    input: ConnectionName,
    fromRows: connectionOfRow,
    failed: () => vscode.l10n.t('The connection was not selected'),
    run: (name, caller) => select(deps, name, caller),
  });
  host.register({
    id: 'mlflow.connection.remove',
    input: z.extend(ConnectionName, { confirmed: z.optional(z.boolean()) }),
    fromRows: connectionOfRow,
    failed: () => vscode.l10n.t('The connection was not removed'),
    run: (input) => remove(deps, input),
  });
  host.register({
    id: 'mlflow.connection.openWeb',
    input: ConnectionName,
    fromRows: connectionOfRow,
    failed: () => vscode.l10n.t('MLflow’s own pages were not opened'),
    run: async (name) => {
      const { connection } = findConnection(live.model, name) ?? requireActive(live);
      const url = webBase(connection);
      await vscode.env.openExternal(vscode.Uri.parse(url));
      return { url };
    },
  });
}

export function requireActive({ model }: LiveConnections): ConnectionEntry {
  if (model.active) return model.active;
  throw new CommandError('noConnection', vscode.l10n.t('No MLflow connection is selected. Select one, or add one.'));
}

/** What a command tells of the connection it was about. */
export function outcome({ name, scope, trackingUri }: Connection): {
  name: string;
  scope: string;
  trackingUri: string;
} {
  return { name, scope, trackingUri };
}

async function select(
  { live, secrets }: ConnectionCommandDeps,
  name: ConnectionName,
  caller: Caller,
): Promise<unknown> {
  const chosen = findConnection(live.model, name) ?? (await askForSelection(live));
  if (!('connection' in chosen)) return vscode.commands.executeCommand(chosen.command);
  live.model.select(chosen.id);
  if (caller === 'person') await askForSecretOfFormerOrigin(secrets, chosen.connection);
  if (chosen.state.kind === 'failed') live.model.reconnect(chosen.id);
  live.connectActive();
  return outcome(chosen.connection);
}

function askForSelection({ model }: LiveConnections): Promise<ConnectionEntry | PickAction> {
  const waysOut: PickAction[] = [
    { icon: 'debug', title: vscode.l10n.t('Test Connection'), command: 'mlflow.connection.test' },
    { icon: 'edit', title: vscode.l10n.t('Edit Connection…'), command: 'mlflow.connection.edit' },
    { icon: 'output', title: vscode.l10n.t('Show Log'), command: 'mlflow.log.show' },
  ];
  const add = { icon: 'add', title: vscode.l10n.t('Add Connection…'), command: 'mlflow.connection.add' };
  const failed = model.active?.state.kind === 'failed';
  return pickConnection(model, vscode.l10n.t('Select MLflow Connection'), [...(failed ? waysOut : []), add]);
}

async function remove(
  { live, secrets }: ConnectionCommandDeps,
  input: ConnectionName & { confirmed?: boolean | undefined },
): Promise<unknown> {
  const entry = findConnection(live.model, input) ?? (await askForConfigured(live, vscode.l10n.t('Remove Connection')));
  const place = requirePlace(live, entry);
  const { name, trackingUri: uri } = entry.connection;
  if (!input.confirmed) {
    const button = vscode.l10n.t('Remove Connection');
    const detail = vscode.l10n.t('Its secret goes with it. Nothing changes on the server.');
    const chosen = await vscode.window.showWarningMessage(
      vscode.l10n.t('Remove {name} ({uri})?', { name, uri }),
      { modal: true, detail },
      button,
    );
    if (chosen !== button) throw new Cancelled();
  }
  await updateList(place, (list) => withoutEntry(list, name));
  await secrets.remove(entry.id);
  await live.refresh();
  return outcome(entry.connection);
}

/** Asks for one of those that stand in a setting, the active one first in line; a single one is not asked for. */
export async function askForConfigured(live: LiveConnections, title: string): Promise<ConnectionEntry> {
  const configured = live.model.entries.filter(({ id }) => live.reading.places.has(id));
  const [only, ...others] = configured.length > 0 ? configured : [requireActive(live)];
  if (only && others.length === 0) return only;
  const chosen = await pickConnection(live.model, title, [], configured);
  if (!('connection' in chosen)) throw new Cancelled();
  return chosen;
}

/** The list that the connection stands in; those of the environment cannot be changed here. */
export function requirePlace(
  { reading }: LiveConnections,
  { id, connection }: ConnectionEntry,
): NonNullable<ReturnType<typeof reading.places.get>> {
  const place = reading.places.get(id);
  if (place) return place;
  const { name, scope } = connection;
  throw new CommandError(
    'invalid',
    `${vscode.l10n.t('{name} does not stand in a setting and cannot be changed here.', { name })} ${sourceText(scope)}`,
  );
}
