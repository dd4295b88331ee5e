import * as vscode from 'vscode';
import type { CommandId } from '../contributions/commands.ts';
import type { LinkTarget } from './linkTarget.ts';

/** The one command that links to the server run: it shows a row, and changes nothing. */
export const goToCommand = 'mlflow.goTo' satisfies CommandId;

/** Shows the target in its tree when it is followed. Some parts of VS Code decode a query twice, so no percent sign may stand in it. */
export function goToUri(target: LinkTarget): vscode.Uri {
  const argument = JSON.stringify([{ kind: 'link', target }]).replaceAll('%', '\\u0025');
  return vscode.Uri.parse(`command:${goToCommand}?${encodeURIComponent(argument)}`);
}
