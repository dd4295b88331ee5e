import * as vscode from 'vscode';
import type { Log } from '../../core/base/log.ts';
import { artifactScheme } from '../../core/links/artifactUri.ts';
import type { CommandHost } from '../base/commands.ts';
import type { Connections } from '../connections/session.ts';
import { ArtifactFileSystem, readOnlyReason } from './artifactFileSystem.ts';
import { ArtifactListings } from './artifactListings.ts';
import { registerOpenArtifact } from './openArtifact.ts';
import { registerSaveArtifact } from './saveArtifact.ts';

/** The file system of artifacts and the commands on them; the commands end with their host. */
export function registerArtifacts({ connections, commands, log }: RegisterArtifactsDeps): vscode.Disposable {
  const listings = new ArtifactListings(log);
  registerOpenArtifact({ connections, commands, listings });
  registerSaveArtifact({ connections, commands, listings });
  return vscode.workspace.registerFileSystemProvider(artifactScheme, new ArtifactFileSystem(connections, listings), {
    isCaseSensitive: true,
    isReadonly: new vscode.MarkdownString(readOnlyReason()),
  });
}

export interface RegisterArtifactsDeps {
  readonly connections: Connections;
  readonly commands: CommandHost;
  readonly log: Log;
}
