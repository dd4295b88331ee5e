import { message, type Message } from '../base/message.ts';
import type { Siblings } from './siblings.ts';

/**
 * What is told of a file that MLflow fails to open as text; undefined where there is nothing to tell. One that is only too large to be looked at
 * here is none.
 */
export function siblingMessage(siblings: Siblings, file: string): Message | undefined {
  const problem = siblings.problem(file);
  if (problem === undefined || problem === 'tooLarge') return undefined;
  return message(problem === 'notUtf8' ? 'siblingNotUtf8' : 'siblingUnreadable', { file });
}
