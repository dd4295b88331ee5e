import * as vscode from 'vscode';
import { modelFile } from '../../../core/mlmodel/checkModel.ts';
import type { Connections } from '../../connections/session.ts';
import type { CheckedModel } from '../modelChecker.ts';
import { readOnlyReason } from './readOnlyReason.ts';

/**
 * What keeps a fix away from a file beside the model: a sentence, or '' when its text is not the one that was checked. VS Code holds no edit against
 * the text of a file that no editor shows, and what another program writes is known later than it is written. Undefined when nothing does.
 */
export async function hindranceBeside(
  model: CheckedModel,
  file: string,
  connections: Connections,
): Promise<string | undefined> {
  if (file === modelFile) return undefined;
  const checked = lines(model.textOf(file));
  const document = await opened(model.uriOf(file));
  if (!document) return '';
  const reason = await readOnlyReason(document, connections);
  if (reason !== '') return reason;
  return lines(document.getText()) === checked ? undefined : '';
}

async function opened(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined; // it is gone
  }
}

/** An open document ends all its lines alike. */
function lines(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
