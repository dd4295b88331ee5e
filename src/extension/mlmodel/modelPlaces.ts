import type * as vscode from 'vscode';
import { artifactScheme } from '../../core/links/artifactUri.ts';

/** Where a person meets a model; neither old versions that a source control provider shows nor cells of a notebook. */
const schemes: ReadonlySet<string> = new Set(['file', 'untitled', 'vscode-vfs', 'vscode-remote', artifactScheme]);

/** Whether a document stands for a model, and not for a version or a part of another document, which a query names. */
export function isModelPlace({ scheme, query }: vscode.Uri): boolean {
  return schemes.has(scheme) && query === '';
}
