import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { scratchFolder } from '../../scripts/lib/scratch.mjs';
import type { MlflowServer } from '../support/servers.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';
import { modelOf, putIntoProduction, saveModel } from './demoModel.ts';
import { startDemoServer } from './demoServer.ts';
import { pictureOfFailure } from './failurePicture.ts';
import { wear } from './pictures.ts';
import { option } from './prompts.ts';
import { readmePicture } from './readmePicture.ts';
import { openViews } from './views.ts';
import { chooseFile, openVisually, pageOf } from './visualEditor.ts';

const MODEL = 'BTC StockPrediction';

/** As a person leaves it who goes on from the model in Production. */
const changes = [
  [
    '{"type": "double", "name": "return_1h", "required": true}',
    '{"type": "float", "name": "return_1h", "required": true}',
  ],
  [
    '{"type": "double", "name": "return_3h", "required": true}',
    '{"type": "double", "name": "return_3h", "required": false}',
  ],
  [
    '"name": "day_of_week", "required": true}',
    '"name": "day_of_week", "required": true}, {"type": "array", "items": {"type": "object", "properties": {"price": {"type": "double", "required": true}, "size": {"type": "double", "required": true}, "side": {"type": "str", "required": false}}}, "name": "order_book", "required": true}',
  ],
] as const;

/** Not among the tests: `node scripts/pictures.mjs` runs it. */
describe('pictures of the visual editor for the README', () => {
  let server: MlflowServer;
  let w: Workbench;

  before(async function () {
    this.timeout(300_000);
    server = await startDemoServer();
    const model = await modelOf(server, 'BTC stock prediction', 'random forest');
    await putIntoProduction(server, model, MODEL);
    const folder = scratchFolder('btc');
    await saveModel(server, model, path.join(folder, 'btc'));
    change(path.join(folder, 'btc/MLmodel'));
    writeFileSync(path.join(folder, 'btc/hourly.csv'), table());
    w = await openWorkbench({
      folder,
      settings: {
        'mlflow.connections': [{ name: 'local', trackingUri: server.uri }],
        'files.simpleDialog.enable': true,
        'window.title': '${activeEditorShort}',
      },
    });
  });
  afterEach(async function () {
    await pictureOfFailure(this, w);
  });
  after(async () => {
    await w.close();
    await server.stop();
  });

  it('the signature and a problem', async () => {
    await wear(w, 'dark');
    await (await openViews(w)).models.row(new RegExp(MODEL));
    await openVisually(w);
    const page = pageOf(w);
    await page.root.getByText(`Version 1, Production`).waitFor();
    await w.command('View: Close Primary Side Bar');
    await page.root.getByText('There is no type “str”').first().scrollIntoViewIfNeeded();
    await readmePicture(w, 'visual-editor-dark');
    await page.button('Write "string"').click();
  });

  it('a comparison with the version in Production', async () => {
    const page = pageOf(w);
    await page.button('Compare').click();
    await option(w, 'Current Production version of a registered model').click();
    await option(w, MODEL).click();
    await page.root.getByRole('heading', { level: 1, name: 'Compare signatures' }).waitFor();
    await page.root.getByText('Breaking').first().waitFor();
    await readmePicture(w, 'compare-signatures-dark');
    await w.page.keyboard.press('Control+W');
  });

  it('a file held against the signature', async () => {
    await wear(w, 'light');
    const page = pageOf(w);
    await page.button('Check data').click();
    await option(w, 'Choose file…').click();
    await chooseFile(w, path.join(w.folder, 'btc/hourly.csv'));
    await page.root.getByText('predict refuses these data.', { exact: true }).waitFor();
    await page.root
      .getByRole('row', { name: /hour_of_day/ })
      .first()
      .click();
    await readmePicture(w, 'check-data-light');
  });
});

function change(file: string): void {
  let text = readFileSync(file, 'utf8');
  for (const [from, to] of changes) {
    // MLflow breaks the line at any blank
    const pattern = new RegExp(
      from.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(' ', String.raw`\s+`),
    );
    if (!pattern.test(text)) throw new Error(`not in the model: ${from}`);
    text = text.replace(pattern, to);
  }
  writeFileSync(file, text);
}

const names =
  'return_1h,return_3h,return_6h,return_12h,return_24h,trend,volatility_6h,volatility_24h,storminess,distance_to_mean_24h,range_1h,volume_ratio,rsi_14,hours_up_of_6,hour_of_day,day_of_week,ask';

/** A day and more of hours, with a text among the numbers and a column too many. */
function table(): string {
  const rows = Array.from({ length: 48 }, (_, hour) => {
    const values = Array.from({ length: 13 }, (_, column) => (Math.sin(hour + column) / 10).toFixed(4));
    return [...values, hour % 7, hour === 30 ? 'noon' : hour % 24, Math.floor(hour / 24), 64000 + hour].join(',');
  });
  return [names, ...rows, ''].join('\n');
}
