import { flavors, flavorNamed } from '../flavors.ts';
import type { Flavor } from '../flavorKey.ts';
import { exampleInfoKeys, topLevelKeys } from '../keys.ts';
import type { Completion } from './completion.ts';
import type { LinePlace } from './linePlace.ts';

interface KnownKey {
  readonly name: string;
  readonly documentation: string;
  readonly sample: string;
}

/** Keys that the map around the place may have and has not yet. */
export function keyCompletions(place: LinePlace): readonly Completion[] {
  const [first, second, ...deeper] = place.parents;
  if (first === undefined) return topLevelKeys.map((key) => keyCompletion(place, key)).filter(isNew(place));
  if (first === 'flavors' && second === undefined) return flavorCompletions(place);
  const known = keysIn(first, second, deeper);
  return known.map((key) => keyCompletion(place, key)).filter(isNew(place));
}

const signatureKeys: readonly KnownKey[] = [
  {
    name: 'inputs',
    documentation: 'The columns or tensors that `predict` takes: a JSON array in a string.',
    sample: `'[{"type": "double", "name": "x", "required": true}]'`,
  },
  {
    name: 'outputs',
    documentation: 'What `predict` gives back: a JSON array in a string, or `null`.',
    sample: `'[{"type": "double", "required": true}]'`,
  },
  {
    name: 'params',
    documentation: 'Parameters that callers may set, each with a default: a JSON array in a string, or `null`.',
    sample: `'[{"name": "temperature", "type": "double", "default": 0.5, "shape": null}]'`,
  },
];

const environmentKeys: readonly KnownKey[] = [
  { name: 'conda', documentation: 'The environment as conda builds it.', sample: 'conda.yaml' },
  { name: 'virtualenv', documentation: 'The environment as virtualenv builds it.', sample: 'python_env.yaml' },
];

function keysIn(first: string, second: string | undefined, deeper: readonly string[]): readonly KnownKey[] {
  if (first === 'signature' && second === undefined) return signatureKeys;
  if (first === 'saved_input_example_info' && second === undefined) return exampleInfoKeys;
  if (first !== 'flavors' || second === undefined) return [];
  if (deeper.length === 0) return flavorNamed(second)?.keys ?? [];
  return second === 'python_function' && deeper.length === 1 && deeper[0] === 'env' ? environmentKeys : [];
}

function isNew({ present }: LinePlace): (completion: Completion) => boolean {
  return ({ label }) => !present.has(label);
}

/** Keys whose value is a map of lines of its own. */
const bodies: Readonly<Record<string, string>> = {
  flavors: '\n  $0',
  signature: '\n  $0',
  saved_input_example_info: '\n  artifact_path: ${1:input_example.json}\n  type: ${2|dataframe,ndarray,json_object|}',
  env: '\n  conda: conda.yaml\n  virtualenv: python_env.yaml',
};

function keyCompletion({ typed, hasColon }: LinePlace, { name, documentation, sample }: KnownKey): Completion {
  const body = bodies[name] ?? ` \${1:${snippetText(sample)}}`;
  return {
    label: name,
    kind: 'key',
    snippet: hasColon ? name : `${name}:${body}`,
    replaced: typed,
    documentation,
    ...(body.endsWith('$0') && { goesOn: true }),
  };
}

/** With the keys that MLflow always writes for them. */
function flavorCompletions(place: LinePlace): Completion[] {
  return flavors
    .filter(({ name, removedIn }) => removedIn === undefined && !place.present.has(name))
    .map((flavor) => ({
      label: flavor.name,
      kind: 'flavor',
      snippet: place.hasColon ? flavor.name : flavorSnippet(flavor),
      replaced: place.typed,
      documentation: flavor.documentation,
    }));
}

function flavorSnippet({ name, keys }: Flavor): string {
  const usual = keys.filter(({ presence }) => presence !== 'optional');
  const lines = usual.map((key, index) => `  ${key.name}: \${${index + 1}:${snippetText(key.sample)}}`);
  return [`${name}:`, ...(lines.length > 0 ? lines : ['  $0'])].join('\n');
}

/** As the default of a placeholder. */
function snippetText(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
