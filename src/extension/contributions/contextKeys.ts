import * as vscode from 'vscode';

/** State that `when` clauses of package.json read, with the values each can take. */
export interface ContextKeys {
  /** State of the active connection. */
  'mlflow.state': 'none' | 'connecting' | 'ready' | 'failed';
  /** Why it failed, an error reason. */
  'mlflow.problem': string;
  /** The registry's own state, when the connection is ready. */
  'mlflow.registry': 'ready' | 'missing';
  'mlflow.writable': boolean;
  'mlflow.experiments.deletedShown': boolean;
  'mlflow.experiments.filtered': boolean;
  'mlflow.experiments.empty': boolean;
  'mlflow.models.filtered': boolean;
  'mlflow.models.empty': boolean;
}

export const contextKeys = [
  'mlflow.state',
  'mlflow.problem',
  'mlflow.registry',
  'mlflow.writable',
  'mlflow.experiments.deletedShown',
  'mlflow.experiments.filtered',
  'mlflow.experiments.empty',
  'mlflow.models.filtered',
  'mlflow.models.empty',
] as const satisfies readonly (keyof ContextKeys)[];

export function setContextKey<Key extends keyof ContextKeys>(key: Key, value: ContextKeys[Key]): void {
  void vscode.commands.executeCommand('setContext', key, value);
}
