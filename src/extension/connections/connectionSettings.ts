import * as vscode from 'vscode';
import type { RawLists, SettingPlace } from '../../core/connections/settings.ts';

export const connectionsSetting = 'mlflow.connections';

/** Every list as it stands in its own file: `get` would let one hide another. */
export function readLists(): RawLists {
  const values = vscode.workspace.getConfiguration().inspect(connectionsSetting);
  // In a window with a single folder its settings are the workspace's.
  const folders = vscode.workspace.workspaceFile ? (vscode.workspace.workspaceFolders ?? []) : [];
  return {
    user: values?.globalValue,
    workspace: values?.workspaceValue,
    folders: folders.map(({ uri }) => ({
      folder: uri.toString(),
      value: vscode.workspace.getConfiguration(undefined, uri).inspect(connectionsSetting)?.workspaceFolderValue,
    })),
  };
}

/** One of the lists as it stands now. */
export function readList(place: SettingPlace): unknown {
  const values = configurationOf(place).inspect(connectionsSetting);
  return { user: values?.globalValue, workspace: values?.workspaceValue, folder: values?.workspaceFolderValue }[
    place.list
  ];
}

/** Changes one of the lists; it is read again right before, so that entries of others stay. */
export async function updateList(
  place: SettingPlace,
  change: (list: unknown) => readonly unknown[] | undefined,
): Promise<void> {
  await configurationOf(place).update(connectionsSetting, change(readList(place)), targets[place.list]);
}

function configurationOf(place: SettingPlace): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration(undefined, place.list === 'folder' ? vscode.Uri.parse(place.folder) : null);
}

const targets: Record<SettingPlace['list'], vscode.ConfigurationTarget> = {
  user: vscode.ConfigurationTarget.Global,
  workspace: vscode.ConfigurationTarget.Workspace,
  folder: vscode.ConfigurationTarget.WorkspaceFolder,
};
