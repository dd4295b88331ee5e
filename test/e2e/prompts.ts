import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { Workbench } from '../support/workbench.ts';
import { until } from './poll.ts';

/** Waits for a quick pick or an input box with this title. */
export async function prompt({ quickInput }: Workbench, title: string): Promise<void> {
  const shown = quickInput.locator('.quick-input-title');
  await until(
    async () => ((await shown.isVisible()) ? await shown.innerText() : ''),
    (seen) => assert.equal(seen, title),
  );
}

/** Chooses a row; `text` is how label, description and detail begin, as they stand side by side. */
export async function choose(w: Workbench, title: string, text: string): Promise<void> {
  await prompt(w, title);
  await option(w, text).click();
}

/** Icons are not text; a label begins with the blank after its icon. */
export function option({ quickInput }: Workbench, text: string): Locator {
  const literal = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return quickInput
    .getByRole('option')
    .filter({ hasText: new RegExp(`^\\s*${literal}`) })
    .first();
}

export async function type(w: Workbench, title: string, text: string): Promise<void> {
  await prompt(w, title);
  await w.quickInput.locator('input').first().fill(text);
}

export async function enter(w: Workbench, title: string, text: string): Promise<void> {
  await type(w, title, text);
  await w.page.keyboard.press('Enter');
}

/** What a prompt says below its box. */
export function message({ quickInput }: Workbench): Promise<string> {
  return quickInput.locator('.quick-input-message').innerText();
}

/** The modal question: its words, and a press of one of its buttons. */
export async function answerModal({ page }: Workbench, button: string): Promise<string> {
  const box = page.locator('.monaco-dialog-box');
  const said = await box.locator('.dialog-message-row').innerText();
  await box.getByRole('button', { name: button }).click();
  await box.waitFor({ state: 'detached' });
  return said;
}

/** The notification that says this, and a press of one of its buttons. */
export async function pressInToast({ page }: Workbench, text: string, button: string): Promise<void> {
  const item = page.locator('.notifications-toasts .notification-list-item').filter({ hasText: text });
  await item.getByRole('button', { name: button }).click();
}
