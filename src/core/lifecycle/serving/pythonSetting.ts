/** Folders that a setting may name. */
export interface SettingFolders {
  readonly home: string;
  /** The first of the workspace. */
  readonly workspace: string | undefined;
}

/** The interpreter that a setting names: `~` and `${workspaceFolder}` stand for folders, as in settings of VS Code. Undefined when it names none. */
export function pythonOfSetting(setting: string, { home, workspace }: SettingFolders): string | undefined {
  const text = setting.trim();
  if (text === '') return undefined;
  const path = text.replace(/^~(?=[/\\])/, () => home);
  return path.replaceAll('${workspaceFolder}', () => workspace ?? '${workspaceFolder}');
}
