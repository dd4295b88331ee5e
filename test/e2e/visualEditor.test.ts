import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { MlflowServer } from '../support/servers.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';
import { startDemoServer } from './demoServer.ts';
import { pictureOfFailure } from './failurePicture.ts';
import { modelWorkspace } from './mlmodelFolder.ts';
import { inEveryTheme, picture } from './pictures.ts';
import { until, untilTrue } from './poll.ts';
import { option } from './prompts.ts';
import { chooseFile, drop, objections, openVisually, pageOf, type Page } from './visualEditor.ts';
import { openViews } from './views.ts';

const data = 'length,petals\n1.5,3\n2.5,oops\n';

function workspace(): string {
  const part = '"type": "long",\n    "name": "petals", "required": true';
  const folder = modelWorkspace('iris', part, '"type": "int",\n    "name": "petals", "required": true');
  writeFileSync(path.join(folder, 'petals.csv'), data);
  writeFileSync(path.join(folder, 'more.csv'), data.replace('oops', '4'));
  return folder;
}

describe('a person in the visual MLmodel editor', () => {
  let server: MlflowServer;
  let w: Workbench;
  let page: Page;
  const text = (): string => readFileSync(path.join(w.folder, 'iris/MLmodel'), 'utf8');

  before(async function () {
    this.timeout(300_000);
    server = await startDemoServer();
    w = await openWorkbench({
      folder: workspace(),
      settings: {
        'mlflow.connections': [{ name: 'local', trackingUri: server.uri }],
        'files.simpleDialog.enable': true,
      },
    });
    page = pageOf(w);
  });
  afterEach(async function () {
    await pictureOfFailure(this, w);
  });
  after(async () => {
    await w.close();
    await server.stop();
  });

  it('opens it from the text, by the button in the title', async () => {
    await openVisually(w);
    await page.row('Inputs', 'length').waitFor();
    await page.root.getByText('2 inputs, 1 output').waitFor();
  });

  it('sees the problem on its row, and mends it there', async () => {
    await page.root.getByText('There is no type “int”').first().waitFor();
    await inEveryTheme(w, 'visual-editor-problem');
    assert.deepEqual(await objections(w), []);
    await page.button('Write "long"').click();
    await page.root.getByText('There is no type “int”').first().waitFor({ state: 'detached' });
    await page.cell('Inputs', 'petals', 2).getByText('long').waitFor();
  });

  it('adds a column', async () => {
    await page.button('Add column').click();
    await page.root.getByRole('textbox').first().waitFor();
    await w.page.keyboard.type('colour');
    await w.page.keyboard.press('Enter');
    await page.row('Inputs', 'colour').waitFor();
    await page.root.getByText('3 inputs, 1 output').waitFor();
  });

  it('changes its type in the list over the cell', async () => {
    await page.cell('Inputs', 'colour', 2).dblclick();
    await page.root.getByRole('combobox').waitFor();
    await picture(w, 'visual-editor-types');
    await page.root.getByRole('option', { name: /^boolean/ }).click();
    await page.root.getByRole('combobox').waitFor({ state: 'detached' });
    await page.cell('Inputs', 'colour', 2).getByText('boolean').waitFor();
  });

  it('takes it back with Undo, step by step, and does it again', async () => {
    await w.page.keyboard.press('Control+Z');
    await page.cell('Inputs', 'colour', 2).getByText('boolean').waitFor({ state: 'detached' });
    await w.page.keyboard.press('Control+Z');
    await page.row('Inputs', 'colour').waitFor({ state: 'detached' });
    await w.page.keyboard.press('Control+Y');
    await page.row('Inputs', 'colour').waitFor();
    await w.page.keyboard.press('Control+Z'); // its name
    await page.row('Inputs', 'colour').waitFor({ state: 'detached' });
    await w.page.keyboard.press('Control+Z'); // the row
    await page.root.getByText('2 inputs, 1 output').waitFor();
  });

  it('saves, and only what was changed is other text', async () => {
    await w.page.keyboard.press('Control+S');
    const before = readFileSync(path.join(w.folder, 'iris/conda.yaml'), 'utf8');
    await until(
      async () => text(),
      (now) => assert.match(now, /"type": "long",\n {4}"name": "petals", "required": true/),
    );
    assert.equal(readFileSync(path.join(w.folder, 'iris/conda.yaml'), 'utf8'), before);
  });

  it('adds a column with the keyboard alone', async () => {
    await page.cell('Inputs', 'petals', 1).click();
    await w.page.keyboard.press('Home');
    await w.page.keyboard.press('Alt+Enter');
    await page.root.getByRole('textbox').first().waitFor();
    await w.page.keyboard.type('sepals');
    await w.page.keyboard.press('Enter');
    await page.row('Inputs', 'sepals').waitFor();
    await w.page.keyboard.press('ArrowRight');
    await w.page.keyboard.press('F2');
    await page.root.getByRole('combobox').waitFor();
    await w.page.keyboard.type('string');
    await w.page.keyboard.press('Enter');
    await page.root.getByRole('combobox').waitFor({ state: 'detached' });
    await page.cell('Inputs', 'sepals', 2).getByText('string').waitFor();
    await w.page.keyboard.press('Delete');
    await page.row('Inputs', 'sepals').waitFor({ state: 'detached' });
    await w.page.keyboard.press('Control+S');
    await untilTrue('the file is as it was before', async () => !text().includes('sepals'));
  });

  it('checks a CSV file, sees which row is refused, and drops another one onto the page', async () => {
    await page.button('Check data').click();
    await option(w, 'Choose file…').click();
    await chooseFile(w, path.join(w.folder, 'petals.csv'));
    const check = pageOf(w);
    await check.root.getByRole('heading', { level: 1, name: 'Check data' }).waitFor();
    await check.root.getByText('predict refuses these data.', { exact: true }).waitFor();
    await check.root
      .getByRole('row', { name: /petals/ })
      .first()
      .click();
    await check.root.getByText('oops').first().waitFor();
    await inEveryTheme(w, 'check-data');
    assert.deepEqual(await objections(w), []);
    await drop(w, path.join(w.folder, 'more.csv'));
    await check.root.getByText('predict accepts these data.', { exact: true }).waitFor();
    await w.page.keyboard.press('Control+W');
  });

  it('infers a signature from the file, sees what would change, and takes it', async () => {
    await page.button('Infer from data').click();
    await chooseFile(w, path.join(w.folder, 'petals.csv'));
    await w.quickInput.getByPlaceholder('Which columns are outputs?').waitFor();
    await w.page.keyboard.press('Enter');
    await w.page.locator('.monaco-diff-editor').first().waitFor();
    await w.page.getByRole('button', { name: 'Apply' }).waitFor();
    await picture(w, 'infer-review');
    await w.page.getByRole('button', { name: 'Apply' }).click();
    await page.cell('Inputs', 'petals', 2).getByText('string').waitFor();
  });

  it('compares it with the version in Production', async () => {
    await page.button('Compare').click();
    await option(w, 'Current Production version of a registered model').click();
    await option(w, 'digits classifier').click();
    const compared = pageOf(w);
    await compared.root.getByRole('heading', { level: 1, name: 'Compare signatures' }).waitFor();
    await compared.root.getByText('Breaking').first().waitFor();
    await inEveryTheme(w, 'compare-signatures');
    assert.deepEqual(await objections(w), []);
    await w.page.keyboard.press('Control+W');
  });

  it('opens the model of a registered version, and is told why it cannot be changed', async () => {
    const { models } = await openViews(w);
    await models.expand(/digits classifier/);
    await models.contextMenu(/Version 2/, 'Open MLmodel in Visual Editor');
    const remote = pageOf(w);
    await remote.root.getByText(/is read from the server/).waitFor();
    await remote.root.getByRole('heading', { level: 1, name: 'digits classifier' }).waitFor();
    await remote.cell('Inputs', 'unnamed', 1).getByText('unnamed').waitFor();
    assert.equal(await remote.root.getByRole('button', { name: 'Add column' }).count(), 0);
    await picture(w, 'visual-editor-remote');
    assert.deepEqual(await objections(w), []);
    await w.page.keyboard.press('Control+W');
  });

  it('keeps what is not saved over a reload of the window', async () => {
    await page.button('Add column').click();
    await page.root.getByRole('textbox').first().waitFor();
    await w.page.keyboard.type('kept');
    await w.page.keyboard.press('Enter');
    await page.row('Inputs', 'kept').waitFor();
    await w.page.waitForTimeout(2500); // VS Code backs it up a moment later
    await w.page.reload();
    await w.page.locator('.monaco-workbench').waitFor();
    await page.row('Inputs', 'kept').waitFor();
    assert.ok(!text().includes('kept'));
    await w.command('File: Revert File');
    await page.row('Inputs', 'kept').waitFor({ state: 'detached' });
  });

  it('looks well in a narrow window', async () => {
    await page.root.getByRole('heading', { level: 1 }).waitFor();
    await w.page.setViewportSize({ width: 480, height: 800 });
    await w.command('View: Close Primary Side Bar');
    await picture(w, 'visual-editor-narrow');
    assert.deepEqual(await objections(w), []);
  });
});
