import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { scratchFolder } from '../../scripts/lib/scratch.mjs';
import { soundBut } from '../support/modelFiles.ts';
import type { Workbench } from '../support/workbench.ts';

/** A workspace with a sound model in the folder `name`, but for one part of its signature and for an environment that YAML reads as another. */
export function modelWorkspace(name: string, part: string, instead: string): string {
  const folder = scratchFolder(name);
  const files = {
    ...soundBut(part, instead),
    'python_env.yaml': 'python: 3.10\ndependencies:\n- -r requirements.txt\n',
  };
  mkdirSync(path.join(folder, name));
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, name, file), text);
  return folder;
}

/** Opens the only `MLmodel` file of the workspace as text, by its name. */
export async function openAsText({ page, quickInput }: Workbench): Promise<void> {
  await page.keyboard.press('Control+P');
  await quickInput.locator('input').first().fill('MLmodel');
  await quickInput
    .getByRole('option', { name: /MLmodel/ })
    .first()
    .click();
  await page.locator('.monaco-editor .view-lines').first().waitFor();
}

/** The same, and waits until its errors are underlined. */
export async function openWrongModel(w: Workbench): Promise<void> {
  await openAsText(w);
  await w.page.locator('.squiggly-error').first().waitFor();
}
