import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { launchBrowser, profile } from '../../scripts/lib/browser.mjs';
import { installVsix, startCode } from '../../scripts/lib/codeServer.mjs';
import { ROOT, VSIX } from '../../scripts/lib/paths.mjs';
import { scratchFolder } from '../../scripts/lib/scratch.mjs';

export interface WorkbenchOptions {
  /** User settings. */
  readonly settings?: Record<string, unknown>;
  /** What the workspace holds; it is copied, and the copy is opened. */
  readonly folder?: string;
  readonly env?: Record<string, string>;
  /** The folder is not trusted. */
  readonly untrusted?: boolean;
}

/** A window with the packaged extension, as a person has it, and the gestures of that person. */
export interface Workbench {
  readonly page: Page;
  /** The opened copy. */
  readonly folder: string;
  readonly quickInput: Locator;
  /** Runs a command from the palette, found by the title that it shows there. */
  command(title: string): Promise<void>;
  /** Chooses from the context menu that is open. */
  menu(title: string | RegExp): Promise<void>;
  toast(text: string | RegExp): Locator;
  treeItem(name: string | RegExp): Locator;
  /** The document inside the visible webview. */
  webview(): FrameLocator;
  /** A picture of the window in `.tools/run/`. */
  picture(name: string): Promise<void>;
  close(): Promise<void>;
}

let opened = 0;

export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const work = scratchFolder(`workbench-${++opened}`);
  const folder = path.join(work, 'workspace');
  mkdirSync(folder);
  cpSync(options.folder ?? path.join(ROOT, 'test/fixtures/workspace'), folder, { recursive: true });
  await installVsix({ vsix: VSIX, work: path.join(work, 'code') });
  const code = await startCode({
    work: path.join(work, 'code'),
    fresh: false,
    trust: options.untrusted ?? false,
    ...(options.settings && { settings: options.settings }),
    ...(options.env && { env: options.env }),
  });
  const browser = await launchBrowser();
  const page = await (await profile(browser)).newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(code.url({ folder }));
  await page.locator('.monaco-workbench').waitFor();
  return {
    page,
    folder,
    ...gestures(page),
    close: async () => {
      await browser.close();
      await code.stop();
    },
  };
}

function gestures(page: Page): Omit<Workbench, 'page' | 'folder' | 'close'> {
  const quickInput = page.locator('.quick-input-widget');
  return {
    quickInput,
    command: (title) => command(page, quickInput, title),
    menu: async (title) => {
      const item = page.getByRole('menuitem', { name: title });
      await item.hover();
      await page.waitForTimeout(250); // a menu that has just opened swallows clicks
      await item.click();
      await item.waitFor({ state: 'detached' });
    },
    toast: (text) => page.locator('.notifications-toasts .notification-list-item-message', { hasText: text }),
    treeItem: (name) => page.locator('.sidebar').getByRole('treeitem', { name }),
    webview: () => page.frameLocator('iframe.webview.ready').frameLocator('#active-frame'),
    picture: async (name) => {
      await page.screenshot({ path: path.join(ROOT, '.tools/run', `${name}.png`) });
    },
  };
}

/** Tries again: a palette that was opened before the extension is known does not refresh itself. */
async function command(page: Page, quickInput: Locator, title: string): Promise<void> {
  const row = quickInput.getByRole('option').filter({ hasText: title }).first();
  for (let attemptsLeft = 8; ; attemptsLeft--) {
    await page.keyboard.press('F1');
    try {
      await quickInput.locator('input').first().fill(`>${title}`, { timeout: 2000 });
      return await row.click({ timeout: 2000 });
    } catch (error) {
      if (attemptsLeft === 0) throw error;
      await page.keyboard.press('Escape');
    }
  }
}
