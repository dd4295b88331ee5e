import * as vscode from 'vscode';
import { isWebAddress } from './webAddress.ts';

/** Opens a link of a description. VS Code asks before it leaves for a place that is not trusted. */
export async function openWebLink(address: string): Promise<void> {
  if (isWebAddress(address)) await vscode.env.openExternal(vscode.Uri.parse(address, true));
}
