import * as vscode from 'vscode';
import { CommandError } from '../../base/commandError.ts';
import { isModelPlace } from '../modelPlaces.ts';
import type { GivenData } from './givenData.ts';

/** The first of the addresses that a page says were dropped onto it, if a file is there. A page is not believed. */
export async function droppedFile(uris: readonly string[]): Promise<GivenData> {
  for (const text of uris) {
    const uri = parsed(text);
    if (uri && isModelPlace(uri) && uri.scheme !== 'untitled' && (await isFile(uri))) return { kind: 'file', uri };
  }
  throw new CommandError('invalid', vscode.l10n.t('What was dropped is no data file.'));
}

function parsed(text: string): vscode.Uri | undefined {
  try {
    const uri = vscode.Uri.parse(text, true);
    // over SSH and in containers a page names files by their remote; here, on that machine, they are files
    const isRemote = uri.scheme === 'vscode-remote' && vscode.env.remoteName !== undefined;
    return isRemote ? uri.with({ scheme: 'file', authority: '' }) : uri;
  } catch {
    return undefined;
  }
}

async function isFile(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.File) !== 0;
  } catch {
    return false;
  }
}
