import assert from 'node:assert/strict';
import type { MlflowServer } from '../support/servers.ts';
import type { Workbench } from '../support/workbench.ts';
import { pictureOfFailure } from './failurePicture.ts';
import { picture } from './pictures.ts';
import { option, prompt } from './prompts.ts';
import { stagesOf, versionsOf } from './registryOnServer.ts';
import { runNamed } from './runsOnServer.ts';
import { story } from './story.ts';
import type { View } from './views.ts';

const MODEL = 'By keyboard';

describe('without the mouse', () => {
  let server: MlflowServer;
  let w: Workbench;
  let models: View;

  before(async function () {
    this.timeout(300_000);
    ({ server, w, models } = await story());
  });
  afterEach(async function () {
    await pictureOfFailure(this, w);
  });

  it('registers a run from the palette and lands on the version', async () => {
    await press('F1');
    await write('MLflow: Register Model from Run');
    await option(w, 'MLflow: Register Model from Run…').waitFor();
    await press('Enter');
    await prompt(w, 'Register Model from Run (1/3)');
    await write('RandomPredictor');
    await option(w, 'RandomPredictor').getByText('BTC stock prediction · f1 0.529').waitFor();
    await press('Enter');
    await prompt(w, 'Register RandomPredictor: Choose Registered Model (2/3)');
    await write(MODEL);
    await option(w, `Create “${MODEL}”`).waitFor();
    await press('Enter');
    await prompt(w, `Register as ${MODEL}: Description (3/3)`);
    await press('Enter');
    await models.selected('Version 1');

    const { '1': version } = await versionsOf(server, MODEL);
    const { info } = await runNamed(server, 'BTC stock prediction', 'RandomPredictor');
    assert.equal(version?.run_id, info.run_id);
  });

  it('moves the version on from its row: menu key, stage by its first letters, Enter to the question', async () => {
    await press('Shift+F10');
    await w.page.getByRole('menuitem', { name: 'Transition Model Version Stage…' }).waitFor();
    await picture(w, 'version-menu');
    await w.page.waitForTimeout(250); // a menu that has just opened swallows keys too
    await press('ArrowDown');
    await press('Enter');
    await prompt(w, `${MODEL}, Version 1: Now in None`);
    await write('Prod');
    await press('Enter');
    await w.page.locator('.monaco-dialog-box').waitFor();
    await press('Enter');
    await models.selected('Version 1, Production');
    assert.deepEqual(await stagesOf(server, MODEL), { '1': 'Production' });
  });

  const press = (key: string): Promise<void> => w.page.keyboard.press(key);
  const write = (text: string): Promise<void> => w.page.keyboard.type(text);
});
