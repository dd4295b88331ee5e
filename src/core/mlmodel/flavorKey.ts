import type { ValueKind } from './keys.ts';

/** `needed`: the loader fails without it. `usual`: MLflow 3.17 always writes it. */
export type Presence = 'needed' | 'usual' | 'optional';

/** `path`: of a file or folder beside `MLmodel`. `prefix`: files begin with it, none needs to have that very name. */
export type KeyRole = 'path' | 'prefix' | 'version';

export interface FlavorKey {
  readonly name: string;
  readonly kinds: readonly ValueKind[];
  readonly presence: Presence;
  readonly role?: KeyRole;
  /** Markdown, in English. */
  readonly documentation: string;
  /** What MLflow usually writes, as YAML. */
  readonly sample: string;
}

export interface Flavor {
  readonly name: string;
  /** Markdown, in English. */
  readonly documentation: string;
  readonly keys: readonly FlavorKey[];
  /** Names on PyPI whose version the version key tells; the first is the usual one. */
  readonly packages: readonly string[];
  /** At least one of them must be there, where the loader chooses. */
  readonly oneOf?: readonly string[];
  /** What `python_function.loader_module` says for it. */
  readonly loaderModule?: string;
  /** The first MLflow that cannot load it any more. */
  readonly removedIn?: string;
}

export type Key = Omit<FlavorKey, 'name'>;

export const path = (
  sample: string,
  documentation = 'The model, beside this file.',
  presence: Presence = 'needed',
): Key => ({
  kinds: ['string'],
  presence,
  role: 'path',
  documentation,
  sample,
});
export const text = (documentation: string, sample = "''", presence: Presence = 'optional'): Key => ({
  kinds: ['string'],
  presence,
  documentation,
  sample,
});
export const version = (library: string): Key => ({
  kinds: ['string'],
  presence: 'usual',
  role: 'version',
  documentation: `The ${library} that the model was saved with.`,
  sample: "'1.0.0'",
});
export const value = (kinds: readonly ValueKind[], documentation: string, sample = 'null'): Key => ({
  kinds,
  presence: 'optional',
  documentation,
  sample,
});

export const code: Key = path(
  'code',
  'Folder with the author’s own modules, put on the path of Python; or `null`.',
  'usual',
);
export const extraFiles = value(
  ['list'],
  'Further files that were saved with the model: `[{path: extra_files/name}]`.',
  '[]',
);
export const modelClass = text('The Python class of the model.', "''", 'usual');
export const trusted = value(['strings'], 'Types that skops may load besides those that it knows; or `null`.');
export const serialization = (sample: string): Key =>
  text('How the model was written to disk: `skops`, `cloudpickle` or `pickle`.', sample, 'usual');

export function flavor(
  name: string,
  documentation: string,
  keys: Readonly<Record<string, Key>>,
  more: Partial<Pick<Flavor, 'packages' | 'oneOf' | 'removedIn' | 'loaderModule'>> = {},
): Flavor {
  const listed = Object.entries(keys).map(([key, rest]) => ({ name: key, ...rest }));
  return { name, documentation, keys: listed, packages: [], loaderModule: `mlflow.${name}`, ...more };
}
