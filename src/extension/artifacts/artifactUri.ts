import * as vscode from 'vscode';
import { artifactScheme, artifactUriParts } from '../../core/links/artifactUri.ts';
import type { ArtifactOwner } from '../../core/tracking/artifact.ts';
import type { Session } from '../connections/session.ts';

/** Where VS Code finds an artifact; `path` is relative to the owner's root, `''` for the root itself. */
export function artifactUriOf(session: Session, owner: ArtifactOwner, path: string): vscode.Uri {
  return vscode.Uri.from({ scheme: artifactScheme, ...artifactUriParts({ connectionId: session.id, owner, path }) });
}
