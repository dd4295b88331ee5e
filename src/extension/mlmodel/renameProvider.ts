import * as vscode from 'vscode';
import { lineIndex } from '../../core/base/lineIndex.ts';
import {
  nameProblem,
  renamableAt,
  renameEdits,
  type FileEdit,
  type Renamable,
} from '../../core/mlmodel/features/rename.ts';
import { noSiblings } from '../../core/mlmodel/siblings.ts';
import { render } from '../base/text.ts';
import { folderOf, type ModelFolder } from './modelFolder.ts';
import { parsed } from './parsed.ts';
import { rangeOf } from './textRange.ts';

export function prepareRename(
  document: vscode.TextDocument,
  position: vscode.Position,
): { range: vscode.Range; placeholder: string } {
  const { at, name } = renamable(document, position);
  return { range: rangeOf(document, at), placeholder: name };
}

/** In the signature and in the examples beside it, all in one step that can be undone. */
export async function provideRename(
  document: vscode.TextDocument,
  position: vscode.Position,
  name: string,
): Promise<vscode.WorkspaceEdit> {
  const found = renamable(document, position);
  const problem = nameProblem(found, name);
  if (problem) throw new Error(render(problem));
  const folder = folderOf(document.uri);
  const all = new vscode.WorkspaceEdit();
  for (const edit of await editsOf(document, folder, found, name)) {
    const { file, at, text } = edit;
    if (file === undefined) all.replace(document.uri, rangeOf(document, at), text);
    else if (folder) all.replace(folder.at(file), siblingRange(folder, file, at), text);
  }
  return all;
}

function renamable(document: vscode.TextDocument, position: vscode.Position): Renamable {
  const found = renamableAt(parsed(document), document.offsetAt(position));
  if (!found) throw new Error(vscode.l10n.t('Only columns and parameters that have a name can be renamed.'));
  return found;
}

async function editsOf(
  document: vscode.TextDocument,
  folder: ModelFolder | undefined,
  found: Renamable,
  name: string,
): Promise<readonly FileEdit[]> {
  const model = parsed(document);
  const edits = renameEdits(model, folder?.siblings ?? noSiblings, found, name);
  const wanted = folder?.siblings.takeWanted();
  if (!folder || !wanted) return edits;
  await folder.read(wanted);
  return renameEdits(model, folder.siblings, found, name);
}

function siblingRange({ siblings }: ModelFolder, file: string, { start, end }: FileEdit['at']): vscode.Range {
  const lines = lineIndex(siblings.text(file) ?? '');
  const [from, to] = [lines.positionAt(start), lines.positionAt(end)];
  return new vscode.Range(from.line, from.character, to.line, to.character);
}
