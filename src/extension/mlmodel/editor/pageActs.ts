import * as vscode from 'vscode';
import type { PageAct } from '../../../protocol/mlmodelPage.ts';
import { notify } from '../../base/notify.ts';
import type { LinkTarget } from '../linkTarget.ts';
import { personAct } from '../../base/personAct.ts';
import { safePath } from '../siblingFiles.ts';
import type { FoundLinks } from './modelLinks.ts';

export interface ActPlace {
  readonly uri: vscode.Uri;
  readonly links: FoundLinks;
}

/** Does what a button of the page asks for; failures are told to the person by the command that it is. */
export async function performAct(act: PageAct, place: ActPlace): Promise<void> {
  await acts[act](place);
}

const acts: Readonly<Record<PageAct, (place: ActPlace) => Thenable<unknown> | undefined>> = {
  openText: ({ uri }) => showText(uri),
  checkData: ({ uri }) => vscode.commands.executeCommand('mlflow.mlmodel.checkData', actOn(uri)),
  checkExample: ({ uri }) => vscode.commands.executeCommand('mlflow.mlmodel.checkData', actOn(uri, { example: true })),
  compare: ({ uri }) => vscode.commands.executeCommand('mlflow.mlmodel.compareSignatures', actOn(uri)),
  infer: ({ uri }) => vscode.commands.executeCommand('mlflow.mlmodel.inferSignature', actOn(uri)),
  copyPayload: ({ uri }) => vscode.commands.executeCommand('mlflow.mlmodel.copyPayload', actOn(uri)),
  exportSchema: ({ uri }) => vscode.commands.executeCommand('mlflow.mlmodel.exportJsonSchema', actOn(uri)),
  showProblems: () => vscode.commands.executeCommand('workbench.actions.view.problems'),
  openRun: ({ links: { runId } }) => (runId === undefined ? undefined : goTo({ kind: 'run', id: runId })),
  openExperiment: ({ links: { experimentId } }) =>
    experimentId === undefined ? undefined : goTo({ kind: 'experiment', id: experimentId }),
};

/** Shows a registered version in its tree. */
export async function openVersion({ links }: ActPlace, index: number): Promise<void> {
  const found = links.versions[index];
  if (found) await goTo({ kind: 'model', name: found.name, version: found.version });
}

/** The text in an editor: one that shows it already, else a new one beside the page. */
export async function showText(uri: vscode.Uri, selection?: vscode.Range): Promise<void> {
  const key = uri.toString();
  const open = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === key);
  const options = { viewColumn: open?.viewColumn ?? vscode.ViewColumn.Beside, preview: false };
  await opening(uri, async () => vscode.window.showTextDocument(uri, { ...options, ...(selection && { selection }) }));
}

/** Only files in the folder of the model: the name comes from a page, and what it shows from a file that may say anything. */
export async function openBeside(model: vscode.Uri, file: string): Promise<void> {
  if (safePath(file) !== file) return;
  const uri = vscode.Uri.joinPath(model, '..', file);
  await opening(uri, async () => {
    const { type } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.File) !== 0) await vscode.commands.executeCommand('vscode.open', uri);
  });
}

/** A file that is gone by now is no secret to whoever wants to see it. */
async function opening(uri: vscode.Uri, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const said = { path: vscode.workspace.asRelativePath(uri), problem: textOf(error) };
    void notify('warning', vscode.l10n.t('{path} cannot be read: {problem}', said));
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function actOn(uri: vscode.Uri, more: Readonly<Record<string, unknown>> = {}): unknown {
  return personAct({ uri: uri.toString(), ...more });
}

function goTo(target: LinkTarget): Thenable<unknown> {
  return vscode.commands.executeCommand('mlflow.goTo', { kind: 'link', target });
}
