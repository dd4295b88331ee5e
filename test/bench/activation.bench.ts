// What opening the view for the first time costs: time inside activate(), what VS Code itself counts, and the bytes that are loaded.
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { scratchFolder } from '../../scripts/lib/scratch.mjs';
import { median, report } from '../support/bench.ts';
import type { ActivationInput, ActivationResult } from './host/activation.ts';
import { startSeededServer } from './seed/seededServer.ts';
import { prepareHostScript } from './support/hostScript.ts';

const WINDOWS = 9;

const { uri: trackingUri, stop } = await startSeededServer();
const seen = path.join(scratchFolder('bench-seen'), 'seen');
const script = await prepareHostScript<ActivationInput, ActivationResult>('activation', {
  trackingUri,
  input: { seen },
});
const activations: (ActivationResult & { readonly counted: number })[] = [];
for (let i = 0; i < WINDOWS; i++) {
  rmSync(seen, { force: true });
  const opened = script.editor.context.waitForEvent('page');
  const [result, counted] = await Promise.all([script.run(), opened.then(countedActivation)]);
  activations.push({ ...result, counted });
}
await script.stop();
await stop();

const inside = median(activations.map((one) => one.inside));
const counted = median(activations.map((one) => one.counted));
const bytes = Math.max(...activations.map((one) => one.bytes));
report({ name: 'time inside activate()', value: inside, unit: 'ms', goal: 15 });
report({ name: 'activation as VS Code counts it', value: counted, unit: 'ms' });
report({ name: 'bytes loaded at activation', value: bytes / 1024, unit: 'KB', goal: 450 });

/** Milliseconds, from the page "Running Extensions", which names an extension under development by its id. */
async function countedActivation(page: Page): Promise<number> {
  const row = page.locator('.runtime-extensions-editor').getByRole('listitem', { name: 'mlflow-workbench' });
  const text = await row.innerText({ timeout: 60_000 });
  writeFileSync(seen, '');
  return Number(/(\d+)\s*ms/.exec(text)?.[1]);
}
