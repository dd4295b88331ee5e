import * as vscode from 'vscode';
import { settingDefaults, type SettingId } from './settingDefaults.ts';

type Widened<T> = T extends number ? number : T extends readonly string[] ? readonly string[] : T;

/** The setting's value now, or its default when what stands there has another type. */
export function readSetting<Id extends SettingId>(id: Id): Widened<(typeof settingDefaults)[Id]> {
  const fallback: unknown = settingDefaults[id];
  const value: unknown = vscode.workspace.getConfiguration().get(id);
  const fits = Array.isArray(fallback) ? Array.isArray(value) : typeof value === typeof fallback;
  return (fits ? value : fallback) as Widened<(typeof settingDefaults)[Id]>;
}
