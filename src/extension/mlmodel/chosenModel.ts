import * as vscode from 'vscode';
import { Cancelled, CommandError } from '../base/commandError.ts';
import { plainLabel } from '../base/plainLabel.ts';

/** So many files are offered to choose from. */
const mostOffered = 1000;

/** The model that a command works on: the one that is named, else the one in front in whatever editor, else one that a person chooses under `title`. */
export async function chosenModel(uri: string | undefined, title: string): Promise<vscode.Uri> {
  return uri === undefined ? (modelInFront() ?? (await choose(title))) : parse(uri);
}

function modelInFront(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const isOne = input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom;
  return isOne && input.uri.path.endsWith('/MLmodel') ? input.uri : undefined;
}

async function choose(title: string): Promise<vscode.Uri> {
  const files = await vscode.workspace.findFiles('**/MLmodel', undefined, mostOffered);
  const items = files
    .map((uri) => ({ label: plainLabel(vscode.workspace.asRelativePath(uri)), uri }))
    .toSorted((a, b) => (a.label < b.label ? -1 : 1));
  if (items.length === 0) throw new CommandError('notFound', vscode.l10n.t('No MLmodel files in this workspace.'));
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    ignoreFocusOut: true,
    placeHolder: vscode.l10n.t('Search MLmodel files'),
  });
  if (!chosen) throw new Cancelled();
  return chosen.uri;
}

function parse(uri: string): vscode.Uri {
  try {
    return vscode.Uri.parse(uri, true);
  } catch (error) {
    throw new CommandError('invalid', vscode.l10n.t('“{uri}” is not a URI.', { uri }), [], error);
  }
}
