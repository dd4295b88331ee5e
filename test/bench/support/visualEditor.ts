import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame, Page } from 'playwright-core';
import type { Editor } from './editor.ts';

/** Writes a model folder into the workspace of the window. */
export function placeModel({ window }: Editor, name: string, files: Readonly<Record<string, string>>): void {
  const folder = path.join(window.folder ?? '', name);
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, file), text);
}

/** A window in which `MLmodel` files open in the visual editor at once. */
export const opensVisually = { 'workbench.editorAssociations': { '**/MLmodel': 'mlflow.mlmodelEditor' } };

/** Opens the model in the folder `name` as a person does; milliseconds from the Enter key until the page has drawn it, by the page's own clock. */
export async function openVisually(
  page: Page,
  name: string,
): Promise<{ readonly frame: Frame; readonly paint: number }> {
  await ask(page, 'Control+P', `${name}/MLmodel`);
  await page
    .locator('.quick-input-widget')
    .getByRole('option', { name: /MLmodel/ })
    .first()
    .waitFor();
  const start = await pressTimed(page, 'Enter');
  const frame = await contentFrame(page);
  return { frame, paint: (await drawn(frame, 'mlmodel-shown')) - start };
}

/** Presses a key; when the page heard it, by the wall clock. */
export async function pressTimed(page: Page, key: string): Promise<number> {
  await page.evaluate(() => {
    const note = ({ timeStamp }: KeyboardEvent): void => {
      document.documentElement.dataset['pressed'] = String(performance.timeOrigin + timeStamp);
    };
    document.addEventListener('keydown', note, { capture: true, once: true });
  });
  await page.keyboard.press(key);
  return page.evaluate(() => Number(document.documentElement.dataset['pressed']));
}

export async function closeEditors(page: Page): Promise<void> {
  await page.locator('.tab.active').first().click(); // takes the focus out of the page, which would take it back
  await ask(page, 'F1', '>View: Close All Editors');
  await page.locator('.quick-input-widget').getByRole('option').first().click();
  await page.locator('iframe.webview').first().waitFor({ state: 'detached' });
  await page.waitForTimeout(500);
}

/** Tries again: while a page loses or gets the focus, what it opens closes at once. */
export async function ask(page: Page, key: string, text: string): Promise<void> {
  for (let attemptsLeft = 8; ; attemptsLeft--) {
    await page.keyboard.press(key);
    try {
      return await page.locator('.quick-input-widget input').first().fill(text, { timeout: 2000 });
    } catch (error) {
      if (attemptsLeft === 0) throw error;
      await page.keyboard.press('Escape');
    }
  }
}

export async function contentFrame(page: Page): Promise<Frame> {
  const inner = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame').locator('main');
  const handle = await (await inner.elementHandle())?.ownerFrame();
  if (!handle) throw new Error('the page has no frame');
  return handle;
}

/** When the page of an editor set this mark, because it had drawn what it is about; by the wall clock. */
export function drawn(frame: Frame, marked: string): Promise<number> {
  return frame.evaluate(
    (name) =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          const [mark] = performance.getEntriesByName(name);
          if (mark) resolve(performance.timeOrigin + mark.startTime);
          else requestAnimationFrame(look);
        };
        look();
      }),
    marked,
  );
}
