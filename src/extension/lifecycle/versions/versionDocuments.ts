import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { Disposable } from '../../../core/base/lifetime.ts';
import { versionText } from '../../../core/lifecycle/versionsDiff/versionText.ts';
import { untilTimeout } from '../../base/signals.ts';
import type { Connections } from '../../connections/session.ts';
import { readOneVersion } from './readVersions.ts';

export const versionScheme = 'mlflow-version';

const address = z.object({ connectionId: z.string(), name: z.string(), version: z.string() });
type VersionAddress = z.infer<typeof address>;

/** Where VS Code finds a version as a YAML document that cannot be written. */
export function versionUri(at: VersionAddress): vscode.Uri {
  const file = `${at.name}, ${at.version}.yaml`.replace(/[/\\]/g, ' ');
  return vscode.Uri.from({ scheme: versionScheme, path: `/${file}`, query: JSON.stringify(at) });
}

/** Reads the version when its document is opened; a link can hold anything, so that the rest is as with any other name. */
export function registerVersionDocuments(connections: Connections): Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(versionScheme, {
    provideTextDocumentContent: async ({ query }) => {
      const { connectionId, name, version } = address.parse(JSON.parse(query));
      const session = await connections.sessionOf(connectionId, untilTimeout());
      return versionText(await readOneVersion(session, name, version, untilTimeout()));
    },
  });
}
