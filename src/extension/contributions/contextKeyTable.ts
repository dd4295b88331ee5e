import { errorReasons } from '../../core/tracking/trackingError.ts';

const flag = [true, false] as const;

/** State that `when` clauses of package.json read, with the values each can take. */
export const contextKeyTable = {
  /** State of the active connection. */
  'mlflow.state': ['none', 'connecting', 'ready', 'failed'],
  /** Why it failed. */
  'mlflow.problem': ['', ...errorReasons],
  /** The registry's own state, when the connection is ready. */
  'mlflow.registry': ['ready', 'missing'],
  'mlflow.writable': flag,
  'mlflow.experiments.deletedShown': flag,
  'mlflow.experiments.filtered': flag,
  'mlflow.experiments.empty': flag,
  'mlflow.models.filtered': flag,
  'mlflow.models.empty': flag,
} as const satisfies Record<string, readonly (string | boolean)[]>;

export type ContextKey = keyof typeof contextKeyTable;
export type ContextValue<Key extends ContextKey> = (typeof contextKeyTable)[Key][number];
