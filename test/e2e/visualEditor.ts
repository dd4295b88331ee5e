import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Frame, FrameLocator, Locator } from 'playwright-core';
import type { Workbench } from '../support/workbench.ts';
import { openAsText } from './mlmodelFolder.ts';

/** The page of the editor in front, and what a person reaches in it. */
export interface Page {
  readonly root: FrameLocator;
  /** A row of a table, by the name of its column. */
  row(table: string, name: string): Locator;
  /** A cell of such a row: 1 is the name, 2 the type. */
  cell(table: string, name: string, column: number): Locator;
  button(name: string | RegExp): Locator;
}

export function pageOf(w: Workbench): Page {
  const root = w.webview();
  const row = (table: string, name: string): Locator =>
    root
      .getByRole('treegrid', { name: table })
      .getByRole('row')
      .filter({ has: root.locator('td').nth(1).getByText(name, { exact: true }) })
      .first();
  return {
    root,
    row,
    cell: (table, name, column) => row(table, name).getByRole('gridcell').nth(column),
    button: (name) => root.getByRole('button', { name }).first(),
  };
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeRun {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}

/** What axe objects to in the page in front, as `rule: element`. */
export async function objections(w: Workbench): Promise<readonly string[]> {
  const frame = await contentFrame(w);
  await frame.evaluate(axe);
  const { violations } = await frame.evaluate(() =>
    (globalThis as unknown as { axe: { run(root: Document): Promise<AxeRun> } }).axe.run(document),
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

async function contentFrame(w: Workbench): Promise<Frame> {
  const frame = await (await w.webview().locator('main').elementHandle())?.ownerFrame();
  if (!frame) throw new Error('no page is in front');
  return frame;
}

/** Opens the only `MLmodel` file of the workspace, by the button in the title of its text. */
export async function openVisually(w: Workbench): Promise<void> {
  await openAsText(w);
  await w.page.locator('.editor-actions').getByRole('button', { name: 'Open MLmodel in Visual Editor' }).click();
  await w.webview().getByRole('heading', { level: 1 }).waitFor();
}

/** In VS Code's own dialog for files, which the editor in the browser has; it begins in the folder of the model. */
export async function chooseFile(w: Workbench, file: string): Promise<void> {
  await w.quickInput.getByRole('option', { name: 'conda.yaml' }).waitFor();
  await w.quickInput.locator('input').first().fill(file);
  await w.quickInput.getByRole('option', { name: path.basename(file) }).waitFor();
  await w.quickInput.getByRole('button', { name: 'OK' }).click();
}

/** What the page gets when a file is dragged onto it from the explorer of a remote window. */
export async function drop(w: Workbench, file: string): Promise<void> {
  await (
    await contentFrame(w)
  ).evaluate((uri) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/uri-list', uri);
    const main = document.querySelector('main') ?? document.body;
    main.dispatchEvent(new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true }));
    main.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, `vscode-remote://127.0.0.1${file}`);
}
