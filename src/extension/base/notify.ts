import * as vscode from 'vscode';
import type { FailureAction } from './commandError.ts';

const show = {
  information: vscode.window.showInformationMessage,
  warning: vscode.window.showWarningMessage,
  error: vscode.window.showErrorMessage,
} as const;

/** A notification with buttons. Settles when it is gone; the chosen button's action has been started by then. */
export async function notify(
  kind: keyof typeof show,
  text: string,
  actions: readonly FailureAction[] = [],
): Promise<void> {
  const chosen = await show[kind](unlinked(text), ...actions.map(({ title }) => title));
  actions.find(({ title }) => title === chosen)?.run();
}

/**
 * VS Code makes links of `[text](command:…)` in notifications and progress titles, and follows them. Names and messages come from servers, so
 * no text of ours may carry one.
 */
export function unlinked(text: string): string {
  return text.replaceAll('](', ']\u200B(');
}
