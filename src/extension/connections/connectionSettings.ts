import * as vscode from 'vscode';
import type { RawLists, SettingPlace } from '../../core/connections/settings.ts';

/** VS Code copies what it is asked for: of all settings together that takes milliseconds. */
const section = 'mlflow';
const key = 'connections';
export const connectionsSetting = `${section}.${key}`;

/** Every list as it stands in its own file: `get` would let one hide another. */
export function readLists(): RawLists {
  const values = vscode.workspace.getConfiguration(section).inspect(key);
  // In a window with a single folder its settings are the workspace's.
  const folders = vscode.workspace.workspaceFile ? (vscode.workspace.workspaceFolders ?? []) : [];
  return {
    user: values?.globalValue,
    workspace: values?.workspaceValue,
    folders: folders.map(({ uri }) => ({
      folder: uri.toString(),
      value: vscode.workspace.getConfiguration(section, uri).inspect(key)?.workspaceFolderValue,
    })),
  };
}

/** One of the lists as it stands now. */
export function readList(place: SettingPlace): unknown {
  const values = configurationOf(place).inspect(key);
  return { user: values?.globalValue, workspace: values?.workspaceValue, folder: values?.workspaceFolderValue }[
    place.list
  ];
}

/** Changes one of the lists; it is read again right before, so that entries of others stay. */
export async function updateList(
  place: SettingPlace,
  change: (list: unknown) => readonly unknown[] | undefined,
): Promise<void> {
  await configurationOf(place).update(key, change(readList(place)), targets[place.list]);
}

function configurationOf(place: SettingPlace): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration(section, place.list === 'folder' ? vscode.Uri.parse(place.folder) : null);
}

const targets: Record<SettingPlace['list'], vscode.ConfigurationTarget> = {
  user: vscode.ConfigurationTarget.Global,
  workspace: vscode.ConfigurationTarget.Workspace,
  folder: vscode.ConfigurationTarget.WorkspaceFolder,
};
