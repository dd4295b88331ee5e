import assert from 'node:assert/strict';
import type { MlflowServer } from '../support/servers.ts';
import type { Workbench } from '../support/workbench.ts';
import { pictureOfFailure } from './failurePicture.ts';
import { inEveryTheme, picture } from './pictures.ts';
import { until, untilTrue } from './poll.ts';
import { choose, option, prompt, type } from './prompts.ts';
import { runNamed, runsOf, valueOf } from './runsOnServer.ts';
import { story } from './story.ts';
import type { View } from './views.ts';

const BTC = 'BTC stock prediction';

describe('a person who has only named a server', () => {
  let server: MlflowServer;
  let w: Workbench;
  let connections: View;
  let experiments: View;
  let models: View;

  before(async function () {
    this.timeout(300_000); // the first time, the demo's models are trained
    ({ server, w, connections, experiments, models } = await story());
  });
  afterEach(async function () {
    await pictureOfFailure(this, w);
  });

  it('opens the MLflow views and sees which server answers, its version, and how fast', async () => {
    await connections.row(/^local, connected, active, MLflow 3\.17\.2, [\d.]+ m?s$/);
    await experiments.row(BTC);
    assert.deepEqual(await experiments.rows(), ['Learning rate scan', 'Digits classifier', BTC, 'Default']);
    await models.row('digits classifier, Production 2, Staging 3, @challenger @champion');
  });

  it('expands an experiment: its runs, newest first, with status and metric', async () => {
    await experiments.expand(BTC);
    const failed = await experiments.row(/^logistic regression, gaps kept, failed, .* ago$/);
    await failed.locator('.codicon-error').waitFor();
    const running = await experiments.row(/^logistic regression, slow, running, train_loss 0\.\d+, /);
    await running.locator('.codicon-sync').waitFor();
    const finished = await experiments.row(/^random forest, finished, f1 0\.721, .* ago$/);
    await finished.locator('.codicon-pass-filled').waitFor();
    const names = (await experiments.rows()).map((row) => /^[^,]*/.exec(row)?.[0]);
    assert.deepEqual(names.slice(names.indexOf('gradient boosting'), -1), [
      'gradient boosting',
      'random forest',
      'logistic regression sweep',
      'RandomPredictor',
    ]);
    await inEveryTheme(w, 'runs');
  });

  it('expands a run: metrics, parameters and models are those that MLflow has', async () => {
    const run = await runNamed(server, BTC, 'random forest');
    await experiments.expand(/^random forest, /);
    await experiments.expand(`Metrics, ${run.data.metrics?.length}`);
    for (const key of ['accuracy', 'f1']) await experiments.row(`${key}, ${valueOf(run, key)}`);
    await experiments.expand(`Parameters, ${run.data.params?.length}`);
    await experiments.row('n_estimators, 100');
    await inEveryTheme(w, 'run');
  });

  it('opens a picture from the artifacts', async () => {
    await experiments.expand('Artifacts');
    await (await experiments.row(/^confusion_matrix\.png, [\d.]+ kB$/)).click();
    const image = w.webview().locator('img');
    await image.waitFor();
    await untilTrue('the picture has pixels', () =>
      image.evaluate((shown) => (shown as HTMLImageElement).naturalWidth > 100),
    );
    await picture(w, 'picture');
  });

  it('opens the MLmodel file of the logged model in the visual editor, and from there as text', async () => {
    await experiments.expand('Models, 1');
    await experiments.expand('model');
    await (await experiments.row(/^MLmodel, [\d.]+ kB$/)).click();
    await w.page.locator('.tab.active', { hasText: 'MLmodel' }).waitFor();
    await w.webview().getByText('MLflow', { exact: true }).waitFor();
    await picture(w, 'mlmodel-visual');
    await w.webview().getByRole('button', { name: 'Open as text' }).click();
    const lines = w.page.locator('.editor-group-container.active .view-lines');
    await until(
      () => lines.innerText(),
      (text) => assert.match(text, /mlflow_version:\s3\.17\.2/),
    );
    await picture(w, 'mlmodel');
    await experiments.collapseAll();
  });

  it('sorts by f1 with the button of the experiment: over all runs, and the row above them says so', async () => {
    await experiments.expand(BTC);
    await experiments.press(BTC, 'Sort Runs By…');
    await prompt(w, 'Sort Runs');
    await inEveryTheme(w, 'sort');
    await choose(w, 'Sort Runs', 'f1highest first');
    await experiments.row('sorted by f1 ↓');
    const ranked = await runsOf(server, BTC, { order_by: ['metrics.f1 DESC'] });
    const best = ranked.slice(0, 6).map((run) => `${run.info.run_name}, finished, f1 ${valueOf(run, 'f1')}`);
    await until(
      async () => (await experiments.rows()).slice(4, 10).map((row) => row.replace(/, [^,]* ago$/, '')),
      (seen) => assert.deepEqual(seen, best),
    );
    await inEveryTheme(w, 'sorted');
  });

  it('filters by status FAILED, and clears filter and sort', async () => {
    await experiments.press(BTC, 'Filter Runs…');
    await choose(w, 'Filter Runs', 'FAILED');
    await experiments.row("status = 'FAILED' · sorted by f1 ↓");
    await until(
      async () => (await experiments.rows()).slice(3),
      (rows) => {
        assert.equal(rows.length, 3);
        assert.match(rows[1] ?? '', /^logistic regression, gaps kept, failed/);
      },
    );
    await picture(w, 'filtered');
    await experiments.press(/^status = /, 'Clear Run Filter and Sort');
    await until(
      () => experiments.rows(),
      (rows) => assert.ok(!rows.some((row) => row.includes('FAILED')) && rows.some((row) => row.startsWith('RandomP'))),
    );
  });

  it('loads more than the first fifty of sixty runs', async () => {
    await experiments.collapseAll();
    await experiments.expand('Learning rate scan');
    await (await experiments.row('Load more…, 50 of more than 50')).click();
    const oldest = await experiments.row(/^scan 01, finished/);
    assert.equal(await oldest.getAttribute('aria-setsize'), '60');
    await picture(w, 'loaded-more');
    await experiments.collapseAll();
  });

  it('finds a run by the beginning of its id and is shown it', async () => {
    await experiments.collapseAll();
    const { info } = await runNamed(server, BTC, 'RandomPredictor');
    await w.command('MLflow: Go to Run, Model or Experiment…');
    await type(w, 'Go to Run, Model or Experiment', info.run_id.slice(0, 8));
    await option(w, 'RandomPredictor').waitFor();
    await picture(w, 'go-to');
    await option(w, 'RandomPredictor').click();
    await experiments.selected(/^RandomPredictor, /);
  });
});
