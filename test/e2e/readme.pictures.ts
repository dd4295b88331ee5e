import assert from 'node:assert/strict';
import type { MlflowServer } from '../support/servers.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';
import { startDemoServer } from './demoServer.ts';
import { wear } from './pictures.ts';
import { choose, option, prompt } from './prompts.ts';
import { readmePicture } from './readmePicture.ts';
import { runsOf } from './runsOnServer.ts';
import { openViews, type Views } from './views.ts';

const BTC = 'BTC stock prediction';

/** Not among the tests: `node scripts/pictures.mjs` runs it. */
describe('pictures of the README', () => {
  let server: MlflowServer;
  let w: Workbench;
  let views: Views;

  before(async function () {
    this.timeout(300_000);
    server = await startDemoServer();
    await runsOf(server, BTC); // the first answer of a server takes a second, which would stand beside its name
    w = await openWorkbench({
      settings: {
        'window.title': '${activeEditorShort}${separator}${rootName}',
        'mlflow.connections': [
          { name: 'local', trackingUri: server.uri },
          { name: 'quant', trackingUri: 'https://mlflow.quant.example', production: true },
        ],
      },
    });
    views = await openViews(w);
    await views.experiments.row(BTC);
    await drag('.monaco-sash.primary-sidebar-sash', { x: 110, y: 0 });
    await drag('.sidebar .monaco-sash.horizontal:not(.minimum):not(.disabled)', { x: 0, y: 130 });
  });

  async function drag(sash: string, by: { readonly x: number; readonly y: number }): Promise<void> {
    const box = await w.page.locator(sash).first().boundingBox();
    assert.ok(box, sash);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await w.page.mouse.move(x, y);
    await w.page.mouse.down();
    await w.page.mouse.move(x + by.x, y + by.y, { steps: 5 });
    await w.page.mouse.up();
  }

  it('the sidebar', async () => {
    await views.experiments.expand(BTC);
    await views.experiments.expand(/^random forest, /);
    await views.experiments.expand('Artifacts');
    await views.models.expand(/^digits classifier, /);
    await (await views.experiments.row(/^confusion_matrix\.png/)).dblclick();
    await w.webview().locator('img').waitFor();
    await wear(w, 'hc');
    await readmePicture(w, 'sidebar-hc');
    await wear(w, 'dark');
    await readmePicture(w, 'sidebar-dark');
  });

  it('registering the best run', async () => {
    await w.command('MLflow: Register Best Run…');
    await choose(w, 'Register Best Run: Choose Experiment (1/3)', BTC);
    await choose(w, 'Register Best Run: Choose Metric (2/3)', 'f10.');
    await choose(w, 'Best by f1 (3/3)', 'The highest');
    await prompt(w, 'The best runs by f1');
    await readmePicture(w, 'register-dark');
    await w.page.keyboard.press('Escape');
  });

  it('moving a version to Production', async () => {
    await wear(w, 'light');
    await views.models.press('Version 3, Staging, @challenger', 'Transition Model Version Stage…');
    await option(w, 'Productionversion 2 is there').click();
    await option(w, 'Archive version 2').waitFor();
    await readmePicture(w, 'transition-light');
    await option(w, 'Archive version 2').click();
    await w.page.locator('.monaco-dialog-box').waitFor();
    await readmePicture(w, 'question-light');
    await w.page.keyboard.press('Escape');
  });
});
