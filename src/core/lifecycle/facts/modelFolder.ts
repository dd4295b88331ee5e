import { folderBelow, locateModel } from '../../links/modelLocation.ts';
import type { ArtifactOwner } from '../../tracking/artifact.ts';
import type { ModelVersion } from '../../tracking/registeredModel.ts';
import type { Run } from '../../tracking/run.ts';

/** Where a model's files are; `folder` is `''` for the owner's root. */
export interface ModelFolder {
  readonly owner: ArtifactOwner;
  readonly folder: string;
}

export interface FolderPort {
  getRun(id: string, signal: AbortSignal): Promise<Run>;
  getModelVersion(name: string, version: string, signal: AbortSignal): Promise<ModelVersion>;
}

/** Versions can be copies of copies. */
const maxCopies = 10;

/** Follows a version to its files; undefined when no run and no logged model of the server holds them. */
export async function findModelFolder(
  port: FolderPort,
  version: ModelVersion,
  signal: AbortSignal,
): Promise<ModelFolder | undefined> {
  let current = version;
  for (let copies = 0; copies <= maxCopies; copies++) {
    const location = locateModel(current);
    if (location?.kind === 'artifacts') return { owner: location.owner, folder: location.folder };
    if (location?.kind === 'run') {
      const { artifactUri } = await port.getRun(location.runId, signal);
      const folder = folderBelow(artifactUri, current.source);
      return folder === undefined ? undefined : { owner: { kind: 'run', runId: location.runId }, folder };
    }
    if (location === undefined) return undefined;
    current = await port.getModelVersion(location.name, location.version, signal);
  }
  return undefined;
}
