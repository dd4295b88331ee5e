import path from 'node:path';
import { readMlmodel } from '../core/mlmodel/readMlmodel.ts';
import type { MlmodelDocument } from '../core/mlmodel/document.ts';
import { WrongUse } from './arguments.ts';
import { modelFileName } from './findModels.ts';
import { readText } from './readText.ts';
import { statGiven } from './statGiven.ts';

export interface NamedModel {
  /** As it is told. */
  readonly shown: string;
  readonly document: MlmodelDocument;
}

/**
 * The model that an argument names: an `MLmodel` file or the folder that holds it.
 * @throws WrongUse when there is none, or MLflow refuses its signature: there is nothing to hold anything against then
 */
export function readModel(given: string, cwd: string): NamedModel {
  const isFolder = statGiven(given, cwd)?.isDirectory() === true;
  const shown = isFolder ? path.join(given, modelFileName) : given;
  const read = readText(path.resolve(cwd, shown));
  if (read.kind === 'notUtf8') throw new WrongUse(`“${shown}” is not UTF-8.`);
  if (read.kind === 'unreadable') throw new WrongUse(`“${shown}” cannot be read: ${read.reason}.`);
  const document = readMlmodel(read.text);
  const isUnderstood =
    document.root !== undefined && !document.parts.some(({ problems }) => problems.some((one) => one.isRefused));
  if (!isUnderstood) throw new WrongUse(`MLflow refuses “${shown}”: see mlmodel check ${shown}.`);
  return { shown: shown.replaceAll(path.sep, '/'), document };
}
