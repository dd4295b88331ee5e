import * as vscode from 'vscode';

/** Settings with the type and default that package.json declares; `mlflow.connections` is read by `connections/`, scope by scope. */
export const settingDefaults = {
  'mlflow.explorer.pageSize': 50,
  'mlflow.explorer.autoRefreshSeconds': 10,
  'mlflow.explorer.headlineMetrics': [
    'f1',
    'val_f1',
    'accuracy',
    'val_accuracy',
    'loss',
    'val_loss',
  ] as readonly string[],
  'mlflow.request.timeoutSeconds': 30,
  'mlflow.artifacts.maxPreviewMegabytes': 50,
} as const;

export const settingIds = ['mlflow.connections', ...(Object.keys(settingDefaults) as SettingId[])] as const;
export type SettingId = keyof typeof settingDefaults;
type Widened<T> = T extends number ? number : T extends readonly string[] ? readonly string[] : T;

/** The setting's value now, or its default when what stands there has another type. */
export function readSetting<Id extends SettingId>(id: Id): Widened<(typeof settingDefaults)[Id]> {
  const fallback: unknown = settingDefaults[id];
  const value: unknown = vscode.workspace.getConfiguration().get(id);
  const fits = Array.isArray(fallback) ? Array.isArray(value) : typeof value === typeof fallback;
  return (fits ? value : fallback) as Widened<(typeof settingDefaults)[Id]>;
}
