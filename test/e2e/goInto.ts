import type { Workbench } from '../support/workbench.ts';

/** Puts the cursor before the last character of a text of the editor, found by VS Code itself. */
export async function goInto({ page }: Workbench, text: string): Promise<void> {
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.mouse.move(320, 14); // nothing there shows a tooltip
  await page.keyboard.press('Control+F');
  await page.locator('.find-widget.visible textarea').first().fill(text);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
}
