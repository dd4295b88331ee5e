import * as vscode from 'vscode';
import { settingDefaults, type SettingId } from './settingDefaults.ts';

type Widened<T> = T extends number ? number : T extends readonly string[] ? readonly string[] : T;

/** The setting's value now, or its default when what stands there has another type. `scope` for settings that a folder may have of its own. */
export function readSetting<Id extends SettingId>(id: Id, scope?: vscode.Uri): Widened<(typeof settingDefaults)[Id]> {
  const fallback: unknown = settingDefaults[id];
  // Asked without a section, VS Code copies every setting there is.
  const value: unknown = vscode.workspace.getConfiguration('mlflow', scope).get(id.slice('mlflow.'.length));
  return (kindOf(value) === kindOf(fallback) ? value : fallback) as Widened<(typeof settingDefaults)[Id]>;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
