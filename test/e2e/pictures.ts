import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { RUN } from '../../scripts/lib/paths.mjs';
import type { Workbench } from '../support/workbench.ts';

const SCREENSHOTS = path.join(RUN, 'screenshots');

const themes = [
  ['dark', 'Dark Modern', 'vs-dark'],
  ['hc', 'Default High Contrast', 'hc-black'],
  ['light', 'Light Modern', 'vs'],
] as const;
export type ThemeName = (typeof themes)[number][0];

/** A picture of the window in `.tools/run/screenshots/`. */
export async function picture({ page }: Workbench, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.mouse.move(320, 14); // nothing there shows a tooltip
  await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`) });
}

/** Pictures of the window in three themes; the light one stays. */
export async function inEveryTheme(w: Workbench, name: string): Promise<void> {
  for (const [theme] of themes) {
    await wear(w, theme);
    await picture(w, `${name}-${theme}`);
  }
}

/** The same of something that a change of theme or the pointer would close: `open` shows it again each time. */
export async function themed(w: Workbench, name: string, open: () => Promise<void>): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  for (const [theme] of themes) {
    await w.page.keyboard.press('Escape');
    await wear(w, theme);
    await open();
    await w.page.waitForTimeout(300); // for details that come a moment later
    await w.page.screenshot({ path: path.join(SCREENSHOTS, `${name}-${theme}.png`) });
  }
}

export async function wear(w: Workbench, name: ThemeName): Promise<void> {
  const [, title, className] = themes.find(([theme]) => theme === name) ?? themes[0];
  changeSettings(w, { 'workbench.colorTheme': title });
  await w.page.locator(`.monaco-workbench.${className}`).waitFor();
  await w.page.waitForTimeout(300); // colours fade, and icons of the tree come a moment later
}

/** Settings of the folder, which VS Code watches; those of the user are read only when a window loads. */
export function changeSettings({ folder }: Workbench, change: Record<string, unknown>): void {
  const file = path.join(folder, '.vscode/settings.json');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ ...settingsOf(file), ...change }));
}

function settingsOf(file: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  } catch {
    return {};
  }
}
