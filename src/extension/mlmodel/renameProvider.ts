import * as vscode from 'vscode';
import { lineIndex } from '../../core/base/lineIndex.ts';
import {
  renamableAt,
  renamingOf,
  type FileEdit,
  type Renamable,
  type Renaming,
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
  const folder = folderOf(document.uri);
  const renaming = await renamingIn(document, folder, found, name);
  if (renaming.kind === 'refused') throw new Error(render(renaming.problem));
  const all = new vscode.WorkspaceEdit();
  for (const edit of renaming.edits) {
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

async function renamingIn(
  document: vscode.TextDocument,
  folder: ModelFolder | undefined,
  found: Renamable,
  name: string,
): Promise<Renaming> {
  const model = parsed(document);
  const renaming = renamingOf(model, folder?.siblings ?? noSiblings, found, name);
  const wanted = folder?.siblings.takeWanted();
  if (!folder || !wanted) return renaming;
  await folder.read(wanted);
  return renamingOf(model, folder.siblings, found, name);
}

function siblingRange({ siblings }: ModelFolder, file: string, { start, end }: FileEdit['at']): vscode.Range {
  const lines = lineIndex(siblings.text(file) ?? '');
  const [from, to] = [lines.positionAt(start), lines.positionAt(end)];
  return new vscode.Range(from.line, from.character, to.line, to.character);
}
