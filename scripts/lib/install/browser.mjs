import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { Failure } from '../console.mjs';
import { run } from '../processes.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC_APPS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const CURE =
  'install Chromium or Google Chrome (Debian: apt-get install chromium), or name one: CHROMIUM=/path/to/chrome';

/** Chromium is the only thing that is not fetched into `.tools`: the system's package brings the libraries that it needs. */
export const browserTool = {
  title: 'Chromium',
  isThere: () => findBrowser() !== undefined,
  preflight: async () => {
    if (process.getuid?.() !== 0 || !onPath('apt-get'))
      throw new Failure('No Chromium or Google Chrome was found.', CURE);
  },
  install: async () => {
    await run('apt-get', ['update', '-qq'], { cure: CURE });
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], {
      env,
      cure: CURE,
    });
    if (!findBrowser()) throw new Failure('No Chromium was found after installing it.', CURE);
  },
};

/** @returns {string | undefined} */
export function findBrowser() {
  const named = process.env['CHROMIUM'];
  if (named) return named;
  return NAMES.map(onPath).find(Boolean) ?? MAC_APPS.find(isProgram);
}

/**
 * @param {string} name
 * @returns {string | undefined} the whole path
 */
export function onPath(name) {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  return folders.map((folder) => path.join(folder, name)).find(isProgram);
}

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
