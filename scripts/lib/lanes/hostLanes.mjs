// Lanes whose tests run inside the extension host of a real VS Code, in windows opened by a headless browser.
import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser, profile } from '../browser.mjs';
import { startCode } from '../codeServer.mjs';
import { say } from '../console.mjs';
import { filesUnder } from '../files.mjs';
import { bundleHostTests } from '../hostBundle.mjs';
import { runInHost } from '../hostWindow.mjs';
import { startMlflow } from '../mlflowServer.mjs';
import { readResult, sum } from '../mocha/result.mjs';
import { noTests } from '../mocha/runMocha.mjs';
import { ROOT, pythonBinary } from '../paths.mjs';
import { scratchFolder } from '../scratch.mjs';
import { ensure } from '../tools.mjs';
import { buildOnce } from './built.mjs';

const TEST_TIMEOUT_MS = 60_000;
const WINDOW_SECONDS = 600;

/**
 * @typedef {object} HostWindow
 * @property {string} name
 * @property {import('../paths.mjs').Which} which
 * @property {boolean} trust whether workspace trust is on, and so the folder not trusted
 * @property {(file: string) => boolean} takes
 */

const isUntrusted = (/** @type {string} */ file) => file.endsWith('.untrusted.test.ts');
const isSmoke = (/** @type {string} */ file) => file.endsWith('.smoke.test.ts');

/** @type {import('./lane.mjs').Lane} */
export const hostLane = hostLaneOf('host', [
  { name: 'host', which: 'current', trust: false, takes: (file) => !isUntrusted(file) },
  { name: 'host-untrusted', which: 'current', trust: true, takes: isUntrusted },
]);

/** The smoke tests on the oldest VS Code that `engines.vscode` allows. */
export const oldestLane = hostLaneOf('oldest', [{ name: 'oldest', which: 'oldest', trust: false, takes: isSmoke }]);

/**
 * @param {string} name
 * @param {readonly HostWindow[]} windows
 * @returns {import('./lane.mjs').Lane}
 */
function hostLaneOf(name, windows) {
  return {
    name,
    run: async ({ grep }) => {
      await ensure(
        'dependencies',
        'host',
        ...(name === 'oldest' ? /** @type {const} */ (['oldestHost']) : []),
        'browser',
        'mlflow',
      );
      const all = filesUnder(path.join(ROOT, 'test/host'), '.test.ts');
      const filled = windows
        .map((window) => ({ window, files: all.filter(window.takes) }))
        .filter(({ files }) => files.length > 0);
      if (filled.length === 0) return noTests();
      await buildOnce();
      const mlflow = await startMlflow();
      const browser = await launchBrowser();
      try {
        const results = [];
        for (const { window, files } of filled)
          results.push(await runWindow(window, files, { grep, browser, trackingUri: mlflow.uri }));
        const total = sum(results);
        return total.passed + total.failed === 0 && grep === undefined ? noTests() : total;
      } finally {
        await Promise.all([browser.close(), mlflow.stop()]);
      }
    },
  };
}

/**
 * @param {HostWindow} window
 * @param {readonly string[]} files
 * @param {{ grep: string | undefined, browser: import('playwright-core').Browser, trackingUri: string }} options
 */
async function runWindow({ name, which, trust }, files, { grep, browser, trackingUri }) {
  const work = scratchFolder(name);
  const result = path.join(work, 'result.json');
  const tests = path.join(work, 'tests.cjs');
  const folder = path.join(work, 'workspace');
  mkdirSync(folder);
  cpSync(path.join(ROOT, 'test/fixtures/workspace'), folder, { recursive: true });
  await bundleHostTests(files, { to: tests, grep, timeoutMs: TEST_TIMEOUT_MS });
  const code = await startCode({
    which,
    work: path.join(work, 'code'),
    driver: true,
    trust,
    env: {
      MLFLOW_WORKBENCH_TEST_URI: trackingUri,
      MLFLOW_WORKBENCH_TEST_PYTHON: pythonBinary('3'),
      MLFLOW_WORKBENCH_TEST_RESULT: result,
    },
  });
  const context = await profile(browser);
  try {
    say(`${name}: ${files.length} test files in a window of ${code.base}`);
    const exitCode = await runInHost(code, context, { dev: ROOT, tests, folder, seconds: WINDOW_SECONDS });
    const counted = readResult(result, exitCode);
    if (counted.failed > 0) say(`The logs of its extension host: ${path.join(code.work, 'data/logs')}`);
    return counted;
  } finally {
    await context.close();
    await code.stop();
  }
}
