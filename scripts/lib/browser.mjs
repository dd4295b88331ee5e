import { findBrowser } from './install/browser.mjs';
import { endWithScript } from './lifetime.mjs';
import { ensure } from './tools.mjs';

const ARGUMENTS = [
  '--no-sandbox', // as root, and in containers, Chromium does not start with it
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Chromium, headless unless the environment has HEADED. It ends with this process at the latest.
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launchBrowser() {
  await ensure('dependencies', 'browser');
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    executablePath: findBrowser() ?? 'chromium',
    args: ARGUMENTS,
    headless: !process.env['HEADED'],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const forget = endWithScript(
    () => browser.close(),
    () => {},
  ); // a killed parent takes it along: playwright sees to that
  browser.once('disconnected', forget);
  return browser;
}

/**
 * A person's profile. The answered route stands in for code-server's own front: with it, secrets outlive a reload.
 * @param {import('playwright-core').Browser} browser
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
export async function profile(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  await context.route('**/mint-key', (route) => route.fulfill({ body: Buffer.alloc(32, 7) }));
  return context;
}
