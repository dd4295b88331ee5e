// Lanes whose tests run in a plain Node process and start the servers that they need through test/support.
import path from 'node:path';
import { filesUnder } from '../files.mjs';
import { runMocha } from '../mocha/runMocha.mjs';
import { ROOT } from '../paths.mjs';
import { ensure } from '../tools.mjs';
import { packageOnce } from './built.mjs';

/** @typedef {import('./lane.mjs').Lane} Lane */

/** @type {Lane} */
export const unitLane = {
  name: 'unit',
  run: async ({ grep }) => {
    await ensure('dependencies', 'node');
    return runMocha(testsIn('unit'), { grep, timeoutMs: 10_000 });
  },
};

/** @type {Lane} */
export const contractLane = {
  name: 'contract',
  run: async ({ grep }) => {
    await ensure('dependencies', 'node', 'mlflow', 'mlflow2', 'flavors');
    return runMocha(testsIn('contract'), { grep, timeoutMs: 180_000 });
  },
};

/** @type {Lane} */
export const e2eLane = {
  name: 'e2e',
  run: async ({ grep }) => {
    await ensure('dependencies', 'host', 'browser', 'mlflow');
    await packageOnce();
    return runMocha(testsIn('e2e'), { grep, timeoutMs: 180_000 });
  },
};

/** @param {string} lane */
function testsIn(lane) {
  return filesUnder(path.join(ROOT, 'test', lane), '.test.ts');
}
