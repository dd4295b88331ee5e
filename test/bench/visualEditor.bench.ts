// The visual editor: until a model is drawn against an empty file in the same page, until a gesture is in the text, and how a long table scrolls.
import { statSync } from 'node:fs';
import path from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { ROOT } from '../../scripts/lib/paths.mjs';
import { compare, median, report } from '../support/bench.ts';
import { wideModel } from '../support/wideModel.ts';
import { startSeededServer } from './seed/seededServer.ts';
import { startEditor } from './support/editor.ts';
import { closeEditors, openVisually, opensVisually, placeModel } from './support/visualEditor.ts';

const PAIRS = 7;
const GESTURES = 15;
const LONG_TASK = 50;

const { uri: trackingUri, stop } = await startSeededServer();
const editor = await startEditor({ trackingUri, settings: opensVisually });
placeModel(editor, 'empty', { MLmodel: '' });
placeModel(editor, 'wide', wideModel(300));
placeModel(editor, 'widest', wideModel(10_000));
const page = await editor.context.newPage();
page.setDefaultTimeout(30_000);
await page.goto(editor.code.url(editor.window));
await page.locator('.monaco-workbench').waitFor();

const paintOf = (name: string) => async (): Promise<number> => {
  const { paint } = await openVisually(page, name);
  await closeEditors(page);
  return paint;
};
const wide = await compare(PAIRS, paintOf('wide'), paintOf('empty'));
const widest = await compare(PAIRS, paintOf('widest'), paintOf('empty'));
const gesture = await gestures(page);
const longest = await longestTask(page);
await editor.stop();
await stop();

report({ name: 'visual editor, 300 columns drawn / empty page', value: wide.ratio, unit: 'ratio', goal: 1.5 });
report({ name: 'visual editor, 300 columns drawn', value: wide.first, unit: 'ms' });
report({ name: 'visual editor, empty page drawn', value: wide.second, unit: 'ms' });
report({ name: 'visual editor, 10,000 columns drawn / empty page', value: widest.ratio, unit: 'ratio', goal: 2.5 });
report({ name: 'visual editor, 10,000 columns drawn', value: widest.first, unit: 'ms' });
report({ name: 'gesture until it is in the text, 300 columns', value: gesture, unit: 'ms', goal: 30 });
report({ name: 'longest task while 10,000 rows scroll', value: longest, unit: 'ms', goal: LONG_TASK });
report({ name: 'script of the page', value: scriptBytes() / 1024, unit: 'KB', goal: 450 });

/** Ticks `required` over and over; the page notes how long each took until the extension said that it is in the text. */
async function gestures(window: Page): Promise<number> {
  const { frame } = await openVisually(window, 'wide');
  await frame.getByRole('checkbox').first().focus();
  for (let i = 1; i <= GESTURES; i++) {
    await frame.getByRole('checkbox').first().click();
    await frame.waitForFunction((count) => performance.getEntriesByName('mlmodel-gesture').length >= count, i);
  }
  const times = await frame.evaluate(() =>
    performance.getEntriesByName('mlmodel-gesture').map(({ duration }) => duration),
  );
  await window.keyboard.press('Control+S');
  await closeEditors(window);
  return median(times);
}

/** Milliseconds of the longest task of the page; those below 50 are not told by the browser and count as 0. */
async function longestTask(window: Page): Promise<number> {
  const { frame } = await openVisually(window, 'widest');
  await frame.getByRole('row').nth(5).hover();
  await window.waitForTimeout(1500); // what comes after the first paint is over
  const watched = await watchTasks(frame);
  for (let i = 0; i < 200; i++) {
    await window.mouse.wheel(0, 900);
    await window.waitForTimeout(16);
  }
  await window.waitForTimeout(500);
  const tasks = await watched();
  await closeEditors(window);
  return Math.max(0, ...tasks);
}

async function watchTasks(frame: Frame): Promise<() => Promise<number[]>> {
  await frame.evaluate((name) => {
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) performance.measure(name, { start: 0, duration });
    });
    observer.observe({ type: 'longtask' });
  }, 'seen-long-task');
  return () =>
    frame.evaluate((name) => performance.getEntriesByName(name).map(({ duration }) => duration), 'seen-long-task');
}

function scriptBytes(): number {
  return statSync(path.join(ROOT, 'dist/webview/mlmodel.js')).size;
}
