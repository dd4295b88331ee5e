import * as vscode from 'vscode';

/** Whether an edit of the document can be kept: nothing is changed on a server, and nothing in an old version. */
export function isWritable({ isUntitled, uri }: vscode.TextDocument): boolean {
  return isUntitled || vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== false;
}
