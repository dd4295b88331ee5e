import path from 'node:path';
import { say } from './console.mjs';
import { RUN } from './paths.mjs';

/** What the window itself logs among the output of the tests. */
const NOISE =
  /^(%c|Canceled|ChatSessionStore|Ignoring fetching|Updating additional|Creating a socket|Resolv(ing|ed) connection|\[(AccountPolicyGate|AgentHost|reconnection|Service Worker))/;

/**
 * Opens one window of a server started with `driver`, in which the extension host runs the file `tests`.
 * @param {import('./codeServer.mjs').CodeServer} code
 * @param {import('playwright-core').BrowserContext} context
 * @param {import('./codeServer.mjs').WindowOptions & { seconds: number }} options
 * @returns {Promise<number>} the exit code: 0 when run() resolved, 1 when it threw, 70 when the window crashed, 124 when the time was over
 */
export async function runInHost(code, context, { seconds, ...window }) {
  const page = await context.newPage();
  try {
    /** @type {Promise<number>} */
    const exit = new Promise((resolve, reject) => {
      page.once('crash', () => resolve(70));
      const timer = setTimeout(() => resolve(124), seconds * 1000);
      const end = (/** @type {number} */ exitCode) => {
        clearTimeout(timer);
        resolve(exitCode);
      };
      page
        .exposeFunction('codeAutomationLog', log)
        .then(() => page.exposeFunction('codeAutomationExit', end))
        .then(() => page.goto(code.url(window)))
        .catch(reject);
    });
    const exitCode = await exit;
    if (exitCode === 124) {
      const picture = path.join(RUN, 'host-timeout.png');
      await page.screenshot({ path: picture });
      say(`No end after ${seconds} s; a picture of the window is ${picture}`);
    }
    return exitCode;
  } finally {
    await page.close();
  }
}

/**
 * @param {string} type
 * @param {unknown[]} args
 */
function log(type, args) {
  if (NOISE.test(String(args[0]))) return;
  if (type === 'error') console.error(...args);
  else console.log(...args);
}
