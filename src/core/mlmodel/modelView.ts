import { oncePer } from '../base/oncePer.ts';
import type { MlmodelDocument } from './document.ts';
import type { Flavor } from './flavorKey.ts';
import { flavorNamed } from './flavors.ts';
import type { YamlEntry } from './yaml/mapping.ts';
import { isNull, keysOf, mapOf } from './values.ts';

/** A flavor of the file that is a map. */
export interface FlavorPart {
  readonly name: string;
  readonly entry: YamlEntry;
  readonly keys: ReadonlyMap<string, YamlEntry>;
  /** What is known of a flavor of that name. */
  readonly known: Flavor | undefined;
}

/** What many rules ask of a file, found once. */
export interface ModelView {
  /** The file is a map that YAML reads without a problem: what is missing is really missing. */
  readonly isWhole: boolean;
  readonly flavors: readonly FlavorPart[];
  readonly pythonFunction: FlavorPart | undefined;
  readonly exampleInfo: ReadonlyMap<string, YamlEntry>;
}

export const viewOf: (document: MlmodelDocument) => ModelView = oncePer(makeView);

function makeView({ root, yaml, top }: MlmodelDocument): ModelView {
  const parts = [...keysOf(top.get('flavors')?.value)].flatMap(([name, entry]) =>
    mapOf(entry.value) ? [{ name, entry, keys: keysOf(entry.value), known: flavorNamed(name) }] : [],
  );
  return {
    isWhole: root?.tag === 'map' && yaml.problems.length === 0,
    flavors: parts,
    pythonFunction: parts.find(({ name }) => name === 'python_function'),
    exampleInfo: keysOf(top.get('saved_input_example_info')?.value),
  };
}

/** The entry of a key that is there and not null. */
export function given(entries: ReadonlyMap<string, YamlEntry>, key: string): YamlEntry | undefined {
  const entry = entries.get(key);
  return entry && !isNull(entry.value) ? entry : undefined;
}
