import type { ArtifactOwner } from '../tracking/artifact.ts';
import type { ModelVersion } from '../tracking/registeredModel.ts';

/** Where the files of a model version can be read; `folder` is `''` for the owner's root. */
export type ModelLocation =
  | { readonly kind: 'artifacts'; readonly owner: ArtifactOwner; readonly folder: string }
  /** A copy of another version: its files are there. */
  | { readonly kind: 'version'; readonly name: string; readonly version: string }
  /** Below the artifact location of this run, if anywhere. */
  | { readonly kind: 'run'; readonly runId: string };

/** Undefined when the source lies outside of what the server's runs and logged models hold. */
export function locateModel({
  modelId,
  runId,
  source,
}: Pick<ModelVersion, 'modelId' | 'runId' | 'source'>): ModelLocation | undefined {
  if (modelId !== undefined) return inModel(modelId, '');
  const [, model = ''] = /^models:\/(m-[0-9a-f]{32})$/.exec(source) ?? [];
  if (model) return inModel(model, '');
  const [, name = '', version = ''] = /^models:\/([^/]+)\/(\d+)$/.exec(source) ?? [];
  if (name) return { kind: 'version', name, version };
  const [, run = '', folder = ''] = /^runs:\/([^/]+)(?:\/(.*))?$/.exec(source) ?? [];
  if (run) return { kind: 'artifacts', owner: { kind: 'run', runId: run }, folder: trim(folder) };
  const [, logged = '', below = ''] = /\/models\/(m-[0-9a-f]{32})\/artifacts(?:\/(.*))?$/.exec(source) ?? [];
  if (logged) return inModel(logged, trim(below));
  return runId === undefined ? undefined : { kind: 'run', runId };
}

/** The folder of `source` below a run's artifact location; undefined when it is not there. */
export function folderBelow(artifactUri: string, source: string): string | undefined {
  const root = trim(artifactUri);
  if (trim(source) === root) return '';
  return source.startsWith(`${root}/`) ? trim(source.slice(root.length + 1)) : undefined;
}

function inModel(modelId: string, folder: string): ModelLocation {
  return { kind: 'artifacts', owner: { kind: 'model', modelId }, folder };
}

function trim(path: string): string {
  return path.replace(/\/+$/, '');
}
