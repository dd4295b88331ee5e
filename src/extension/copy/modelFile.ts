import * as vscode from 'vscode';
import { folderBelow, locateModel } from '../../core/links/modelLocation.ts';
import type { ArtifactOwner } from '../../core/tracking/artifact.ts';
import type { ModelVersion } from '../../core/tracking/registeredModel.ts';
import { CommandError } from '../base/commandError.ts';
import type { Session } from '../connections/session.ts';

/** Where a model's files are. */
export interface ModelFolder {
  readonly owner: ArtifactOwner;
  readonly folder: string;
}

/** Bytes; signatures with thousands of columns stay below. */
const limit = 4_000_000;
/** Versions can be copies of copies. */
const maxCopies = 10;

/** The text of the MLmodel file in a folder. */
export async function readModelFile(
  session: Session,
  { owner, folder }: ModelFolder,
  signal: AbortSignal,
): Promise<string> {
  const path = folder === '' ? 'MLmodel' : `${folder}/MLmodel`;
  return new TextDecoder().decode(await session.tracking.readArtifact(owner, path, limit, signal));
}

/** Follows a version to its files; `notFound` when no run and no logged model of the connection holds them. */
export async function modelFolderOf(
  session: Session,
  version: ModelVersion,
  signal: AbortSignal,
): Promise<ModelFolder> {
  let current = version;
  for (let copies = 0; copies <= maxCopies; copies++) {
    const location = locateModel(current);
    if (location?.kind === 'artifacts') return location;
    if (location?.kind === 'run') {
      const folder = folderBelow((await session.tracking.getRun(location.runId, signal)).artifactUri, current.source);
      if (folder !== undefined) return { owner: { kind: 'run', runId: location.runId }, folder };
    }
    if (location?.kind !== 'version') break;
    current = await session.registry.getModelVersion(location.name, location.version, signal);
  }
  throw new CommandError(
    'notFound',
    vscode.l10n.t('The files of {name}, version {version} cannot be read through {connection}: they are at {source}.', {
      name: version.name,
      version: version.version,
      connection: session.connection.name,
      source: version.source,
    }),
  );
}
