import { openWorkbench, type Workbench } from '../support/workbench.ts';
import { pictureOfFailure } from './failurePicture.ts';
import { goInto } from './goInto.ts';
import { modelWorkspace, openWrongModel } from './mlmodelFolder.ts';
import { wear } from './pictures.ts';
import { readmePicture } from './readmePicture.ts';

const columns = `{"type": "double", "name": "length", "required": true}, {"type": "long",
    "name": "petals", "required": true}`;

/** As a person leaves it behind who edits by hand. */
const edited = `{"type": "double", "name": "close", "required": true}, {"type": "int",
    "name": "volume", "required": true}, {"type": "datetime", "name": "opened", "optional":
    true}, {"type": "array", "items": {"type": "double"}, "name": "last_week", "required": true}`;

/** Not among the tests: `node scripts/pictures.mjs` runs it. */
describe('pictures of MLmodel files for the README', () => {
  let w: Workbench;
  before(async () => {
    w = await openWorkbench({
      folder: modelWorkspace('btc', columns, edited),
      settings: { 'window.title': '${activeEditorShort}', 'editor.minimap.enabled': false },
    });
    await openWrongModel(w);
  });
  afterEach(async function () {
    await pictureOfFailure(this, w);
  });
  after(() => w.close());

  it('problems and their fixes', async () => {
    await wear(w, 'dark');
    await w.command('Problems: Focus on Problems View');
    await w.page.locator('.markers-panel').getByText('env-python-unquoted').waitFor();
    await goInto(w, '"int"');
    await w.page.keyboard.press('Control+.');
    await w.page.locator('.action-widget').getByText('Write "long"').waitFor();
    await readmePicture(w, 'mlmodel-problems-dark');
    await w.page.keyboard.press('Enter');
    await w.page.locator('.markers-panel').getByText('signature-type-unknown').waitFor({ state: 'detached' });
  });

  it('the outline, and what a column is', async () => {
    await wear(w, 'light');
    await w.page.keyboard.press('Control+J'); // hides the panel
    await w.command('Explorer: Focus on Outline View');
    await w.page.locator('.pane-header', { hasText: 'workspace' }).click(); // the outline has its place
    await w.treeItem(/last_week/).waitFor();
    await goInto(w, 'last_week');
    await w.command('Show or Focus Hover');
    await w.page.locator('.monaco-hover', { hasText: 'Column 4 of 4' }).waitFor();
    await readmePicture(w, 'mlmodel-outline-light');
  });
});
