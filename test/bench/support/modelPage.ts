import type { Page } from 'playwright-core';
import { ask, contentFrame, drawn, pressTimed } from './visualEditor.ts';

/** Opens the page of a registered model by its name; milliseconds from the Enter key until the metrics of its runs are drawn, by the page's own clock. */
export async function openModelPage(page: Page, name: string): Promise<number> {
  const quickInput = page.locator('.quick-input-widget');
  await openPicker(page);
  await quickInput.locator('.quick-input-title').getByText('Open Registered Model').waitFor();
  await quickInput.locator('input').first().fill(name);
  await quickInput.getByRole('option', { name }).first().waitFor();
  await page.waitForTimeout(1000); // the list is searched once more, and forgets which row is the active one
  const start = await pressTimed(page, 'Enter');
  return (await drawn(await contentFrame(page), 'model-shown')) - start;
}

/** Tries again: a palette that was opened before the extension is known does not refresh itself. */
async function openPicker(page: Page): Promise<void> {
  for (let attemptsLeft = 8; ; attemptsLeft--) {
    await ask(page, 'F1', '>MLflow: Open Model');
    try {
      const option = page.locator('.quick-input-widget').getByRole('option', { name: /MLflow: Open Model/ });
      return await option.first().click({ timeout: 3000 });
    } catch (error) {
      if (attemptsLeft === 0) throw error;
      await page.keyboard.press('Escape');
    }
  }
}
