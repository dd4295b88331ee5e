import * as vscode from 'vscode';
import type { Gesture } from '../../../core/mlmodel/page/gesture.ts';
import { gestureEdits } from '../../../core/mlmodel/page/gestureEdits.ts';
import { CommandError } from '../../base/commandError.ts';
import { render } from '../../base/text.ts';
import type { Connections } from '../../connections/session.ts';
import { readOnlyReason } from '../editor/readOnlyReason.ts';
import { parsed } from '../parsed.ts';
import { rangeOf } from '../textRange.ts';

/** A model, and the text of it that a change was thought out for. */
export interface ChangedModel {
  readonly uri: vscode.Uri;
  readonly text: string;
  readonly connections: Connections;
}

/** One edit of the text, which can be undone as one; of no other text than the one that it was thought out for. */
export async function applyGesture({ uri, text, connections }: ChangedModel, gesture: Gesture): Promise<void> {
  const model = await changeable(uri, connections);
  if (model.getText() !== text) throw changedMeanwhile();
  const outcome = gestureEdits(parsed(model), gesture);
  if (outcome.kind === 'refused') throw new CommandError('invalid', render(outcome.problem));
  const edit = new vscode.WorkspaceEdit();
  for (const { at, text: written } of outcome.edits) edit.replace(uri, rangeOf(model, at), written);
  if (!(await vscode.workspace.applyEdit(edit))) throw changedMeanwhile();
}

/** The document, if it can be changed. */
export async function changeable(uri: vscode.Uri, connections: Connections): Promise<vscode.TextDocument> {
  const reason = await readOnlyReason(await vscode.workspace.openTextDocument(uri), connections);
  if (reason !== '') throw new CommandError('readOnly', reason);
  return vscode.workspace.openTextDocument(uri); // VS Code may have closed it
}

function changedMeanwhile(): CommandError {
  return new CommandError('conflict', vscode.l10n.t('The model has changed meanwhile. Nothing was done.'));
}
