import * as vscode from 'vscode';
import { Cancelled } from '../../base/commandError.ts';

/** The folder whose policy is meant; asked when there are several. */
export async function chooseFolder(folders: readonly vscode.WorkspaceFolder[]): Promise<vscode.WorkspaceFolder> {
  const [only] = folders;
  if (only && folders.length === 1) return only;
  const placeHolder = vscode.l10n.t('The policy of which folder?');
  const chosen = await vscode.window.showWorkspaceFolderPick({ placeHolder, ignoreFocusOut: true });
  if (!chosen) throw new Cancelled();
  return chosen;
}

/** Returns when a person agrees that the file is made; throws `Cancelled` otherwise. */
export async function agreeToMake(path: string): Promise<void> {
  const button = vscode.l10n.t('Create');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t('There is no promotion policy yet. Create {path}?', { path }),
    { modal: true, detail: vscode.l10n.t('It begins with rules for the stage Production, which you can change.') },
    button,
  );
  if (chosen !== button) throw new Cancelled();
}
