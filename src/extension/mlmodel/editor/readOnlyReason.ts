import * as vscode from 'vscode';
import { artifactScheme, parseArtifactUri } from '../../../core/links/artifactUri.ts';
import type { Connections } from '../../connections/session.ts';
import { isWritable } from '../writable.ts';

/** Why the text cannot be changed, as a sentence; '' when it can. */
export async function readOnlyReason(document: vscode.TextDocument, connections: Connections): Promise<string> {
  const { uri } = document;
  if (uri.scheme === artifactScheme) return onServer(uri, connections);
  if (!isWritable(document))
    return vscode.l10n.t('This model cannot be changed where it is, as an old version cannot. Save a copy to edit it.');
  if (await isProtected(document))
    return vscode.l10n.t('This file is write-protected. Take the protection away, or save a copy to edit it.');
  return '';
}

function onServer(uri: vscode.Uri, { entries }: Connections): string {
  const id = parseArtifactUri(uri)?.connectionId;
  const name = entries.find((entry) => entry.id === id)?.connection.name;
  return name === undefined
    ? vscode.l10n.t('This model is read from a server: what is logged there never changes. Save a copy to edit it.')
    : vscode.l10n.t(
        'This model is read from the server “{name}”: what is logged there never changes. Save a copy to edit it.',
        { name },
      );
}

async function isProtected({ isUntitled, uri }: vscode.TextDocument): Promise<boolean> {
  if (isUntitled) return false;
  try {
    const { permissions = 0 } = await vscode.workspace.fs.stat(uri);
    return (permissions & vscode.FilePermission.Readonly) !== 0;
  } catch {
    return false; // it is gone; what is typed can still be kept
  }
}
