import { Refusal } from './refusal.ts';
import type { DataProblem } from './verdict.ts';

/** Does what may be refused; a refusal becomes a problem of the list, so that the next part can be looked at too. */
export function attempt<T>(problems: DataProblem[], spec: DataProblem['spec'], action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    problems.push({ message: error.text, at: error.at, ...(spec && { spec }) });
    return undefined;
  }
}
