// The build products that lanes share: made once per run of the tests.
import path from 'node:path';
import { step } from '../console.mjs';
import { ROOT } from '../paths.mjs';
import { run } from '../processes.mjs';

/** @type {Promise<string> | undefined} */
let building;
/** @type {Promise<string> | undefined} */
let packaging;

export function buildOnce() {
  building ??= step('Building', () => runScript('build.mjs', 'npm run build'));
  return building;
}

/** Packaging builds as well. */
export function packageOnce() {
  packaging ??= step('Packaging', () => runScript('package.mjs', 'npm run package'));
  return packaging;
}

/**
 * @param {string} script
 * @param {string} cure
 */
function runScript(script, cure) {
  return run(process.execPath, [path.join(ROOT, 'scripts', script)], {
    cwd: ROOT,
    cure: `${cure}, which shows the same failure alone`,
  });
}
