import * as vscode from 'vscode';
import { Cancelled, CommandError } from '../../base/commandError.ts';
import { exampleUri, type GivenData } from './givenData.ts';

/** Asks a person which data to check. */
export async function pickData(model: vscode.TextDocument): Promise<GivenData> {
  const choices = [
    { label: vscode.l10n.t('Choose file…'), pick: async () => pickFile(model) },
    { label: vscode.l10n.t('Paste request body'), pick: pastedBody },
    ...(exampleUri(model)
      ? [{ label: vscode.l10n.t('Input example'), pick: async (): Promise<GivenData> => ({ kind: 'example' }) }]
      : []),
  ];
  const chosen = await vscode.window.showQuickPick(choices, {
    title: vscode.l10n.t('Check Data'),
    ignoreFocusOut: true,
    placeHolder: vscode.l10n.t('Which data should be held against the signature?'),
  });
  if (!chosen) throw new Cancelled();
  return chosen.pick();
}

export async function pickFile(model: vscode.TextDocument): Promise<GivenData> {
  return { kind: 'file', uri: await pickDataFile(model, vscode.l10n.t('Check Data')) };
}

export async function pickDataFile(model: vscode.TextDocument, title: string): Promise<vscode.Uri> {
  const isFile = model.uri.scheme === 'file';
  const chosen = await vscode.window.showOpenDialog({
    title,
    canSelectMany: false,
    filters: {
      [vscode.l10n.t('Data')]: ['csv', 'parquet', 'pq', 'json', 'ndjson', 'jsonl'],
      [vscode.l10n.t('All files')]: ['*'],
    },
    ...(isFile && { defaultUri: vscode.Uri.joinPath(model.uri, '..') }),
  });
  const [uri] = chosen ?? [];
  if (!uri) throw new Cancelled();
  return uri;
}

/** What was copied before. */
export async function pastedBody(): Promise<GivenData> {
  const text = await vscode.env.clipboard.readText();
  if (text.trim() !== '') return { kind: 'body', text };
  throw new CommandError('invalid', vscode.l10n.t('The clipboard holds no text: copy the request body first.'));
}
