import assert from 'node:assert/strict';
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../scripts/lib/paths.mjs';
import type { Workbench } from '../support/workbench.ts';

const README_PICTURES = path.join(ROOT, 'media/readme');
const LARGEST = 200 * 1024;

/** A picture of the window for the README. */
export async function readmePicture({ page }: Workbench, name: string): Promise<void> {
  mkdirSync(README_PICTURES, { recursive: true });
  const file = path.join(README_PICTURES, `${name}.png`);
  await page.mouse.move(320, 14);
  await page.waitForTimeout(500); // for what the pointer left behind to fade
  await page.screenshot({ path: file });
  assert.ok(statSync(file).size < LARGEST, `${name} has ${statSync(file).size} bytes`);
}
