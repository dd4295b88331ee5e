import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { Log } from '../../core/base/log.ts';
import { parseAddress } from '../../core/connections/address.ts';
import { authKinds, connectionId, originOf, type Connection } from '../../core/connections/connection.ts';
import { parseSecret, toHeaders } from '../../core/connections/credentials.ts';
import { entryCalled, type SettingEntry } from '../../core/connections/entryEdits.ts';
import { originsOf, type SettingPlace } from '../../core/connections/settings.ts';
import { CommandError } from '../base/commandError.ts';
import type { Caller, CommandHost } from '../base/commands.ts';
import { render } from '../base/text.ts';
import { askForConfigured, outcome, requirePlace } from './connectionCommands.ts';
import { newDraft, secretChange, typedCredentials, type ConnectionDraft } from './connectionDraft.ts';
import { sendsSecretInPlainText } from './connectionItems.ts';
import { readList } from './connectionSettings.ts';
import { processCredentials } from './connectionSource.ts';
import { runConnectionWizard } from './connectionWizard.ts';
import { ConnectionName, connectionOfRow, findConnection } from './findConnection.ts';
import type { LiveConnections } from './liveConnections.ts';
import { saveConnection, select, toConnection, type SecretChange } from './saveConnection.ts';
import type { SecretStore } from './secretStore.ts';
import type { ConnectionEntry } from './session.ts';
import type { HeadersFor } from './sessionFactory.ts';
import { runDoctor } from './testConnection.ts';

export interface EditDeps {
  readonly host: CommandHost;
  readonly live: LiveConnections;
  readonly secrets: SecretStore;
  readonly log: Log;
}

const fields = {
  trackingUri: z.optional(z.string()),
  registryUri: z.optional(z.string()),
  workspace: z.optional(z.string()),
  auth: z.optional(z.enum(authKinds)),
  production: z.optional(z.boolean()),
  readOnly: z.optional(z.boolean()),
  caFile: z.optional(z.string()),
  secret: z.optional(z.unknown()),
};
const AddInput = z.object({ name: z.optional(z.string()), ...fields });
const EditInput = z.extend(ConnectionName, { newName: z.optional(z.string()), ...fields });
type AddInput = z.infer<typeof AddInput>;
type EditInput = z.infer<typeof EditInput>;

export function registerEditCommands(deps: EditDeps): void {
  deps.host.register({
    id: 'mlflow.connection.add',
    input: AddInput,
    failed: () => vscode.l10n.t('The connection was not added'),
    run: (input, caller) => add(deps, input, caller),
  });
  deps.host.register({
    id: 'mlflow.connection.edit',
    input: EditInput,
    fromRows: connectionOfRow,
    failed: () => vscode.l10n.t('The connection was not changed'),
    run: (input) => edit(deps, input),
  });
}

const userList: SettingPlace = { list: 'user' };

/** With a name and an address nothing is asked and nothing tested; otherwise a person answers the rest, and the new connection becomes the active one. */
async function add(deps: EditDeps, { secret, ...given }: AddInput, caller: Caller): Promise<unknown> {
  const { live, secrets } = deps;
  const { name, trackingUri } = given;
  if (caller === 'program' && name !== undefined && trackingUri !== undefined) {
    const entry = normalized({ ...given, name, trackingUri });
    const change = givenSecret(entry, secret) ?? { kind: 'none' };
    return outcome(await save(deps, userList, undefined, entry, change));
  }
  const draft = await ask(deps, undefined, newDraft(definedOnly(given)), userList);
  const connection = await saveConnection(live, secrets, {
    place: userList,
    former: undefined,
    entry: draft.entry,
    secret: secretChange(draft),
  });
  select(live, connection.scope, connection.name);
  live.connectActive();
  return outcome(connection);
}

/** With a field to change nothing is asked; a secret goes along to a changed address only when it is given again. */
async function edit(deps: EditDeps, { name, scope, newName, secret, ...changes }: EditInput): Promise<unknown> {
  const { live } = deps;
  const former =
    findConnection(live.model, { name, scope }) ?? (await askForConfigured(live, vscode.l10n.t('Edit Connection')));
  const place = requirePlace(live, former);
  const stored = entryCalled(readList(place), former.connection.name) ?? former.connection;
  const changed = definedOnly(changes);
  if (newName !== undefined || secret !== undefined || Object.keys(changed).length > 0) {
    const entry = normalized({ ...stored, ...changed, ...(newName !== undefined && { name: newName }) });
    return outcome(
      await save(deps, place, former, entry, givenSecret(entry, secret) ?? { kind: 'keep', toNewOrigins: false }),
    );
  }
  const draft = await ask(deps, former, newDraft(stored), place);
  return outcome(await save(deps, place, former, draft.entry, secretChange(draft)));
}

async function save(
  deps: EditDeps,
  place: SettingPlace,
  former: ConnectionEntry | undefined,
  entry: SettingEntry,
  secret: SecretChange,
): Promise<Connection> {
  const { live, secrets, log } = deps;
  const connection = await saveConnection(live, secrets, { place, former, entry, secret });
  if (sendsSecretInPlainText(connection))
    log.warn(`${connection.name}: its secret goes over http: to another machine, unencrypted.`);
  live.connectActive();
  return connection;
}

/** The contract's `secret`, checked against `auth`; undefined when none was given. */
function givenSecret(entry: SettingEntry, secret: unknown): SecretChange | undefined {
  const auth = entry.auth ?? 'none';
  if (secret === undefined) return undefined;
  if (auth === 'none')
    throw new CommandError(
      'invalid',
      vscode.l10n.t('A secret was given, but auth says that none is needed. Nothing was changed.'),
    );
  const parsed = parseSecret(auth, secret);
  if (!parsed || 'id' in parsed) throw new CommandError('invalid', parsed ? render(parsed) : '');
  return { kind: 'set', secret: parsed };
}

/** The address as it is used; a password within it is refused, because this goes into a setting. */
function normalized(entry: SettingEntry): SettingEntry {
  const address = parseAddress(entry.trackingUri);
  if ('problem' in address) throw new CommandError('invalid', render(address.problem));
  const tidy = address.userinfo ? entry : { ...entry, name: entry.name.trim(), trackingUri: address.uri };
  toConnection(tidy, userList);
  return tidy;
}

async function ask(
  deps: EditDeps,
  former: ConnectionEntry | undefined,
  initial: ConnectionDraft,
  place: SettingPlace,
): Promise<ConnectionDraft> {
  const { live, secrets, log } = deps;
  const kept = former && (await keptSecret(secrets, former.connection));
  const environment = place.list === 'user' ? await processCredentials() : undefined;
  const scope = place.list === 'user' ? 'user' : 'workspace';
  const signIn = kept ? 'keep' : initial.signIn;
  return runConnectionWizard(
    {
      editing: former?.connection.name,
      keptSecret: kept?.auth,
      environment,
      isNameTaken: (name) =>
        live.model.entries.some(({ id }) => id === connectionId({ scope, name }) && id !== former?.id),
      test: (draft, signal) => {
        const connection = toConnection({ ...draft.entry, name: draft.entry.name || 'new' }, place);
        return runDoctor(connection, headersOfDraft(draft, { secrets, kept }), log, signal);
      },
    },
    { ...initial, signIn },
  );
}

interface KeptSecret {
  readonly connection: Connection;
  readonly auth: Connection['auth'];
  readonly origin: string;
}

async function keptSecret(secrets: SecretStore, connection: Connection): Promise<KeptSecret | undefined> {
  for (const origin of [...originsOf(connection), ...secrets.originsWithSecret(connectionId(connection))]) {
    if (await secrets.stored(connection, origin)) return { connection, auth: connection.auth, origin };
  }
  return undefined;
}

/** Signs the test in as the saved connection would be: the person has seen all addresses that the secret is for. */
function headersOfDraft(
  draft: ConnectionDraft,
  { secrets, kept }: { readonly secrets: SecretStore; readonly kept: KeptSecret | undefined },
): HeadersFor {
  return async (connection, origin) => {
    const named = originsOf(connection).includes(origin) && originOf(origin) !== undefined;
    if (!named || draft.signIn === 'none') return {};
    if (draft.signIn === 'keep') return kept ? secrets.headers(kept.connection, kept.origin) : {};
    const credentials = draft.signIn === 'environment' ? await processCredentials() : typedCredentials(draft);
    return credentials ? toHeaders(credentials) : {};
  };
}

function definedOnly<T extends object>(given: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };
}
