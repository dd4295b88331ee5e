import type { Page } from 'playwright-core';
import { ask, contentFrame, drawn, pressTimed } from './visualEditor.ts';

/** Opens the page of a registered model by its name; milliseconds from the Enter key until the metrics of its runs are drawn, by the page's own clock. */
export async function openModelPage(page: Page, name: string): Promise<number> {
  await ask(page, 'F1', '>MLflow: Open Model');
  const quickInput = page.locator('.quick-input-widget');
  await quickInput
    .getByRole('option', { name: /MLflow: Open Model/ })
    .first()
    .click();
  await quickInput.locator('.quick-input-title').getByText('Open Registered Model').waitFor();
  await quickInput.locator('input').first().fill(name);
  await quickInput.getByRole('option', { name }).first().waitFor();
  const start = await pressTimed(page, 'Enter');
  return (await drawn(await contentFrame(page), 'model-shown')) - start;
}
