import { ROOT, nodeBinary } from '../paths.mjs';
import path from 'node:path';
import { FAILED, PASSED } from '../mocha/result.mjs';
import { start } from '../processes.mjs';
import { ensure } from '../tools.mjs';

/** @typedef {import('./lane.mjs').Lane} Lane */

export const lintLane = checkLane('lint', 'lint');
export const typesLane = checkLane('types', 'typecheck');
export const formatLane = checkLane('format', 'format:check');

/**
 * A lane that is one npm script: it counts as one test.
 * @param {string} name
 * @param {string} script
 * @returns {Lane}
 */
function checkLane(name, script) {
  return {
    name,
    run: async () => {
      await ensure('dependencies', 'node');
      const env = {
        ...process.env,
        PATH: `${path.dirname(nodeBinary())}${path.delimiter}${process.env['PATH'] ?? ''}`,
      };
      const exitCode = await start('npm', ['run', '--silent', script], { cwd: ROOT, env, echo: true }).exited;
      return exitCode === 0 ? PASSED : FAILED;
    },
  };
}
