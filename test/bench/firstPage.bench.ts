// A page of runs in the tree against the bare call that brings it, and how both grow with the experiment.
import { report } from '../support/bench.ts';
import type { FirstPageInput, FirstPageResult } from './host/firstPage.ts';
import { bigExperiment, experiments, startSeededServer } from './seed/seededServer.ts';
import { runHostScript } from './support/hostScript.ts';

const { uri: trackingUri, stop } = await startSeededServer();
const input = { trackingUri, experiments, pairs: 15 };
const pages = await runHostScript<FirstPageInput, FirstPageResult>('firstPage', { trackingUri, input });
await stop();

for (const { runs } of experiments) {
  const opened = pages[runs];
  if (!opened) throw new Error(`nothing was measured for ${runs} runs`);
  const goal = runs === bigExperiment.runs ? { goal: 1.2 } : {};
  const { rows, page, once } = opened;
  report({ name: `first rows of ${runs} runs, tree / bare REST call`, value: rows.ratio, unit: 'ratio', ...goal });
  report({ name: `first rows of ${runs} runs, tree`, value: rows.first, unit: 'ms' });
  report({ name: `first page of ${runs} runs, tree / its bare REST calls`, value: page.ratio, unit: 'ratio', ...goal });
  report({ name: `first page of ${runs} runs, tree`, value: page.first, unit: 'ms' });
  report({ name: `first page of ${runs} runs, tree / one bare call for all of it`, value: once.ratio, unit: 'ratio' });
}
