import { statSync, type Stats } from 'node:fs';
import path from 'node:path';
import { WrongUse } from './arguments.ts';

/**
 * What is at a path that was given; undefined where there is nothing.
 * @throws WrongUse where the system cannot say it: permissions, links in a circle, a name that is too long
 */
export function statGiven(given: string, cwd: string): Stats | undefined {
  try {
    return statSync(path.resolve(cwd, given), { throwIfNoEntry: false });
  } catch (error) {
    throw new WrongUse(`“${given}” cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}.`);
  }
}
