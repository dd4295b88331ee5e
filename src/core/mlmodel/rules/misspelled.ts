import { topLevelKey, topLevelKeys } from '../keys.ts';
import { nearName } from './nearName.ts';

/** Whether a key at the top looks like `name` written wrong: then that is told, and not that `name` is missing. */
export function isMisspelled(top: ReadonlyMap<string, unknown>, name: string): boolean {
  if (top.has(name)) return false;
  const free = freeKeys(top);
  return [...top.keys()].some((key) => topLevelKey(key) === undefined && nearName(key, free) === name);
}

/** The keys that MLflow knows and the file does not have. */
export function freeKeys(top: ReadonlyMap<string, unknown>): readonly string[] {
  return topLevelKeys.map(({ name }) => name).filter((name) => !top.has(name));
}
