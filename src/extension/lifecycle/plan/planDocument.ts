import * as vscode from 'vscode';
import { DisposableStore } from '../../../core/base/lifetime.ts';
import type { OpenPages } from '../../pages/openPages.ts';

const scheme = 'mlflow-plan';
let count = 0;

/** Opens a text as a Markdown document that cannot be written. It ends with its editor, or with the bundle. */
export async function showPlanDocument(pages: OpenPages, name: string, text: string): Promise<void> {
  const uri = readOnlyUri(name);
  const document = await readOnlyDocument(pages, uri, text);
  await vscode.window.showTextDocument(document, { preview: true });
}

export function readOnlyUri(name: string): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${name.replace(/[/\\]/g, ' ')}.md`, query: String(++count) });
}

/** A document with this text, for an editor or for one side of a diff. */
export async function readOnlyDocument(pages: OpenPages, uri: vscode.Uri, text: string): Promise<vscode.TextDocument> {
  const isOwn = (other: vscode.Uri): boolean => other.toString() === uri.toString();
  const owned = new DisposableStore();
  const closed = owned.add(new vscode.EventEmitter<void>());
  owned.add(vscode.workspace.onDidCloseTextDocument((document) => isOwn(document.uri) && closed.fire()));
  owned.add(
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: (asked) => (isOwn(asked) ? text : undefined),
    }),
  );
  pages.add(owned, { onDidDispose: closed.event });
  return vscode.workspace.openTextDocument(uri);
}
