import * as vscode from 'vscode';
import { connectionId, type Connection, type ConnectionScope } from '../../core/connections/connection.ts';
import { withEntry, type SettingEntry } from '../../core/connections/entryEdits.ts';
import { readConnections, type SettingPlace } from '../../core/connections/settings.ts';
import { CommandError } from '../base/commandError.ts';
import { render } from '../base/text.ts';
import { updateList } from './connectionSettings.ts';
import type { LiveConnections } from './liveConnections.ts';
import type { SecretStore, StoredSecret } from './secretStore.ts';
import type { ConnectionEntry } from './session.ts';

/** What becomes of the secret when an entry is written. `keep` binds it to a new address only when the person said so. */
export type SecretChange =
  | { readonly kind: 'none' }
  | { readonly kind: 'keep'; readonly toNewOrigins: boolean }
  | { readonly kind: 'set'; readonly secret: StoredSecret };

export interface SaveRequest {
  readonly place: SettingPlace;
  /** The connection that the entry takes the place of. */
  readonly former: ConnectionEntry | undefined;
  readonly entry: SettingEntry;
  readonly secret: SecretChange;
}

/** Writes the entry where it belongs and the secret where it is safe, or neither; returns the connection as it is from now on. */
export async function saveConnection(
  live: LiveConnections,
  secrets: SecretStore,
  request: SaveRequest,
): Promise<Connection> {
  const { place, former, entry, secret } = request;
  const connection = toConnection(entry, place);
  const { name } = connection;
  const taken = live.model.entries.some(
    (other) => other.connection.scope === connection.scope && other.connection.name === name && other.id !== former?.id,
  );
  if (taken)
    throw new CommandError(
      'alreadyExists',
      vscode.l10n.t('A connection is called {name} already. Nothing was changed.', { name }),
    );
  const wasActive = former !== undefined && live.model.active?.id === former.id;
  const putBack = await secrets.snapshot([connectionId(connection), ...(former ? [former.id] : [])]);
  try {
    // First the secret: the connection is opened as soon as its entry is read.
    await saveSecret(secrets, former?.connection, connection, secret);
    await updateList(place, (list) => withEntry(list, former?.connection.name, entry));
  } catch (error) {
    await putBack().catch(() => undefined); // what went wrong first is told
    throw error;
  }
  await live.refresh();
  if (wasActive) select(live, connection.scope, name);
  return connection;
}

/** The entry as it will be read, or why it would not be. */
export function toConnection(entry: SettingEntry, place: SettingPlace): Connection {
  const lists = { user: undefined, workspace: undefined, folders: [] };
  const raw = place.list === 'user' ? { ...lists, user: [entry] } : { ...lists, workspace: [entry] };
  const { entries, problems } = readConnections(raw, true);
  const [read] = entries;
  if (read) return read.connection;
  const [why] = problems;
  throw new CommandError('invalid', why ? render(why.problem) : entry.name);
}

export function select(live: LiveConnections, scope: ConnectionScope, name: string): void {
  const entry = live.model.entries.find(({ connection }) => connection.scope === scope && connection.name === name);
  if (entry) live.model.select(entry.id);
}

async function saveSecret(
  secrets: SecretStore,
  former: Connection | undefined,
  connection: Connection,
  change: SecretChange,
): Promise<void> {
  if (change.kind === 'keep') return former && secrets.carry(former, connection, change.toNewOrigins);
  if (former) await secrets.remove(connectionId(former));
  if (change.kind === 'set') await secrets.set(connection, change.secret);
}
