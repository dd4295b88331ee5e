import * as vscode from 'vscode';
import { linksOf, type Link } from '../../core/mlmodel/features/links.ts';
import type { Connections } from '../connections/session.ts';
import { folderOf, type ModelFolder } from './modelFolder.ts';
import { parsed } from './parsed.ts';
import { safePath } from './siblingFiles.ts';
import { rangeOf } from './textRange.ts';

/** Only what leads somewhere: files that are there, and the server while it is connected. */
export async function provideLinks(
  document: vscode.TextDocument,
  connections: Connections,
): Promise<vscode.DocumentLink[]> {
  const folder = folderOf(document.uri);
  const isConnected = connections.active?.state.kind === 'ready';
  const links = await Promise.all(
    linksOf(parsed(document)).map(async ({ at, target }) => {
      const found = target.kind === 'file' ? await fileTarget(folder, target.path) : serverTarget(isConnected, target);
      if (!found) return [];
      const link = new vscode.DocumentLink(rangeOf(document, at), found);
      if (target.kind === 'server') link.tooltip = vscode.l10n.t('Show in the MLflow views');
      return [link];
    }),
  );
  return links.flat();
}

async function fileTarget(folder: ModelFolder | undefined, path: string): Promise<vscode.Uri | undefined> {
  const safe = safePath(path);
  if (!folder || safe === undefined) return undefined;
  const uri = folder.at(safe);
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    return (type & vscode.FileType.File) === 0 ? undefined : uri;
  } catch {
    return undefined;
  }
}

function serverTarget(isConnected: boolean, target: Link['target']): vscode.Uri | undefined {
  if (!isConnected || target.kind !== 'server') return undefined;
  const argument = [{ kind: 'link', query: target.query }];
  return vscode.Uri.parse(`command:mlflow.goTo?${encodeURIComponent(JSON.stringify(argument))}`);
}
