import * as vscode from 'vscode';

/** Not of the contract: only quick fixes call it. */
export const disableRuleCommand = '_mlflow.mlmodel.disableRule';

const setting = 'mlflow.mlmodel.rules';

/** Switches a rule off in the settings: of the folder or workspace where these list rules already, else of the user. */
export function registerDisableRule(): vscode.Disposable {
  return vscode.commands.registerCommand(disableRuleCommand, async (code?: unknown, uri?: unknown) => {
    if (typeof code !== 'string' || !(uri instanceof vscode.Uri)) return; // called by hand, from a key binding
    const configuration = vscode.workspace.getConfiguration(undefined, uri);
    const { value, target } = listed(configuration.inspect<Record<string, unknown>>(setting));
    await configuration.update(setting, { ...value, [code]: 'off' }, target);
  });
}

interface Inspected {
  readonly workspaceFolderValue?: Readonly<Record<string, unknown>>;
  readonly workspaceValue?: Readonly<Record<string, unknown>>;
  readonly globalValue?: Readonly<Record<string, unknown>>;
}

interface Listed {
  readonly value: Readonly<Record<string, unknown>>;
  readonly target: vscode.ConfigurationTarget;
}

/** The innermost settings that list rules: others would not count beside them. */
function listed(found: Inspected | undefined): Listed {
  const { WorkspaceFolder, Workspace, Global } = vscode.ConfigurationTarget;
  if (found?.workspaceFolderValue) return { value: found.workspaceFolderValue, target: WorkspaceFolder };
  if (found?.workspaceValue) return { value: found.workspaceValue, target: Workspace };
  return { value: found?.globalValue ?? {}, target: Global };
}
