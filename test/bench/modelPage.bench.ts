// The page of a registered model: until it is drawn with the metrics of all runs, against the sum of the calls that this takes.
import { report, median } from '../support/bench.ts';
import type { ModelPageInput, ModelPageResult } from './host/modelPage.ts';
import { startSeededServer } from './seed/seededServer.ts';
import { startEditor } from './support/editor.ts';
import { runHostScript } from './support/hostScript.ts';
import { openModelPage } from './support/modelPage.ts';
import { closeEditors } from './support/visualEditor.ts';

const ROUNDS = 7;
const SMALL = '10 versions';
const LARGE = '1000 versions';

const { uri: trackingUri, stop } = await startSeededServer();
const callsOf = (name: string): Promise<ModelPageResult> =>
  runHostScript<ModelPageInput, ModelPageResult>('modelPage', { trackingUri, input: { name, rounds: ROUNDS } });
const small = await callsOf(SMALL);
const large = await callsOf(LARGE);

const editor = await startEditor({ trackingUri });
const page = await editor.context.newPage();
page.setDefaultTimeout(30_000);
await page.goto(editor.code.url(editor.window));
await page.locator('.monaco-workbench').waitFor();
const drawn: Record<string, number[]> = { [SMALL]: [], [LARGE]: [] };
for (let round = 0; round <= ROUNDS; round++) {
  for (const name of [SMALL, LARGE]) {
    const milliseconds = await openModelPage(page, name);
    if (round > 0) drawn[name]?.push(milliseconds); // the first one connects and loads the bundle
    await closeEditors(page);
  }
}
await editor.stop();
await stop();

const [few, many] = [median(drawn[SMALL] ?? []), median(drawn[LARGE] ?? [])];
report({
  name: `model page of 1,000 versions drawn / sum of its ${large.calls} REST calls`,
  value: many / large.sum,
  unit: 'ratio',
  goal: 1.3,
});
report({ name: 'model page of 1,000 versions drawn, with all metrics', value: many, unit: 'ms' });
report({ name: `sum of its ${large.calls} REST calls`, value: large.sum, unit: 'ms' });
report({ name: `model page of 10 versions drawn, with all metrics`, value: few, unit: 'ms' });
report({ name: `sum of its ${small.calls} REST calls`, value: small.sum, unit: 'ms' });
report({ name: 'REST calls of the model page, 1,000 versions', value: large.calls, unit: 'requests', goal: 20 });
report({ name: 'REST calls for the chosen version and the cards in sight', value: large.further, unit: 'requests' });
