import * as vscode from 'vscode';
import { Cancelled } from '../../base/commandError.ts';
import { unlinked } from '../../base/notify.ts';
import { plainLabel } from '../../base/plainLabel.ts';
import { pickDataFile } from '../checkData/dataPicker.ts';

/** Asks a person what to infer from; a file, if there is no example to choose. */
export async function pickInferSource(
  model: vscode.TextDocument,
  hasExample: boolean,
): Promise<vscode.Uri | 'example'> {
  const title = vscode.l10n.t('Infer Signature');
  if (!hasExample) return pickDataFile(model, title);
  const example = vscode.l10n.t('Input example');
  const chosen = await vscode.window.showQuickPick([vscode.l10n.t('Choose file…'), example], {
    title,
    ignoreFocusOut: true,
    placeHolder: vscode.l10n.t('Which data should the signature be inferred from?'),
  });
  if (chosen === undefined) throw new Cancelled();
  return chosen === example ? 'example' : pickDataFile(model, title);
}

/** Asks a person which columns are outputs; none is an answer too. */
export async function pickOutputs(columns: readonly string[]): Promise<readonly string[]> {
  if (columns.length < 2) return [];
  const items = columns.map((name) => ({ label: plainLabel(name), name }));
  const chosen = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    title: vscode.l10n.t('Infer Signature'),
    ignoreFocusOut: true,
    placeHolder: vscode.l10n.t('Which columns are outputs? None if all are inputs'),
  });
  if (!chosen) throw new Cancelled();
  return chosen.map(({ name }) => name);
}

/** Shows what would change, and asks whether it shall. The diff closes with the answer. */
export async function reviewChange(model: vscode.TextDocument, proposed: vscode.Uri): Promise<boolean> {
  const name = vscode.workspace.asRelativePath(model.uri);
  const title = vscode.l10n.t('{name}: Inferred Signature', { name });
  await vscode.commands.executeCommand('vscode.diff', model.uri, proposed, title, { preview: true });
  const apply = vscode.l10n.t('Apply');
  const chosen = await vscode.window.showInformationMessage(
    unlinked(vscode.l10n.t('Write the inferred signature into {name}?', { name })),
    apply,
    vscode.l10n.t('Discard'),
  );
  await closeDiff(proposed);
  if (chosen === apply) return true;
  throw new Cancelled();
}

async function closeDiff(proposed: vscode.Uri): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const diff = tabs.filter(
    ({ input }) => input instanceof vscode.TabInputTextDiff && input.modified.toString() === proposed.toString(),
  );
  await vscode.window.tabGroups.close(diff);
}
