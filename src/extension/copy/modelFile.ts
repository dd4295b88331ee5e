import * as vscode from 'vscode';
import { findModelFolder, type ModelFolder } from '../../core/lifecycle/facts/modelFolder.ts';
import type { ModelVersion } from '../../core/tracking/registeredModel.ts';
import { CommandError } from '../base/commandError.ts';
import type { Session } from '../connections/session.ts';

/** Bytes; signatures with thousands of columns stay below. */
const limit = 4_000_000;

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
  const { tracking, registry } = session;
  const found = await findModelFolder(
    {
      getRun: (id) => tracking.getRun(id, signal),
      getModelVersion: (name, number) => registry.getModelVersion(name, number, signal),
    },
    version,
    signal,
  );
  if (found) return found;
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
