import * as vscode from 'vscode';
import { linksOf } from '../../core/mlmodel/features/links.ts';
import type { Connections } from '../connections/session.ts';
import { goToUri } from './goToUri.ts';
import { linkTargetOf } from './linkTarget.ts';
import { folderOf, type ModelFolder } from './modelFolder.ts';
import { isModelPlace } from './modelPlaces.ts';
import { parsed } from './parsed.ts';
import { safePath } from './siblingFiles.ts';
import { rangeOf } from './textRange.ts';

/** Only what leads somewhere: files that are there, and the server while it is connected. */
export async function provideLinks(
  document: vscode.TextDocument,
  connections: Connections,
): Promise<vscode.DocumentLink[]> {
  if (!isModelPlace(document.uri)) return [];
  const folder = folderOf(document.uri);
  const isConnected = connections.active?.state.kind === 'ready';
  const model = parsed(document);
  const links = await Promise.all(
    linksOf(model).map(async ({ at, target }) => {
      const found =
        target.kind === 'file'
          ? await fileTarget(folder, target.path)
          : isConnected && goToUri(linkTargetOf(model.text.slice(at.start, at.end), target.query));
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
