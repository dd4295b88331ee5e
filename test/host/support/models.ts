import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Files } from '../../support/modelFiles.ts';
import { eventually } from './eventually.ts';

let made = 0;

/** A new folder of the workspace with these files. */
export async function makeFolder(files: Files): Promise<vscode.Uri> {
  const [workspace] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(workspace);
  const folder = vscode.Uri.joinPath(workspace.uri, 'models', String(++made));
  for (const [path, text] of Object.entries(files)) await write(vscode.Uri.joinPath(folder, path), text);
  return folder;
}

export async function removeFolders(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  const [workspace] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(workspace);
  await vscode.workspace.fs.delete(vscode.Uri.joinPath(workspace.uri, 'models'), { recursive: true });
}

export async function write(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

export interface OpenModel {
  readonly folder: vscode.Uri;
  readonly document: vscode.TextDocument;
}

/** Opens the `MLmodel` of a new folder in an editor. */
export async function openModel(files: Files): Promise<OpenModel> {
  const folder = await makeFolder(files);
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'MLmodel'));
  await vscode.window.showTextDocument(document, { preview: false });
  return { folder, document };
}

/** `severity code “text”` of each problem that is shown for a document or file, errors first. Nothing is opened for it. */
export async function problems(uri: vscode.Uri): Promise<string[]> {
  const found = vscode.languages.getDiagnostics(uri);
  if (found.length === 0) return [];
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  const text = open?.getText() ?? new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  const lines = text.split('\n');
  return found
    .toSorted((a, b) => a.severity - b.severity || a.range.start.compareTo(b.range.start))
    .map((one) => {
      const { start, end } = one.range;
      const line = lines[start.line] ?? '';
      const marked = start.line === end.line ? line.slice(start.character, end.character) : `${line}…`;
      return `${severities[one.severity]} ${codeOf(one)} “${marked}”`;
    });
}

const severities = ['error', 'warning', 'information', 'hint'];

export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Waits until exactly these are shown. */
export async function shows(uri: vscode.Uri, expected: readonly string[]): Promise<void> {
  let seen: readonly string[] = [];
  await eventually(`the problems of ${uri.path} are ${expected.join(', ') || 'none'}`, async () => {
    seen = await problems(uri);
    return seen.join() === expected.join();
  }).catch((error: unknown) => {
    assert.deepEqual(seen, expected, String(error));
  });
}

/** Replaces a text of the document as a person would who types, without saving. */
export async function type(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const start = document.getText().indexOf(from);
  assert.ok(start >= 0, `not in the document: ${from}`);
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + from.length));
  edit.replace(document.uri, range, to);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** The place of a text in the document, `within` characters behind its beginning. */
export function placeOf(document: vscode.TextDocument, text: string, within = 1): vscode.Position {
  const start = document.getText().indexOf(text);
  assert.ok(start >= 0, `not in the document: ${text}`);
  return document.positionAt(start + within);
}
