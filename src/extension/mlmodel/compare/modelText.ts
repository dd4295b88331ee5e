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
    throw error instanceof vscode.FileSystemError ? unreadable(uri, error) : error;
  }
}

/** The document of a model; VS Code itself does not say why there is none. */
export async function openModel(uri: vscode.Uri): Promise<vscode.TextDocument> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch (error) {
    throw (await fileProblem(uri)) ?? error;
  }
}

async function fileProblem(uri: vscode.Uri): Promise<CommandError | undefined> {
  try {
    await vscode.workspace.fs.stat(uri);
    return undefined;
  } catch (error) {
    return error instanceof vscode.FileSystemError ? unreadable(uri, error) : undefined;
  }
}

function unreadable(uri: vscode.Uri, error: vscode.FileSystemError): CommandError {
  const said = { path: vscode.workspace.asRelativePath(uri), problem: error.message };
  const text = vscode.l10n.t('{path} cannot be read: {problem}', said);
  return new CommandError(reasons[error.code] ?? 'server', text, [], error);
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
