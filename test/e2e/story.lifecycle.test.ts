import assert from 'node:assert/strict';
import type { MlflowServer } from '../support/servers.ts';
import type { Workbench } from '../support/workbench.ts';
import { pictureOfFailure } from './failurePicture.ts';
import { inEveryTheme, picture } from './pictures.ts';
import { until } from './poll.ts';
import { answerModal, choose, enter, message, option, pressInToast, prompt, type } from './prompts.ts';
import { aliasesOf, stagesOf, versionsOf } from './registryOnServer.ts';
import { runNamed } from './runsOnServer.ts';
import { story } from './story.ts';
import type { View } from './views.ts';

const BTC = 'BTC stock prediction';
const MODEL = 'BTC StockPrediction';

describe('the life of a registered model', () => {
  let server: MlflowServer;
  let w: Workbench;
  let experiments: View;
  let models: View;

  before(async function () {
    this.timeout(300_000); // the first time, the demo's models are trained
    ({ server, w, experiments, models } = await story());
  });
  afterEach(async function () {
    await pictureOfFailure(this, w);
  });

  it('registers the best run by f1 as a new model, and the version shows, although its view was closed', async () => {
    await models.pane.locator('.pane-header').click();
    await w.command('MLflow: Register Best Run…');
    await choose(w, 'Register Best Run: Choose Experiment (1/3)', BTC);
    await choose(w, 'Register Best Run: Choose Metric (2/3)', 'f10.');
    await choose(w, 'Best by f1 (3/3)', 'The highest');
    await prompt(w, 'The best runs by f1');
    await inEveryTheme(w, 'best-runs');
    await choose(w, 'The best runs by f1', 'gradient boosting');
    await type(w, 'Register gradient boosting: Choose Registered Model (1/2)', MODEL);
    await option(w, `Create “${MODEL}”`).click();
    await prompt(w, `Register as ${MODEL}: Description (2/2)`);
    assert.equal(
      (await message(w)).split(' Enter to go on')[0],
      `Registers model “model” of run gradient boosting as ${MODEL}, with the next version number, on local (${server.uri}).`,
    );
    await picture(w, 'describe');
    await enter(w, `Register as ${MODEL}: Description (2/2)`, 'The best of the first day.');
    await w.toast(`${MODEL}, version 1 registered on local.`).waitFor();
    await models.selected('Version 1');
    await inEveryTheme(w, 'registered');

    const { '1': version } = await versionsOf(server, MODEL);
    const { info } = await runNamed(server, BTC, 'gradient boosting');
    assert.deepEqual([version?.run_id, version?.description], [info.run_id, 'The best of the first day.']);
  });

  it('registers another run with the button of its row: version 2 of the model that is there', async () => {
    await experiments.expand(BTC);
    await experiments.press(/^random forest, /, 'Register Model from Run…');
    await prompt(w, 'Register random forest: Choose Registered Model (1/2)');
    await option(w, MODEL).getByText('becomes version 2 or later').waitFor();
    await option(w, MODEL).click();
    await enter(w, `Register as ${MODEL}: Description (2/2)`, '');
    await w.toast(`${MODEL}, version 2 registered on local.`).waitFor();
    await models.selected('Version 2');
    assert.deepEqual(await stagesOf(server, MODEL), { '1': 'None', '2': 'None' });
  });

  it('says that a run is registered already before it is sent again; Escape sends nothing', async () => {
    await experiments.press(/^random forest, /, 'Register Model from Run…');
    await prompt(w, 'Register random forest: Choose Registered Model (1/3)');
    await option(w, MODEL).click();
    await enter(w, `Register as ${MODEL}: Description (2/3)`, '');
    await prompt(w, 'Before You Register (3/3)');
    await option(w, `Registered already as ${MODEL}, version 2`).waitFor();
    await option(w, 'Register all the same').waitFor();
    await inEveryTheme(w, 'before-you-register');
    await w.page.keyboard.press('Escape');
    await w.quickInput.waitFor({ state: 'hidden' });
    assert.deepEqual(await stagesOf(server, MODEL), { '1': 'None', '2': 'None' });
  });

  it('moves version 1 to Staging and on to Production; the question says the whole change', async () => {
    await models.press('Version 1', 'Transition Model Version Stage…');
    await choose(w, `${MODEL}, Version 1: Now in None`, 'Staging');
    assert.equal(
      await answerModal(w, 'Move to Staging'),
      `Moves ${MODEL}, version 1 from None to Staging on local (${server.uri}). Aliases stay as they are.`,
    );
    await models.row('Version 1, Staging');
    await w.toast('MLflow calls stages deprecated and suggests aliases.').waitFor();

    await models.contextMenu('Version 1, Staging', 'Transition Model Version Stage…');
    await prompt(w, `${MODEL}, Version 1: Now in Staging`);
    await option(w, 'Stagingcurrent').waitFor();
    await choose(w, `${MODEL}, Version 1: Now in Staging`, 'Production');
    await answerModal(w, 'Move to Production');
    await models.row('Version 1, Production');
    await w.toast(`${MODEL}, version 1: Staging → Production on local.`).waitFor();
    assert.deepEqual(await stagesOf(server, MODEL), { '1': 'Production', '2': 'None' });
  });

  it('moves version 2 to Production and archives version 1, takes it back, and does it again', async () => {
    const question = await promoteTheSecond();
    assert.equal(
      question,
      `Moves ${MODEL}, version 2 from None to Production on local (${server.uri}). Archives version 1. Aliases stay as they are.`,
    );
    await models.row('Version 1, Archived');
    const done = `${MODEL}, version 2: None → Production on local. Version 1 archived.`;
    await w.toast(done).waitFor();
    assert.deepEqual(await stagesOf(server, MODEL), { '1': 'Archived', '2': 'Production' });
    await inEveryTheme(w, 'moved');

    await pressInToast(w, done, 'Undo');
    await models.row('Version 1, Production');
    assert.deepEqual(await stagesOf(server, MODEL), { '1': 'Production', '2': 'None' });

    await promoteTheSecond();
    await models.row('Version 1, Archived');
    assert.deepEqual(await stagesOf(server, MODEL), { '1': 'Archived', '2': 'Production' });
  });

  async function promoteTheSecond(): Promise<string> {
    await models.press('Version 2', 'Transition Model Version Stage…');
    await prompt(w, `${MODEL}, Version 2: Now in None`);
    await option(w, 'Productionversion 1 is there').click();
    await prompt(w, `${MODEL}, Version 2 to Production (2/2)`);
    await option(w, 'Keep version 1').getByText('Production then holds versions 1, 2').waitFor();
    await picture(w, 'archive');
    await option(w, 'Archive version 1').click();
    await w.page.locator('.monaco-dialog-box').waitFor();
    await picture(w, 'question');
    return answerModal(w, 'Move to Production');
  }

  it('sets an alias', async () => {
    await models.contextMenu('Version 2, Production', 'Set Alias…');
    await enter(w, `Alias of ${MODEL}, Version 2`, 'v2');
    await w.quickInput.getByText('“v2” is reserved: it reads like a version number.').waitFor();
    await enter(w, `Alias of ${MODEL}, Version 2`, 'champion');
    await models.row('Version 2, Production, @champion');
    assert.deepEqual(await aliasesOf(server, MODEL), { champion: '2' });
  });

  it('deletes version 1 after a question', async () => {
    await models.contextMenu('Version 1, Archived', 'Delete Model Version…');
    assert.match(
      await answerModal(w, 'Delete Version'),
      /^Delete BTC StockPrediction, version 1 \(Archived\) on local\?/,
    );
    await until(
      () => models.rows(),
      (rows) => assert.ok(!rows.some((row) => row.startsWith('Version 1'))),
    );
    assert.deepEqual(await stagesOf(server, MODEL), { '2': 'Production' });
  });
});
