import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pictureOfFailure } from './failurePicture.ts';
import { inEveryTheme } from './pictures.ts';
import { until } from './poll.ts';
import { answerModal, choose, enter, option, prompt } from './prompts.ts';
import { team, type Member, type Team } from './team.ts';
import { objections } from './visualEditor.ts';

const MODEL = 'digits classifier';
const ASKED = /^Version 3, Staging, @challenger, request to Production/;

/** Who promotes is not who asked; `least` is what the metric has to reach. */
function policyWith(least: number): string {
  return [
    'version: 1',
    'rules:',
    '  - models: "digits*"',
    '    stage: Production',
    '    gates:',
    '      metrics:',
    `        - test_f1 >= ${least}`,
    '      run: finished',
    '      signature: compatible',
    '      not-by-requester: true',
    '',
  ].join('\n');
}

describe('a promotion that one asks for and another decides about', function () {
  this.timeout(120_000);
  let all: Team;
  let ada: Member;
  let bob: Member;

  before(async function () {
    this.timeout(300_000); // the first time, the demo's models are trained
    all = await team(MODEL);
    ada = await all.join('ada', policyWith(0.9));
    bob = await all.join('bob', policyWith(0.9999));
  });
  afterEach(async function () {
    await pictureOfFailure(this, (this.currentTest?.title ?? '').startsWith('ada') ? ada.w : bob.w);
  });
  after(async () => {
    await Promise.all([ada.w.close(), bob.w.close()]);
    await all.server.stop();
  });

  async function stages(): Promise<Record<string, string>> {
    const answer = await all.ask('GET', 'model-versions/search', { filter: `name='${MODEL}'` });
    const { model_versions: versions } = answer as { model_versions: { version: string; current_stage: string }[] };
    return Object.fromEntries(versions.map((one) => [one.version, one.current_stage]));
  }

  /** What others did in the meantime is shown; a tree that is being read again closes its menus. */
  async function lookAgain({ w, models }: Member): Promise<void> {
    await w.command('MLflow: Refresh');
    await w.page.waitForTimeout(1000);
    await models.expand(new RegExp(`^${MODEL}`));
  }

  async function ask({ w, models }: Member, comment: string): Promise<void> {
    await models.contextMenu('Version 3, Staging, @challenger', 'Request Stage Transition…');
    await choose(w, `${MODEL}, Version 3: Now in Staging`, 'Production');
    await prompt(w, `${MODEL}, Version 3 to Production (2/2)`);
    await option(w, 'Archive version 2').click();
    await enter(w, `Request: ${MODEL}, Version 3 to Production`, comment);
    await models.row(ASKED);
  }

  async function review(member: Member): Promise<void> {
    const { w, models } = member;
    await lookAgain(member);
    await models.press(ASKED, 'Review Transition Request…');
    await w
      .webview()
      .getByRole('heading', { level: 1, name: `${MODEL}: version 3 to Production` })
      .waitFor();
  }

  it('ada asks for Production; the row says it, and nothing moved', async () => {
    await lookAgain(ada);
    await ask(ada, 'Fewer mistakes on the test digits.');
    assert.deepEqual(await stages(), { '1': 'Archived', '2': 'Production', '3': 'Staging' });
  });

  it('bob sees who asked, what would happen, and which gate fails; he rejects it and says why', async () => {
    await review(bob);
    const page = bob.w.webview();
    await page.getByText('Asked by ada').first().waitFor();
    await page.getByText('Name from the server, verified.').first().waitFor();
    await page.getByText('Fewer mistakes on the test digits.').waitFor();
    await page.getByRole('row', { name: /Failed.*test_f1/ }).waitFor();
    await page
      .getByRole('row', { name: /Passed.*not/i })
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Approve anyway…' }).waitFor();
    await page.getByText('Nothing changed since the request.').waitFor();
    assert.deepEqual(await objections(bob.w), []);
    await inEveryTheme(bob.w, 'review-open');
    await page.getByRole('textbox', { name: 'Comment' }).fill('Not good enough yet.');
    await page.getByRole('button', { name: 'Reject…' }).click();
    await answerModal(bob.w, 'Reject');
    await page.getByText('Rejected', { exact: true }).waitFor();
    assert.deepEqual(await stages(), { '1': 'Archived', '2': 'Production', '3': 'Staging' });
    await bob.models.row('Version 3, Staging, @challenger');
  });

  it('ada may not promote by herself: the gates ask for another person', async () => {
    await lookAgain(ada);
    await ask(ada, 'Please look again.');
    await ada.models.contextMenu(ASKED, 'Promote If Gates Pass…');
    await choose(ada.w, `Promote ${MODEL}, Version 3`, 'Production');
    await option(ada.w, 'Archive version 2').click();
    await ada.w.toast(/was not moved to Production: 1 of \d gates failed/).waitFor();
    assert.deepEqual(await stages(), { '1': 'Archived', '2': 'Production', '3': 'Staging' });
  });

  it('bob approves what passes now; it happens exactly as asked', async () => {
    writeFileSync(path.join(bob.w.folder, '.mlflow/promotion.yaml'), policyWith(0.9));
    await review(bob);
    const page = bob.w.webview();
    await page.getByText(/^\d of \d passed$/).waitFor();
    await inEveryTheme(bob.w, 'review-passed');
    await page.getByRole('textbox', { name: 'Comment' }).fill('Good.');
    await page.getByRole('button', { name: 'Approve…' }).click();
    assert.match(
      await answerModal(bob.w, 'Approve'),
      /^Approves the request of ada\. Moves digits classifier, version 3 from Staging to Production .* Archives version 2\./,
    );
    await page.getByText('Approved', { exact: true }).waitFor();
    assert.deepEqual(await stages(), { '1': 'Archived', '2': 'Archived', '3': 'Production' });
  });

  it('bob reads the history on the page of the model, and takes the move back', async () => {
    await (await bob.models.row(/^Version 3, Production/)).click();
    const page = bob.w.webview();
    await page.getByRole('heading', { level: 1, name: MODEL }).waitFor();
    const timeline = page.getByRole('list').filter({ hasText: 'Staging → Production' }).first();
    await timeline.getByText('Not good enough yet.').waitFor();
    await timeline.getByText('Fewer mistakes on the test digits.').waitFor();
    await page.getByRole('row', { name: /^test_f1/ }).waitFor();
    assert.deepEqual(await objections(bob.w), []);
    await inEveryTheme(bob.w, 'model-page');
    await page.getByRole('button', { name: 'Undo last move' }).click();
    await answerModal(bob.w, 'Undo');
    await until(stages, (now) => assert.deepEqual(now, { '1': 'Archived', '2': 'Production', '3': 'Staging' }));
    await page.getByText(': back, Production → Staging').waitFor();
  });

  it('ada compares with Production and sees what is in Production everywhere', async () => {
    await lookAgain(ada);
    await ada.models.contextMenu('Version 3, Staging, @challenger', 'Compare with Production');
    await ada.w
      .webview()
      .getByRole('row', { name: /test_f1/ })
      .first()
      .waitFor();
    assert.deepEqual(await objections(ada.w), []);
    await inEveryTheme(ada.w, 'versions-compared');
    await ada.w.command('MLflow: What Is in Production');
    await ada.w
      .webview()
      .getByRole('heading', { level: 1, name: /Production/ })
      .waitFor();
    await ada.w.webview().getByText(MODEL).first().waitFor();
    assert.deepEqual(await objections(ada.w), []);
    await inEveryTheme(ada.w, 'production-overview');
  });
});
