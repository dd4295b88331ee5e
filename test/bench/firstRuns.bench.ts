// From a click on an experiment until its first run can be seen: in the tree, and in MLflow's own web UI.
import type { Page } from 'playwright-core';
import { profile } from '../../scripts/lib/browser.mjs';
import { compare, elapsed, median, report } from '../support/bench.ts';
import { bigExperiment, firstRunName, startSeededServer } from './seed/seededServer.ts';
import { startEditor } from './support/editor.ts';
import { untilVisible } from './support/firstVisible.ts';
import { resend, type SentRequest } from './support/sentRequests.ts';

const PAIRS = 9;
/** Until what a page does after it has shown what was asked for is over. */
const AFTERMATH = 1500;

const { uri: trackingUri, stop } = await startSeededServer();
const editor = await startEditor({ trackingUri });
const tree = await openTree();
const web = await openWeb();
const { first, second, ratio } = await compare(PAIRS, inTree, inWeb);
const bare: number[] = [];
for (let i = 0; i < PAIRS; i++) bare.push(await elapsed(() => resend(firstRequest())));
await editor.stop();
await stop();

const name = `first of ${bigExperiment.runs} runs visible after a click`;
report({ name: `${name}, tree / MLflow's web UI`, value: ratio, unit: 'ratio', goal: 0.15 });
report({ name: `${name}, tree`, value: first, unit: 'ms' });
report({ name: `${name}, MLflow's web UI`, value: second, unit: 'ms' });
report({ name: "the tree's first REST call alone / MLflow's web UI", value: median(bare) / second, unit: 'ratio' });

/** What the tree asks for first: it cannot show runs before that is answered. */
function firstRequest(): SentRequest {
  const filter = 'tags.`mlflow.parentRunId` IS NULL';
  const body = { experiment_ids: [bigExperiment.id], max_results: 5, filter, run_view_type: 'ACTIVE_ONLY' };
  return { method: 'POST', url: `${trackingUri}/api/2.0/mlflow/runs/search`, body: JSON.stringify(body) };
}

async function openTree(): Promise<Page> {
  const page = await editor.context.newPage();
  await page.goto(editor.code.url(editor.window));
  await page.locator('.activitybar').getByRole('tab', { name: 'MLflow' }).click();
  await experimentRow(page).waitFor();
  return page;
}

function experimentRow(page: Page) {
  return page.locator('.sidebar').getByRole('treeitem', { name: bigExperiment.name, exact: true });
}

async function inTree(): Promise<number> {
  await tree.bringToFront();
  const twistie = experimentRow(tree).locator('.monaco-tl-twistie');
  const runs = '.sidebar [role=treeitem][aria-level="2"]';
  const milliseconds = await untilVisible(tree, runs, firstRunName, () => twistie.click());
  await tree.waitForTimeout(AFTERMATH);
  await twistie.click();
  await forget();
  return milliseconds;
}

/** A switch of what is shown lets the tree forget all rows, so that the next click reads again. */
async function forget(): Promise<void> {
  for (const title of ['Show Deleted Experiments', 'Hide Deleted Experiments']) {
    await tree.keyboard.press('F1');
    await tree.locator('.quick-input-widget input').first().fill(`>MLflow: ${title}`);
    await tree.locator('.quick-input-widget').getByRole('option').filter({ hasText: title }).first().click();
    await tree.waitForTimeout(AFTERMATH);
  }
}

/** MLflow's UI of models: the one for GenAI shows traces, not runs. */
async function openWeb(): Promise<Page> {
  const page = await (await profile(editor.browser)).newPage();
  await page.goto(`${trackingUri}/#/experiments`);
  await page.getByText('Model training', { exact: true }).click();
  await experimentLink(page).waitFor();
  return page;
}

function experimentLink(page: Page) {
  return page.getByRole('cell').getByRole('link', { name: bigExperiment.name, exact: true });
}

async function inWeb(): Promise<number> {
  await web.bringToFront();
  const milliseconds = await untilVisible(web, '.ag-row', firstRunName, () => experimentLink(web).click());
  await web.waitForTimeout(AFTERMATH);
  await web.getByRole('link', { name: 'Experiments', exact: true }).first().click();
  await experimentLink(web).waitFor();
  await web.waitForTimeout(AFTERMATH);
  return milliseconds;
}
