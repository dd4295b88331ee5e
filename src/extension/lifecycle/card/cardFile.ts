import * as vscode from 'vscode';
import { CommandError } from '../../base/commandError.ts';

/** The text of a file that a card goes into; '' when there is none. What cannot be read as text is not overwritten. */
export async function readCardFile(uri: vscode.Uri): Promise<string> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open?.isDirty)
    throw new CommandError(
      'conflict',
      vscode.l10n.t('{file} has changes that are not saved. Save it first. Nothing was written.', { file: uri.fsPath }),
    );
  let bytes: Uint8Array;
  try {
    bytes = await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return '';
    throw error;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    const problem = vscode.l10n.t('{file} is not UTF-8 text. Nothing was written.', { file: uri.fsPath });
    throw new CommandError('invalid', problem, [], error);
  }
}

export async function writeCardFile(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}
