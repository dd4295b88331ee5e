import assert from 'node:assert/strict';
import { freePort } from '../../scripts/lib/ports.mjs';
import { startTap, type Tap } from '../host/support/tap.ts';
import { startMlflow, type MlflowServer } from '../support/servers.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';
import { startDemoServer } from './demoServer.ts';
import { pictureOfFailure } from './failurePicture.ts';
import { changeSettings, inEveryTheme, picture } from './pictures.ts';
import { until } from './poll.ts';
import { enter, message, type } from './prompts.ts';
import { aliasesOf } from './registryOnServer.ts';
import { openViews, type Views } from './views.ts';

describe('what the window says', () => {
  let w: Workbench;
  let views: Views;
  let server: MlflowServer;
  const taps: Tap[] = [];

  before(async function () {
    this.timeout(300_000);
    server = await startDemoServer();
    w = await openWorkbench();
    views = await openViews(w);
  });
  after(async () => {
    await w?.close();
    await server?.stop();
    await Promise.all(taps.map((tap) => tap.stop()));
  });
  afterEach(async function () {
    await pictureOfFailure(this, w);
  });

  async function tap(upstream?: string): Promise<Tap> {
    const started = await startTap(upstream);
    taps.push(started);
    return started;
  }

  function use(name: string, trackingUri: string, more: object = {}): void {
    changeSettings(w, { 'mlflow.connections': [{ name, trackingUri, ...more }] });
  }

  async function said(view: keyof Views): Promise<string> {
    const welcome = views[view].pane.locator('.welcome-view-content');
    return (await welcome.isVisible()) ? (await welcome.innerText()).replace(/\s+/g, ' ').trim() : '';
  }

  const says = (view: keyof Views, text: RegExp): Promise<string> =>
    until(
      () => said(view),
      (seen) => assert.match(seen, text),
    );

  const status = (name: RegExp) => w.page.locator('.statusbar-item').getByRole('button', { name });

  it('none: how to add the first connection', async () => {
    await says('connections', /^Connect to an MLflow tracking server .* Add Connection…$/);
    await says('experiments', /^No connection is selected\. Add Connection…$/);
    await says('models', /^No connection is selected\. Add Connection…$/);
    await status(/^No MLflow connection\. Select to add one\.$/).waitFor();
    await inEveryTheme(w, 'none');
  });

  it('connecting: which server is asked', async () => {
    const silent = await tap();
    silent.answer = () => new Promise(() => {});
    use('silent', silent.uri);
    await views.connections.row('silent, active, connecting');
    await says('experiments', /^Connecting to the tracking server\./);
    await status(/^Connecting to silent/).waitFor();
    await inEveryTheme(w, 'connecting');
  });

  it('failed: the cause in one word, and the ways out', async () => {
    use('refused', `http://127.0.0.1:${await freePort()}`);
    await views.connections.row('refused, failed, active, refused');
    const waysOut = / Test Connection Edit Connection… · Retry · Show Log$/;
    await says('experiments', /^The server refused the connection, or the connection broke\. Start the server/);
    await says('experiments', waysOut);
    await says('models', waysOut);
    await status(/^refused does not answer: refused\./).waitFor();
    await inEveryTheme(w, 'failed');
  });

  it('sign-in needed', async () => {
    const guarded = await tap();
    guarded.answer = () => ({ status: 401, type: 'text/plain', body: 'You are not authenticated.' });
    use('guarded', guarded.uri);
    await views.connections.row('guarded, failed, active, sign-in needed');
    await says(
      'experiments',
      /^The server needs a sign-in, .* for this server only\. Test Connection Edit Connection…$/,
    );
    await inEveryTheme(w, 'sign-in');
  });

  it('an empty server', async () => {
    const empty = await tap(server.uri);
    empty.answer = ({ path }) => (/\/search(\?|$)/.test(path) ? { status: 200, body: '{}' } : undefined);
    use('empty', empty.uri);
    await says('experiments', /^This server has no experiments yet\. Show Deleted Create Experiment…$/);
    await says('models', /^No registered models on this server\. Create Registered Model… Register Model from Run…$/);
    await inEveryTheme(w, 'empty');
  });

  it('a server without a registry', async () => {
    const old = await tap(server.uri);
    old.answer = ({ path }) =>
      path.includes('registered-models') || path.includes('model-versions')
        ? { status: 404, type: 'text/html', body: '<!doctype html><title>404 Not Found</title>' }
        : undefined;
    use('old', old.uri);
    await views.experiments.row('BTC stock prediction');
    await says('models', /^This server has no model registry\./);
    await inEveryTheme(w, 'no-registry');
  });

  it('production: marked, and every write wants the name typed', async () => {
    use('quant', server.uri, { production: true });
    await views.connections.row(/^quant, connected, active, production, MLflow 3\.17\.2, /);
    const item = status(/^MLflow connection: quant, production\. Every write asks for a typed name\.$/);
    await item.waitFor();
    assert.match((await item.locator('xpath=..').getAttribute('class')) ?? '', /warning-kind/);
    await views.models.expand('digits classifier, Production 2, Staging 3, @challenger @champion');
    await views.models.contextMenu('Version 3, Staging, @challenger', 'Set Alias…');
    await enter(w, 'Alias of digits classifier, Version 3', 'champion');
    await type(w, 'Production: quant', 'digits cl');
    const sentence = `Moves alias @champion of digits classifier from version 2 to version 3 on quant (${server.uri}).`;
    assert.equal((await message(w)).split(' (Press')[0], `${sentence} Type digits classifier to confirm.`);
    await inEveryTheme(w, 'production');
    await type(w, 'Production: quant', 'digits of');
    await w.quickInput.getByText('That is not the name.').waitFor();
    await enter(w, 'Production: quant', 'digits classifier');
    await views.models.row('Version 3, Staging, @challenger @champion');
    assert.equal((await aliasesOf(server, 'digits classifier'))['champion'], '3');
  });

  it('read-only: the lock, and no write in the menus', async () => {
    use('archive', server.uri, { readOnly: true });
    await views.connections.row(/^archive, connected, active, read-only, MLflow 3\.17\.2, /);
    await status(/^MLflow connection: archive .* Read-only\.$/).waitFor();
    await views.experiments.expand('BTC stock prediction');
    await (await views.experiments.row(/^random forest, /)).click({ button: 'right' });
    const register = w.page.getByRole('menuitem', { name: 'Register Model from Run…' });
    await register.waitFor();
    await inEveryTheme(w, 'read-only');
    assert.equal(await register.getAttribute('aria-disabled'), 'true');
    await w.page.keyboard.press('Escape');
  });

  it('rows that cannot be loaded say so in their place, and Retry brings them back', async () => {
    use('local', server.uri);
    await views.connections.row(/^local, connected/);
    await views.experiments.row('Digits classifier');
    await server.stop();
    await views.experiments.expand('Digits classifier');
    await views.experiments.row('Runs could not be loaded, refused');
    await inEveryTheme(w, 'error-row');
    server = await startMlflow({ work: server.work, port: server.port, fresh: false });
    await views.experiments.press('Runs could not be loaded, refused', 'Retry');
    await views.experiments.row(/^SVC, rbf kernel, narrow, finished, /);
    await picture(w, 'recovered');
  });
});
