import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { artifactUriOf } from '../artifacts/artifactUri.ts';
import { Cancelled, CommandError } from '../base/commandError.ts';
import type { Caller, CommandHost, Row } from '../base/commands.ts';
import { notify } from '../base/notify.ts';
import { plainLabel } from '../base/plainLabel.ts';
import { untilTimeout, withProgress } from '../base/signals.ts';
import { modelFolderOf, type ModelFolder } from '../copy/modelFile.ts';
import type { ExperimentsNode } from '../explorer/experimentNodes.ts';
import type { VersionNode } from '../explorer/modelNodes.ts';
import type { LanguageLoader } from './languageLoader.ts';
import type { ValidationSummary } from './workspaceValidation.ts';

const textInput = z.object({ uri: z.optional(z.string()) });

/** A row that stands for a model with files: a logged one, or a version of a registered one. */
type ModelRow = Extract<ExperimentsNode, { readonly kind: 'loggedModel' }> | VersionNode;

interface TextInput extends z.infer<typeof textInput> {
  readonly row?: ModelRow;
}

export function registerMlmodelCommands(commands: CommandHost, loader: LanguageLoader): void {
  commands.register({
    id: 'mlflow.mlmodel.validateWorkspace',
    input: z.object({}),
    failed: () => vscode.l10n.t('The MLmodel files could not be validated'),
    run: (_, caller) => validate(loader, caller),
  });
  commands.register({
    id: 'mlflow.mlmodel.openText',
    input: textInput,
    fromRows: ([row]) => (row && isModelRow(row) ? { row } : {}),
    failed: () => vscode.l10n.t('The MLmodel file could not be opened'),
    run: async ({ uri, row }: TextInput) => {
      if (row) return openArtifact(row);
      const file = uri === undefined ? (fileInFront() ?? (await choose())) : parse(uri);
      await vscode.commands.executeCommand('vscode.openWith', file, 'default');
      return { uri: file.toString() };
    },
  });
}

function isModelRow(row: Row): row is ModelRow {
  return row.kind === 'loggedModel' || row.kind === 'version';
}

async function openArtifact(row: ModelRow): Promise<{ uri: string }> {
  const { owner, folder } = await folderOfRow(row);
  const file = artifactUriOf(row.session, owner, folder === '' ? 'MLmodel' : `${folder}/MLmodel`);
  await vscode.workspace.fs.stat(file); // asked before VS Code does, whose page for a failed editor offers no way out
  await vscode.commands.executeCommand('vscode.openWith', file, 'default');
  return { uri: file.toString() };
}

async function folderOfRow(row: ModelRow): Promise<ModelFolder> {
  if (row.kind === 'version') return modelFolderOf(row.session, row.version, untilTimeout());
  return { owner: { kind: 'model', modelId: row.model.id }, folder: '' };
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

/** The file of the editor in front, whatever kind of editor that is. */
function fileInFront(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const isOne = input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom;
  return isOne && input.uri.path.endsWith('/MLmodel') ? input.uri : undefined;
}

async function choose(): Promise<vscode.Uri> {
  const files = await vscode.workspace.findFiles('**/MLmodel', undefined, 1000);
  const items = files
    .map((uri) => ({ label: plainLabel(vscode.workspace.asRelativePath(uri)), uri }))
    .toSorted((a, b) => (a.label < b.label ? -1 : 1));
  if (items.length === 0) throw new CommandError('notFound', vscode.l10n.t('No MLmodel files in this workspace.'));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Open MLmodel as Text'),
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
