import * as vscode from 'vscode';
import type { Gesture } from '../../../core/mlmodel/page/gesture.ts';
import { gestureEdits } from '../../../core/mlmodel/page/gestureEdits.ts';
import { CommandError } from '../../base/commandError.ts';
import { render } from '../../base/text.ts';
import { parsed } from '../parsed.ts';
import { rangeOf } from '../textRange.ts';
import { isWritable } from '../writable.ts';

/** Gives an input another type, if the model is still the one that the data were held against. */
export async function setColumnType(
  model: vscode.TextDocument,
  checkedText: string,
  spec: number,
  type: string,
): Promise<void> {
  if (model.getText() !== checkedText)
    throw new CommandError('conflict', vscode.l10n.t('The model has changed meanwhile. Nothing was done.'));
  await applyGesture(model, { kind: 'setType', part: 'inputs', paths: [[spec]], type });
}

/** One edit of the text, which can be undone as one. */
export async function applyGesture(model: vscode.TextDocument, gesture: Gesture): Promise<void> {
  if (!isWritable(model)) throw new CommandError('readOnly', vscode.l10n.t('This model cannot be changed here.'));
  const outcome = gestureEdits(parsed(model), gesture);
  if (outcome.kind === 'refused') throw new CommandError('invalid', render(outcome.problem));
  const edit = new vscode.WorkspaceEdit();
  for (const { at, text } of outcome.edits) edit.replace(model.uri, rangeOf(model, at), text);
  if (await vscode.workspace.applyEdit(edit)) return;
  throw new CommandError('conflict', vscode.l10n.t('The model has changed meanwhile. Nothing was done.'));
}
