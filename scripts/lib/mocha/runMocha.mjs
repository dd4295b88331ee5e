import path from 'node:path';
import { say } from '../console.mjs';
import { ROOT, nodeBinary } from '../paths.mjs';
import { cleanEnvironment, start } from '../processes.mjs';
import { scratchFolder } from '../scratch.mjs';
import { FAILED, readResult } from './result.mjs';

/** In which a whole lane must have ended. */
const LANE_MINUTES = 20;

/**
 * Runs test files (`.ts` as they are: their types are stripped) under the fetched Node.
 * @param {readonly string[]} files
 * @param {{ grep?: string | undefined, timeoutMs: number }} options
 * @returns {Promise<import('./result.mjs').Result>}
 */
export async function runMocha(files, { grep, timeoutMs }) {
  if (files.length === 0) return noTests();
  const result = path.join(scratchFolder('mocha'), 'result.json');
  const color = process.stdout.isTTY && !process.env['NO_COLOR'];
  const child = start(
    nodeBinary(),
    [
      '--disable-warning=ExperimentalWarning',
      path.join(ROOT, 'node_modules/mocha/bin/mocha.js'),
      '--no-config',
      '--exit',
      '--forbid-only',
      '--forbid-pending',
      `--timeout=${timeoutMs}`,
      `--reporter=${path.join(import.meta.dirname, 'countingReporter.mjs')}`,
      `--require=${path.join(import.meta.dirname, 'stopServers.mjs')}`,
      ...(grep === undefined ? [] : [`--grep=${grep}`]),
      ...files,
    ],
    {
      cwd: ROOT,
      env: cleanEnvironment({ MLFLOW_WORKBENCH_TEST_RESULT: result, ...(color && { FORCE_COLOR: '1' }) }),
      echo: true,
      graceMs: 15_000, // it has servers of its own to stop
    },
  );
  const timer = setTimeout(() => {
    say(`The lane did not end in ${LANE_MINUTES} minutes.`);
    void child.stop();
  }, LANE_MINUTES * 60_000);
  const exitCode = await child.exited;
  clearTimeout(timer);
  const counted = readResult(result, exitCode);
  return counted.passed + counted.failed === 0 && grep === undefined ? noTests() : counted;
}

export function noTests() {
  say('No tests were found: that counts as a failure.');
  return FAILED;
}
