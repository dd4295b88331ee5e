import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { pythonOfSetting } from '../../../core/lifecycle/serving/pythonSetting.ts';
import { checkPython, type PythonCheck } from '../../../node/serving/pythonCheck.ts';
import { CommandError, type FailureAction } from '../../base/commandError.ts';
import { readSetting } from '../../contributions/settings.ts';

/** An interpreter that has MLflow. */
export interface ServingPython {
  readonly command: string;
  readonly scripts: string;
}

/** The interpreter of the setting, else that of the Python extension, else the first of the path that has MLflow. */
export async function servingPython(signal: AbortSignal): Promise<ServingPython> {
  const chosen = chosenInSettings() ?? (await chosenInPythonExtension());
  const problems: string[] = [];
  for (const command of chosen === undefined ? ['python3', 'python'] : [chosen]) {
    const check = await checkPython(command, signal);
    if (check.kind === 'ready') return { command, scripts: check.scripts };
    problems.push(problemTexts[check.kind](command, check));
  }
  throw new CommandError('invalid', [...problems, cureText()].join(' '), [
    { title: vscode.l10n.t('Open Settings'), run: openSetting },
    ...selectInterpreter(),
  ]);
}

function chosenInSettings(): string | undefined {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const setting = readSetting('mlflow.serving.python', folder?.uri);
  return pythonOfSetting(setting, { home: homedir(), workspace: folder?.uri.fsPath });
}

/** It answers by a command; nothing when it is not installed, or has none selected. */
async function chosenInPythonExtension(): Promise<string | undefined> {
  if (!vscode.extensions.getExtension(pythonExtension)) return undefined;
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const asked = folder === undefined ? {} : { workspaceFolder: folder.uri.fsPath };
  try {
    const path: unknown = await vscode.commands.executeCommand('python.interpreterPath', asked);
    return typeof path === 'string' && path.trim() !== '' ? path : undefined;
  } catch {
    return undefined;
  }
}

const pythonExtension = 'ms-python.python';

type Problem = Exclude<PythonCheck, { readonly kind: 'ready' }>;

const problemTexts: Readonly<Record<Problem['kind'], (command: string, check: Problem) => string>> = {
  missing: (command) => vscode.l10n.t('There is no Python at “{command}”.', { command }),
  noMlflow: (command) => vscode.l10n.t('The Python “{command}” has no MLflow.', { command }),
  failed: (command, check) =>
    vscode.l10n.t('The Python “{command}” cannot be used: {said}', {
      command,
      said: check.kind === 'failed' ? check.said : '',
    }),
};

function cureText(): string {
  return vscode.l10n.t(
    'Install mlflow and what the model needs in it, or name another interpreter in the setting mlflow.serving.python. Nothing was started.',
  );
}

function openSetting(): void {
  void vscode.commands.executeCommand('workbench.action.openSettings', 'mlflow.serving.python');
}

function selectInterpreter(): readonly FailureAction[] {
  if (!vscode.extensions.getExtension(pythonExtension)) return [];
  const run = (): void => void vscode.commands.executeCommand('python.setInterpreter');
  return [{ title: vscode.l10n.t('Select Interpreter'), run }];
}
