import * as vscode from 'vscode';
import type { ContextKey, ContextValue } from './contextKeyTable.ts';

export function setContextKey<Key extends ContextKey>(key: Key, value: ContextValue<Key>): void {
  void vscode.commands.executeCommand('setContext', key, value);
}
