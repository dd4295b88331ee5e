import type { AuthKind } from './connection.ts';

/** An entry of `mlflow.connections` as it is written; absent and false fields are left out. */
export interface SettingEntry {
  readonly name: string;
  readonly trackingUri: string;
  readonly registryUri?: string | undefined;
  readonly workspace?: string | undefined;
  readonly auth?: AuthKind | undefined;
  readonly production?: boolean | undefined;
  readonly readOnly?: boolean | undefined;
  readonly caFile?: string | undefined;
}

const knownFields = new Set([
  'name',
  'trackingUri',
  'registryUri',
  'workspace',
  'auth',
  'production',
  'readOnly',
  'caFile',
]);

/** The list with the entry in the place of the one called `former`, or at its end. Everything else stays as it was, unknown fields included. */
export function withEntry(list: unknown, former: string | undefined, entry: SettingEntry): readonly unknown[] {
  const entries = listOf(list);
  const index = former === undefined ? -1 : entries.findIndex((other) => isCalled(other, former));
  if (index < 0) return [...entries, tidy(entry)];
  const unknown = Object.entries(entries[index] as object).filter(([field]) => !knownFields.has(field));
  return entries.with(index, { ...tidy(entry), ...Object.fromEntries(unknown) });
}

/** The entry as it stands in the list, with the fields that are known here; undefined when there is none that could be used. */
export function entryCalled(list: unknown, name: string): SettingEntry | undefined {
  const entry = listOf(list).find((other) => isCalled(other, name));
  if (!entry) return undefined;
  const known = Object.entries(entry).filter(([field]) => knownFields.has(field));
  return Object.fromEntries(known) as unknown as SettingEntry;
}

/** The list without the entry; undefined when nothing is left, so that the setting goes altogether. */
export function withoutEntry(list: unknown, name: string): readonly unknown[] | undefined {
  const rest = listOf(list).filter((entry) => !isCalled(entry, name));
  return rest.length > 0 ? rest : undefined;
}

function listOf(list: unknown): readonly unknown[] {
  return Array.isArray(list) ? list : [];
}

function isCalled(entry: unknown, name: string): boolean {
  return (
    typeof entry === 'object' &&
    entry !== null &&
    'name' in entry &&
    typeof entry.name === 'string' &&
    entry.name.trim() === name
  );
}

function tidy(entry: SettingEntry): object {
  const said = ([field, value]: [string, unknown]): boolean =>
    value !== undefined && value !== '' && value !== false && !(field === 'auth' && value === 'none');
  return Object.fromEntries(Object.entries(entry).filter(said));
}
