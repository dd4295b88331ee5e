import * as vscode from 'vscode';
import type { Message } from '../../core/base/message.ts';
import { messages } from '../../core/messages.ts';

/** A text of core in the person's language. */
export function render({ id, args }: Message): string {
  return vscode.l10n.t(messages[id], { ...args });
}
