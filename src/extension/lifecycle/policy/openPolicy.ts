import * as vscode from 'vscode';
import { policyStarter } from '../../../core/lifecycle/gates/policyFile/policyStarter.ts';
import { CommandError } from '../../base/commandError.ts';
import type { LifecycleDeps } from '../lifecycleDeps.ts';
import { policyOfFolder, policyPlaceIn } from './policyOfWorkspace.ts';
import { agreeToMake, chooseFolder } from './policyPrompts.ts';

/** Shows the policy of a workspace folder; one that is not there is made after a person agrees. */
export function openPolicy({ log }: Pick<LifecycleDeps, 'log'>): () => Promise<{ readonly uri: string }> {
  return async () => {
    const folders = vscode.workspace.workspaceFolders ?? [];
    if (folders.length === 0) throw withoutFolder();
    const folder = await chooseFolder(folders);
    const uri = (await policyOfFolder(folder.uri)) ?? (await makePolicy(folder.uri, log));
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: false });
    return { uri: uri.toString() };
  };
}

function withoutFolder(): CommandError {
  const text = vscode.l10n.t('No folder is open that a promotion policy could lie in.');
  const open = {
    title: vscode.l10n.t('Open Folder…'),
    run: () => void vscode.commands.executeCommand('vscode.openFolder'),
  };
  return new CommandError('notFound', text, [open]);
}

async function makePolicy(folder: vscode.Uri, log: LifecycleDeps['log']): Promise<vscode.Uri> {
  const uri = policyPlaceIn(folder);
  await agreeToMake(vscode.workspace.asRelativePath(uri));
  // Somebody else may have made it while the question was open: theirs stays.
  const there = await policyOfFolder(folder);
  if (there) return there;
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(policyStarter));
  log.info(`${uri.toString()} was made`);
  return uri;
}
