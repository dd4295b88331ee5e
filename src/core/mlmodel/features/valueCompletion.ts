import { flavorKey, flavorNamed, flavors } from '../flavors.ts';
import type { FlavorKey } from '../flavorKey.ts';
import { exampleInfoKeys, topLevelKeys, type TopLevelKey } from '../keys.ts';
import type { Completion, CompletionContext } from './completion.ts';
import type { LinePlace } from './linePlace.ts';

/** Modules of MLflow 3.17.2 that load models written in Python, besides the one of each flavor. */
const loaders = [
  'mlflow.pyfunc.model',
  'mlflow.pyfunc.loaders.code_model',
  'mlflow.pyfunc.loaders.chat_model',
  'mlflow.pyfunc.loaders.chat_agent',
  'mlflow.pyfunc.loaders.responses_agent',
];

/** Values that are one of a few words. */
const words: Readonly<Record<string, readonly string[]>> = {
  pandas_orient: ['split', 'values'],
  type: ['dataframe', 'ndarray', 'json_object', 'sparse_matrix_csc', 'sparse_matrix_csr'],
  serialization_format: ['skops', 'cloudpickle', 'pickle'],
};

/** What the value of a key may be. */
export function valueCompletions(place: LinePlace, { paths }: CompletionContext): readonly Completion[] {
  const { key = '', parents, typed } = place;
  const known = knownKey(parents, key);
  const value = (label: string, kind: Completion['kind']): Completion => ({
    label,
    kind,
    snippet: label,
    replaced: typed,
  });
  if (key === 'loader_module')
    return [...new Set([...loaderModules(), ...loaders])].map((name) => value(name, 'module'));
  if (known && 'role' in known && known.role === 'path') return files(paths).map((path) => value(path, 'file'));
  if (isExamplePath(parents, key) || parents.at(-1) === 'env') return files(paths).map((path) => value(path, 'file'));
  if (known?.kinds.includes('boolean') && !known.kinds.includes('string'))
    return ['true', 'false'].map((word) => value(word, 'value'));
  return (known ? (words[key] ?? []) : []).map((word) => value(word, 'value'));
}

function knownKey(parents: readonly string[], key: string): TopLevelKey | FlavorKey | undefined {
  const [first, second] = parents;
  if (first === undefined) return topLevelKeys.find(({ name }) => name === key);
  if (first === 'saved_input_example_info') return exampleInfoKeys.find(({ name }) => name === key);
  const flavor = first === 'flavors' && parents.length === 2 && second !== undefined ? flavorNamed(second) : undefined;
  return flavor && flavorKey(flavor, key);
}

function isExamplePath([first]: readonly string[], key: string): boolean {
  return first === 'saved_input_example_info' && (key === 'artifact_path' || key === 'serving_input_path');
}

function loaderModules(): string[] {
  return flavors.flatMap(({ loaderModule, removedIn }) =>
    loaderModule !== undefined && removedIn === undefined ? [loaderModule] : [],
  );
}

/** A path with blanks or signs would need quotes. */
function files(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => path !== 'MLmodel' && /^[\w./-]+$/.test(path)).slice(0, 500);
}
