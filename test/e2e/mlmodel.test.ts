import assert from 'node:assert/strict';
import { openWorkbench, type Workbench } from '../support/workbench.ts';
import { pictureOfFailure } from './failurePicture.ts';
import { goInto } from './goInto.ts';
import { modelWorkspace, openWrongModel } from './mlmodelFolder.ts';
import { inEveryTheme, themed } from './pictures.ts';
import { until, untilTrue } from './poll.ts';

/** A model with a spelling that MLflow refuses, an outdated key and an environment that YAML reads as another. */
function wrongModel(): string {
  const part = '"type": "long",\n    "name": "petals", "required": true';
  return modelWorkspace('iris', part, '"type": "int",\n    "name": "petals"');
}

describe('a person who opens an MLmodel file', () => {
  let w: Workbench;
  before(async () => {
    w = await openWorkbench({ folder: wrongModel() });
  });
  afterEach(async function () {
    await pictureOfFailure(this, w);
  });
  after(() => w.close());

  it('sees at once what is wrong with it, where, and what the model takes', async () => {
    await openWrongModel(w);
    await w.page.locator('.codelens-decoration', { hasText: '2 inputs · 1 output' }).waitFor();
    assert.match(await w.page.locator('#status\\.editor\\.mode').innerText(), /MLmodel/);
    await inEveryTheme(w, 'mlmodel-problem');
  });

  it('finds all of it in the Problems panel, that of the file beside too', async () => {
    await w.command('Problems: Focus on Problems View');
    const panel = w.page.locator('.markers-panel');
    await panel.getByText('There is no type “int”').waitFor();
    await panel.getByText('signature-type-unknown').waitFor();
    await panel.getByText('env-python-unquoted').waitFor();
    await inEveryTheme(w, 'mlmodel-panel');
  });

  it('is told what a column is', async () => {
    await themed(w, 'mlmodel-hover', async () => {
      await goInto(w, 'length');
      await w.command('Show or Focus Hover');
      await w.page.locator('.monaco-hover', { hasText: 'Column 1 of 2, inputs' }).waitFor();
    });
    await w.page.keyboard.press('Escape');
  });

  it('is offered the types that there are', async () => {
    await themed(w, 'mlmodel-completion', async () => {
      await goInto(w, '"type": "d');
      await w.command('Trigger Suggest');
      await w.page
        .locator('.suggest-widget')
        .getByRole('option', { name: /double/ })
        .waitFor();
    });
    await w.page.keyboard.press('Escape');
  });

  it('mends it with a key, and the problem is gone', async () => {
    const menu = w.page.locator('.action-widget');
    await themed(w, 'mlmodel-fix', async () => {
      await goInto(w, '"int"');
      await w.page.keyboard.press('Control+.');
      await menu.getByText('Write "long"').waitFor();
    });
    await menu.getByText('Write "long"').click();
    await w.page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
    await untilTrue('the file has the new type', async () =>
      (await w.page.locator('.view-lines').first().innerText()).includes('long'),
    );
  });

  it('validates all models of the workspace', async () => {
    await w.command('MLflow: Validate All MLmodel Files');
    const said = w.toast(/MLmodel files: 1, errors: 0, warnings: \d+/);
    await until(
      () => said.count(),
      (count) => assert.equal(count, 1),
    );
  });
});
