import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/**
 * All files under a folder whose name ends with `ending`, sorted; none when there is no such folder.
 * (Node 20 has no `fs.globSync`.)
 * @param {string} folder
 * @param {string} ending
 * @returns {string[]}
 */
export function filesUnder(folder, ending) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
}
