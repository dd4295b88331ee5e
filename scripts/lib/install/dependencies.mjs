import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../paths.mjs';
import { run } from '../processes.mjs';

const LOCK = path.join(ROOT, 'package-lock.json');
/** What npm itself remembers of the last installation; written at its very end. */
const INSTALLED = path.join(ROOT, 'node_modules/.package-lock.json');

/** The project's own packages. No script of theirs is run: esbuild's program comes as an optional package. */
export const dependenciesTool = {
  title: 'the npm packages of the project',
  isThere: isUpToDate,
  install: async () => {
    try {
      await npm('ci');
    } catch {
      // A mirror without the optional packages of other platforms makes a lock that `npm ci` refuses. This takes the
      // locked versions too, and leaves the lock as it is.
      await npm('install', '--no-save');
    }
  },
};

/** @param {...string} command */
function npm(...command) {
  const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  return run('npm', [...command, ...quietly], { cwd: ROOT, cure: 'npm install --ignore-scripts' });
}

function isUpToDate() {
  if (!existsSync(LOCK) || !existsSync(INSTALLED)) return false;
  const wanted = packagesOf(LOCK);
  const there = packagesOf(INSTALLED);
  return Object.entries(wanted).every(
    ([place, { version, optional }]) => place === '' || optional || there[place]?.version === version,
  );
}

/**
 * @param {string} lockFile
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesOf(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages ?? {};
}
