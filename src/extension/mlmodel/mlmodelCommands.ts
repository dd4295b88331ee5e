import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { Cancelled } from '../base/commandError.ts';
import type { Caller, CommandHost } from '../base/commands.ts';
import { notify } from '../base/notify.ts';
import { withProgress } from '../base/signals.ts';
import { chosenModel } from './chosenModel.ts';
import { visualEditorId } from './editor/visualEditorId.ts';
import type { LanguageLoader } from './languageLoader.ts';
import { modelRowOf, uriOfRow, type ModelRow } from './modelRow.ts';
import type { ValidationSummary } from './workspaceValidation.ts';

const openInput = z.object({ uri: z.optional(z.string()) });
type OpenInput = z.infer<typeof openInput>;

export function registerMlmodelCommands(commands: CommandHost, loader: LanguageLoader): void {
  commands.register({
    id: 'mlflow.mlmodel.validateWorkspace',
    input: z.object({}),
    failed: () => vscode.l10n.t('The MLmodel files could not be validated'),
    run: (_, caller) => validate(loader, caller),
  });
  commands.register({
    id: 'mlflow.mlmodel.openText',
    input: openInput,
    failed: () => vscode.l10n.t('The MLmodel file could not be opened'),
    run: ({ uri }: OpenInput, _, rows) => open(uri, modelRowOf(rows), 'default'),
  });
  commands.register({
    id: 'mlflow.mlmodel.openVisualEditor',
    input: openInput,
    failed: () => vscode.l10n.t('The MLmodel file could not be opened'),
    run: ({ uri }: OpenInput, _, rows) => open(uri, modelRowOf(rows), visualEditorId),
  });
}

async function open(uri: string | undefined, row: ModelRow | undefined, editor: string): Promise<{ uri: string }> {
  const file = await (row ? uriOfRow(row) : chosenModel(uri, titleOf(editor)));
  // Asked before VS Code does, whose page for a failed editor offers no way out.
  if (row || editor === visualEditorId) await vscode.workspace.fs.stat(file);
  await vscode.commands.executeCommand('vscode.openWith', file, editor);
  return { uri: file.toString() };
}

function titleOf(editor: string): string {
  return editor === visualEditorId
    ? vscode.l10n.t('Open MLmodel in Visual Editor')
    : vscode.l10n.t('Open MLmodel as Text');
}

async function validate(loader: LanguageLoader, caller: Caller): Promise<ValidationSummary | undefined> {
  const language = loader.get();
  const summary = await withProgress({ title: vscode.l10n.t('Validating MLmodel files') }, async (signal, report) => {
    const found = await language.validateWorkspace(signal, (done, all) =>
      report(vscode.l10n.t('{done} of {all}', { done, all }), 100 / all),
    );
    if (signal.aborted) throw new Cancelled();
    return found;
  });
  if (caller === 'person') void tell(summary);
  return summary;
}

function tell({ files, errors, warnings, unreadable }: ValidationSummary): Promise<void> {
  if (files + unreadable === 0) return notify('information', vscode.l10n.t('No MLmodel files in this workspace.'));
  const counts = {
    files: vscode.l10n.t('MLmodel files: {files}', { files }),
    errors: vscode.l10n.t('errors: {errors}', { errors }),
    warnings: vscode.l10n.t('warnings: {warnings}', { warnings }),
  };
  const show = {
    title: vscode.l10n.t('Show Problems'),
    run: () => void vscode.commands.executeCommand('workbench.actions.view.problems'),
  };
  const told = vscode.l10n.t('{files}, {errors}, {warnings}', counts);
  return notify(
    errors + unreadable > 0 ? 'warning' : 'information',
    unreadable === 0 ? told : vscode.l10n.t('{told}. Files that could not be read: {unreadable}', { told, unreadable }),
    errors + warnings > 0 ? [show] : [],
  );
}
