import type * as vscode from 'vscode';
import { artifactUriOf } from '../artifacts/artifactUri.ts';
import type { Row } from '../base/commands.ts';
import { untilTimeout } from '../base/signals.ts';
import type { ModelFolder } from '../../core/lifecycle/facts/modelFolder.ts';
import { modelFolderOf } from '../copy/modelFile.ts';
import type { ExperimentsNode } from '../explorer/experimentNodes.ts';
import type { VersionNode } from '../explorer/modelNodes.ts';

/** A row that stands for an `MLmodel` file: a logged model, a version of a registered one, or the file itself among the artifacts. */
export type ModelRow = Extract<ExperimentsNode, { readonly kind: 'loggedModel' | 'artifact' }> | VersionNode;

export function modelRowOf([row]: readonly Row[]): ModelRow | undefined {
  return row && isModelRow(row) ? row : undefined;
}

/** Where VS Code finds the file; asks the server where the files of a version are. */
export async function uriOfRow(row: ModelRow): Promise<vscode.Uri> {
  if (row.kind === 'artifact') return artifactUriOf(row.session, row.owner, row.artifact.path);
  const { owner, folder } = await folderOfRow(row);
  return artifactUriOf(row.session, owner, folder === '' ? 'MLmodel' : `${folder}/MLmodel`);
}

function isModelRow(row: Row): row is ModelRow {
  return row.kind === 'loggedModel' || row.kind === 'version' || row.kind === 'artifact';
}

async function folderOfRow(row: Exclude<ModelRow, { readonly kind: 'artifact' }>): Promise<ModelFolder> {
  if (row.kind === 'version') return modelFolderOf(row.session, row.version, untilTimeout());
  return { owner: { kind: 'model', modelId: row.model.id }, folder: '' };
}
