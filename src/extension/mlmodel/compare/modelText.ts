import * as vscode from 'vscode';
import type { MlmodelDocument } from '../../../core/mlmodel/document.ts';
import { readMlmodel } from '../../../core/mlmodel/readMlmodel.ts';
import type { ErrorReason } from '../../../core/tracking/trackingError.ts';
import { CommandError } from '../../base/commandError.ts';
import { readText } from '../modelFolder.ts';
import { parsed } from '../parsed.ts';

/** An `MLmodel` file as it is now: what is typed in an editor counts, saved or not. */
export async function readModel(uri: vscode.Uri): Promise<MlmodelDocument> {
  const open = openDocument(uri);
  if (open) return parsed(open);
  try {
    return readMlmodel(await readText(uri));
  } catch (error) {
    if (!(error instanceof vscode.FileSystemError)) throw error;
    const said = { path: vscode.workspace.asRelativePath(uri), problem: error.message };
    const text = vscode.l10n.t('{path} cannot be read: {problem}', said);
    throw new CommandError(reasons[error.code] ?? 'server', text, [], error);
  }
}

const reasons: Readonly<Record<string, ErrorReason>> = {
  FileNotFound: 'notFound',
  FileIsADirectory: 'invalid',
  NoPermissions: 'forbidden',
};

export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const wanted = uri.toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === wanted);
}
