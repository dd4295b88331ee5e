import { message, type Message } from '../base/message.ts';
import { parseAddress } from './address.ts';
import { authKinds, originOf, type AuthKind, type Connection } from './connection.ts';

/** What stands in `mlflow.connections`, as read and not yet believed. */
export interface RawLists {
  readonly user: unknown;
  readonly workspace: unknown;
  /** Of each folder of a multi-root workspace; `folder` is its URI. */
  readonly folders: readonly { readonly folder: string; readonly value: unknown }[];
}

/** The list in which an entry stands, so that an edit goes back to where it came from. */
export type SettingPlace =
  | { readonly list: 'user' | 'workspace' }
  | { readonly list: 'folder'; readonly folder: string };

export interface ConfiguredConnection {
  readonly connection: Connection;
  readonly place: SettingPlace;
}

/** An entry that is not used. `number` counts from 1; absent when the whole list is meant. */
export interface SettingProblem {
  readonly place: SettingPlace;
  readonly number: number | undefined;
  readonly name: string | undefined;
  readonly problem: Message;
}

export interface ConfiguredConnections {
  readonly entries: readonly ConfiguredConnection[];
  readonly problems: readonly SettingProblem[];
}

/**
 * Unites the lists. What cannot be understood becomes a problem and the rest stays. Identity is (scope, name): a workspace's entry never hides
 * a user's entry, and for an origin that the user configured it can only tighten. Without trust the workspace's lists are not read at all.
 */
export function readConnections(raw: RawLists, trusted: boolean): ConfiguredConnections {
  const users = unite([readList(raw.user, { list: 'user' })]);
  if (!trusted) return users;
  const folders = raw.folders.map(({ folder, value }) => readList(value, { list: 'folder', folder }));
  const others = unite([readList(raw.workspace, { list: 'workspace' }), ...folders]);
  const known = users.entries.map(({ connection }) => connection);
  const tightened = others.entries.map((entry) => ({ ...entry, connection: tighten(entry.connection, known) }));
  return { entries: [...users.entries, ...tightened], problems: [...users.problems, ...others.problems] };
}

/** Every origin that a connection sends requests to: the tracking server's, and the registry's when that is another. */
export function originsOf({
  trackingUri,
  registryUri,
}: Pick<Connection, 'trackingUri' | 'registryUri'>): readonly string[] {
  const origins = [originOf(trackingUri), originOf(registryUri ?? trackingUri)];
  return [...new Set(origins.filter((origin) => origin !== undefined))];
}

/** The user's flags and authorities hold wherever the workspace's entry shares an address with one of the user's. */
function tighten(connection: Connection, users: readonly Connection[]): Connection {
  const origins = originsOf(connection);
  const same = users.filter((user) => originsOf(user).some((origin) => origins.includes(origin)));
  const [first] = same;
  if (!first) return connection;
  return {
    ...connection,
    production: connection.production || same.some(({ production }) => production),
    readOnly: connection.readOnly || same.some(({ readOnly }) => readOnly),
    caFile: first.caFile,
  };
}

/** Joins the lists of one scope; of several entries with the same name the first one holds. */
function unite(lists: readonly ConfiguredConnections[]): ConfiguredConnections {
  const entries = new Map<string, ConfiguredConnection>();
  const problems = lists.flatMap((list) => list.problems);
  for (const entry of lists.flatMap((list) => list.entries)) {
    const { name } = entry.connection;
    if (entries.has(name))
      problems.push({ place: entry.place, number: undefined, name, problem: message('connectionDuplicate', { name }) });
    else entries.set(name, entry);
  }
  return { entries: [...entries.values()], problems };
}

function readList(value: unknown, place: SettingPlace): ConfiguredConnections {
  if (value === undefined || value === null) return { entries: [], problems: [] };
  if (!Array.isArray(value)) {
    return {
      entries: [],
      problems: [{ place, number: undefined, name: undefined, problem: message('connectionsNotList') }],
    };
  }
  const entries: ConfiguredConnection[] = [];
  const problems: SettingProblem[] = [];
  value.forEach((entry: unknown, index) => {
    const read = readEntry(entry, place);
    if ('connection' in read) entries.push(read);
    else problems.push({ place, number: index + 1, name: nameOf(entry), problem: read.problem });
  });
  return { entries, problems };
}

function readEntry(entry: unknown, place: SettingPlace): ConfiguredConnection | { readonly problem: Message } {
  if (!isFields(entry)) return { problem: message('connectionNotObject') };
  const name = nameOf(entry);
  if (name === undefined) return { problem: message('connectionNoName') };
  const wrong = Object.entries(fieldTypes).find(([field, fits]) => entry[field] !== undefined && !fits(entry[field]));
  if (wrong) return { problem: message('connectionField', { field: wrong[0] }) };
  const tracking = readAddress(entry['trackingUri']);
  if ('problem' in tracking) return tracking;
  const registry = optionalText(entry['registryUri']) === undefined ? undefined : readAddress(entry['registryUri']);
  if (registry && 'problem' in registry) return registry;
  return {
    place,
    connection: {
      scope: place.list === 'user' ? 'user' : 'workspace',
      name,
      trackingUri: tracking.uri,
      registryUri: registry?.uri,
      workspace: optionalText(entry['workspace']),
      auth: authKinds.find((kind) => kind === entry['auth']) ?? 'none',
      production: entry['production'] === true,
      readOnly: entry['readOnly'] === true,
      caFile: optionalText(entry['caFile']),
      insecureTls: false,
    },
  };
}

function readAddress(value: unknown): { readonly uri: string } | { readonly problem: Message } {
  const address = parseAddress(optionalText(value) ?? '');
  return 'uri' in address && address.userinfo ? { problem: message('addressSecret') } : address;
}

type Fields = Readonly<Record<string, unknown>>;

const isText = (value: unknown): boolean => typeof value === 'string';
const isFlag = (value: unknown): boolean => typeof value === 'boolean';

/** A field of the wrong type leaves the entry out: `"production": "yes"` must not pass as not production. */
const fieldTypes: Readonly<Record<string, (value: unknown) => boolean>> = {
  trackingUri: isText,
  registryUri: isText,
  workspace: isText,
  auth: (value) => authKinds.includes(value as AuthKind),
  production: isFlag,
  readOnly: isFlag,
  caFile: isText,
};

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameOf(entry: unknown): string | undefined {
  return isFields(entry) ? optionalText(entry['name']) : undefined;
}

function optionalText(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}
