import * as vscode from 'vscode';
import type { ModelFolder } from '../../core/lifecycle/facts/modelFolder.ts';
import { nativeLoader } from '../../core/links/nativeFlavor.ts';
import {
  artifactSnippet,
  experimentSnippet,
  loadSnippet,
  nativeLoadSnippet,
  runSnippet,
  type Snippet,
} from '../../core/links/snippet.ts';
import { latestVersion } from '../../core/tracking/registeredModel.ts';
import { CommandError } from '../base/commandError.ts';
import type { CopyTarget, CopyTargetOf } from './copyTarget.ts';
import { modelFolderOf, readModelFile } from './modelFile.ts';
import { uriOf } from './uriTexts.ts';

type ModelTarget = CopyTargetOf<'loggedModel' | 'model' | 'version'>;

/** Python that reads the thing; models in their `pyfunc` form. Undefined for what is read as part of something else. */
export async function snippetOf(target: CopyTarget, signal: AbortSignal): Promise<Snippet | undefined> {
  switch (target.kind) {
    case 'run':
      return runSnippet(target.session.connection, target.run.id);
    case 'experiment':
      return experimentSnippet(target.session.connection, target.experiment.id);
    case 'artifact':
      return artifactSnippet(target.session.connection, (await uriOf(target, signal)) ?? '');
    case 'loggedModel':
    case 'model':
    case 'version':
      return loadSnippet(target.session.connection, (await uriOf(target, signal)) ?? '');
    default:
      return undefined;
  }
}

/** Names of the flavors in the text of an MLmodel file. It reads YAML, which the first bundle does without. */
export type FlavorsOf = (mlmodel: string) => readonly string[];

/** Python that loads a model in its own library's type, which its MLmodel file names. */
export async function nativeSnippetOf(
  target: CopyTarget,
  flavorsOf: FlavorsOf,
  signal: AbortSignal,
): Promise<Snippet | undefined> {
  if (target.kind !== 'loggedModel' && target.kind !== 'model' && target.kind !== 'version') return undefined;
  const { session } = target;
  const flavors = flavorsOf(await readModelFile(session, await folderOf(target, signal), signal));
  const loader = nativeLoader(flavors);
  if (!loader) throw pyfuncOnly(target, flavors);
  return nativeLoadSnippet(session.connection, loader, (await uriOf(target, signal)) ?? '');
}

async function folderOf(target: ModelTarget, signal: AbortSignal): Promise<ModelFolder> {
  if (target.kind === 'loggedModel') return { owner: { kind: 'model', modelId: target.model.id }, folder: '' };
  const version = target.kind === 'version' ? target.version : latestVersion(target.model);
  if (!version)
    throw new CommandError('notFound', vscode.l10n.t('{name} has no versions.', { name: target.model.name }));
  return modelFolderOf(target.session, version, signal);
}

function pyfuncOnly({ model: { name } }: ModelTarget, flavors: readonly string[]): CommandError {
  const text = flavors.includes('python_function')
    ? vscode.l10n.t(
        '{name} is loaded as pyfunc only: none of its flavors ({flavors}) has a loader in MLflow. Use Copy Load Snippet.',
        { name, flavors: flavors.join(', ') },
      )
    : vscode.l10n.t(
        '{name} cannot be loaded by Python: its MLmodel file names no flavor that MLflow has a loader for ({flavors}).',
        { name, flavors: flavors.join(', ') || vscode.l10n.t('none') },
      );
  return new CommandError('invalid', text);
}
