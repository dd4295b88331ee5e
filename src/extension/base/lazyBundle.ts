import { createRequire } from 'node:module';
import * as vscode from 'vscode';

/** `import()` would make a bundle a part of the first one; VS Code hands `vscode` to whatever is required from here. */
export function requireBundle<Module>(extensionUri: vscode.Uri, file: string): Module {
  const path = vscode.Uri.joinPath(extensionUri, 'dist', file).fsPath;
  return createRequire(path)(path) as Module;
}
