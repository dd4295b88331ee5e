import { existsSync, type Dirent } from 'node:fs';
import path from 'node:path';
import { WrongUse } from './arguments.ts';
import { findModels, modelFileName, type PassedOver } from './findModels.ts';
import { statGiven } from './statGiven.ts';

export type GivenModel = { readonly kind: 'stdin'; readonly shown: '-' } | GivenFile;

interface GivenFile {
  readonly kind: 'file';
  readonly file: string;
  /** It is known to be a file, not a link to something. */
  readonly isRegular?: boolean;
  /** What its folder holds, where that was read to find it. */
  readonly beside?: readonly Dirent[];
  /** As it was given, and on from there. */
  readonly shown: string;
}

/** Why less was checked than was asked for; `empty` is a folder without a model. */
export interface Missed extends Omit<PassedOver, 'kind'> {
  readonly kind: 'empty' | PassedOver['kind'];
}

/**
 * The models that the paths name, each once, found while they are asked for. A file that MLflow writes beside a model stands for that model, so
 * that a list of changed files can be given as it is.
 * @throws WrongUse at once for a path that is not there
 */
export function givenModels(
  paths: readonly string[],
  cwd: string,
  miss: (missed: Missed) => void,
): Iterable<GivenModel> {
  const targets = paths.map((given) => targetOf(given, cwd));
  return eachOnce(targets, miss);
}

export function slashed(file: string): string {
  return path.sep === '/' ? file : file.replaceAll(path.sep, '/');
}

type Target =
  | GivenModel
  | { readonly kind: 'folder'; readonly folder: string; readonly given: string }
  /** A file that would belong to a model, but none is beside it. */
  | { readonly kind: 'nothing' };

/** Files that MLflow writes beside a model under these names: checked as a model they would all be wrong. */
const besideNames: ReadonlySet<string> = new Set([
  'conda.yaml',
  'python_env.yaml',
  'requirements.txt',
  'input_example.json',
  'serving_input_example.json',
]);

function targetOf(given: string, cwd: string): Target {
  if (given === '-') return { kind: 'stdin', shown: '-' };
  const stat = statGiven(given, cwd);
  if (!stat) throw new WrongUse(`There is no file or folder “${given}”.`);
  const file = path.resolve(cwd, given);
  if (stat.isDirectory()) return { kind: 'folder', folder: file, given };
  if (!besideNames.has(path.basename(file))) return { kind: 'file', file, shown: slashed(path.normalize(given)) };
  const model = path.join(path.dirname(file), modelFileName);
  if (!existsSync(model)) return { kind: 'nothing' };
  return { kind: 'file', file: model, shown: slashed(path.join(path.dirname(given), modelFileName)) };
}

/** A model that is below two of the paths is told once. */
function* eachOnce(targets: readonly Target[], miss: (missed: Missed) => void): Iterable<GivenModel> {
  const seen = new Set<string>();
  for (const target of targets) {
    for (const model of modelsOf(target, miss)) {
      const key = model.kind === 'stdin' ? model.shown : model.file;
      if (seen.has(key)) continue;
      seen.add(key);
      yield model;
    }
  }
}

function* modelsOf(target: Target, miss: (missed: Missed) => void): Iterable<GivenModel> {
  if (target.kind === 'nothing') return;
  if (target.kind !== 'folder') {
    yield target;
    return;
  }
  const { folder, given } = target;
  const begin = folder.endsWith(path.sep) ? folder : folder + path.sep;
  const shownBegin = path.join(given, modelFileName).slice(0, -modelFileName.length);
  const shownOf = (file: string): string =>
    slashed(file.startsWith(begin) ? shownBegin + file.slice(begin.length) : path.normalize(given));
  let isEmpty = true;
  const pass = (missed: PassedOver): void => {
    if (missed.kind === 'unreadable') isEmpty = false; // nobody knows
    miss({ ...missed, path: shownOf(missed.path) });
  };
  for (const { file, isRegular, beside } of findModels(folder, pass)) {
    isEmpty = false;
    yield { kind: 'file', file, isRegular, beside, shown: shownOf(file) };
  }
  if (isEmpty) miss({ kind: 'empty', path: given });
}
