// Bundled with the tests that run inside VS Code's extension host.
import * as imported from 'mocha';
import CountingReporter from './countingReporter.mjs';

/**
 * @param {readonly (() => unknown)[]} loadFiles each loads one test file
 * @param {{ grep?: string, timeoutMs: number }} options
 * @returns {Promise<void>} rejects when a test failed: VS Code turns that into exit code 1
 */
export function runTests(loadFiles, { grep, timeoutMs }) {
  const mocha = new imported.default({
    ui: 'bdd',
    color: false,
    timeout: timeoutMs,
    reporter: CountingReporter,
    forbidOnly: true,
    forbidPending: true,
    ...(grep !== undefined && { grep }),
  });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  for (const load of loadFiles) load();
  return new Promise((resolve, reject) => {
    mocha.run((failures) => (failures === 0 ? resolve() : reject(new Error(`${failures} tests failed`))));
  });
}
