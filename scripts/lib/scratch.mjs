import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { RUN } from './paths.mjs';

/**
 * An empty folder of this process, so that two runs at the same time do not meet. What dead processes left is removed.
 * @param {string} name
 * @returns {string}
 */
export function scratchFolder(name) {
  mkdirSync(RUN, { recursive: true });
  for (const entry of readdirSync(RUN)) {
    const owner = /-pid(\d+)$/.exec(entry)?.[1];
    if (owner && !isAlive(Number(owner))) rmSync(path.join(RUN, entry), { recursive: true, force: true });
  }
  const folder = path.join(RUN, `${name}-pid${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  return folder;
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
