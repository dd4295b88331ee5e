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
  'mlflow.serving.python': '',
  'mlflow.mlmodel.rules': {} as Readonly<Record<string, unknown>>,
} as const;
export type SettingId = keyof typeof settingDefaults;
