import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser, profile } from '../../../scripts/lib/browser.mjs';
import { startCode, type CodeServer, type WindowOptions } from '../../../scripts/lib/codeServer.mjs';
import { buildOnce } from '../../../scripts/lib/lanes/built.mjs';
import { ROOT } from '../../../scripts/lib/paths.mjs';
import { scratchFolder } from '../../../scripts/lib/scratch.mjs';
import { ensure } from '../../../scripts/lib/tools.mjs';

export interface EditorOptions {
  /** The server that the extension is connected to. */
  readonly trackingUri: string;
  /** More user settings. */
  readonly settings?: Record<string, unknown>;
  /** More environment, of the extension host as well. */
  readonly env?: Record<string, string>;
}

/** A server of real editors and a browser to open them in. */
export interface Editor {
  readonly code: CodeServer;
  readonly browser: Awaited<ReturnType<typeof launchBrowser>>;
  readonly context: Awaited<ReturnType<typeof profile>>;
  /** Scratch space. */
  readonly work: string;
  /** A window of its own folder with the built extension. */
  readonly window: WindowOptions;
  stop(): Promise<void>;
}

/** The name of the one connection. */
export const connectionName = 'bench';

/** The extension as it is built, minified, in the newest editor; with the driver, so that it need not be packaged and installed. */
export async function startEditor({ trackingUri, settings = {}, env = {} }: EditorOptions): Promise<Editor> {
  await ensure('dependencies', 'host', 'browser');
  await buildOnce();
  const work = scratchFolder('bench');
  const folder = path.join(work, 'workspace');
  mkdirSync(folder);
  const code = await startCode({
    work: path.join(work, 'code'),
    driver: true,
    settings: { 'mlflow.connections': [{ name: connectionName, trackingUri }], ...settings },
    env,
  });
  const browser = await launchBrowser();
  return {
    code,
    browser,
    context: await profile(browser),
    work,
    window: { dev: ROOT, folder },
    stop: async () => {
      await browser.close();
      await code.stop();
    },
  };
}
