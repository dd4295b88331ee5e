import * as vscode from 'vscode';

/** Not of the contract: only quick fixes call it. */
export const disableRuleCommand = '_mlflow.mlmodel.disableRule';

const setting = 'mlflow.mlmodel.rules';

/** Switches a rule off in the settings: of the workspace where these list rules already, else of the user. */
export function registerDisableRule(): vscode.Disposable {
  return vscode.commands.registerCommand(disableRuleCommand, async (code: string, uri: vscode.Uri) => {
    const configuration = vscode.workspace.getConfiguration(undefined, uri);
    const found = configuration.inspect<Record<string, unknown>>(setting);
    const [value, target] = found?.workspaceValue
      ? [found.workspaceValue, vscode.ConfigurationTarget.Workspace]
      : [found?.globalValue ?? {}, vscode.ConfigurationTarget.Global];
    await configuration.update(setting, { ...value, [code]: 'off' }, target);
  });
}
