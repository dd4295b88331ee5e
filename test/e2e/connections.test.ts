import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

const signIn = `Basic ${btoa('ada:wizard secret')}`;

/** An MLflow that wants a sign-in, as basic-auth does. */
async function startServer(): Promise<{ server: Server; host: string }> {
  const server = createServer((request, response) => {
    if (request.url === '/health') return void response.end('OK');
    if (request.headers.authorization !== signIn) return void response.writeHead(401).end('You are not authenticated.');
    if (request.url === '/version') return void response.end('3.17.2');
    response.setHeader('Content-Type', 'application/json');
    response.end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, host: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('adding a connection', () => {
  let workbench: Workbench;
  let server: Server;
  let host: string;

  before(async () => {
    ({ server, host } = await startServer());
    workbench = await openWorkbench();
  });
  after(async () => {
    await workbench.close();
    server.close();
    server.closeAllConnections();
  });

  it('asks step by step, keeps answers when it goes back, tests, and makes the connection active', async () => {
    const { page, quickInput, treeItem } = workbench;
    const box = quickInput.locator('input').first();
    const title = quickInput.locator('.quick-input-title');
    const expectTitle = (text: string): Promise<void> => title.filter({ hasText: text }).waitFor();
    const answer = async (text: string): Promise<void> => {
      await box.fill(text);
      await box.press('Enter');
    };
    const choose = (label: string): Promise<void> =>
      quickInput.getByRole('option').filter({ hasText: label }).first().click();
    const back = (): Promise<void> => quickInput.getByRole('button', { name: 'Back' }).click();

    await workbench.command('MLflow: Add Connection');
    await expectTitle('Add Connection (1/4)');
    await answer(host);
    await quickInput.getByText('lacks its scheme').waitFor();
    await answer(`http://${host}/#/experiments/1`);

    await expectTitle('Add Connection (2/4)');
    await choose('User Name and Password');
    await expectTitle('Add Connection (3/6)');
    await back();
    await expectTitle('Add Connection (2/6)');
    await back();
    await expectTitle('(1/6)');
    assert.equal(await box.inputValue(), `http://${host}/#/experiments/1`);
    await box.press('Enter');
    await choose('User Name and Password');

    await expectTitle('(3/6)');
    await answer('ada');
    await expectTitle('(4/6)');
    assert.equal(await box.getAttribute('type'), 'password');
    await back();
    await expectTitle('(3/6)');
    assert.equal(await box.inputValue(), 'ada');
    await box.press('Enter');
    await expectTitle('(4/6)');
    await answer('wrong');

    await expectTitle('(5/6)');
    await quickInput.getByText('the sign-in was refused').waitFor();
    await workbench.picture('wizard-test');
    await back();
    await expectTitle('(4/6)');
    await answer('wizard secret');
    await expectTitle('(5/6)');
    await quickInput.getByRole('option').filter({ hasText: 'Continue' }).filter({ hasText: 'MLflow 3.17.2' }).waitFor();
    await choose('Continue');

    await expectTitle('(6/6)');
    assert.equal(await box.inputValue(), host);
    await answer('wizard');

    await page.locator('.statusbar-item', { hasText: 'wizard' }).waitFor();
    await workbench.command('MLflow: Focus on Connections View');
    await treeItem(/wizard.*connected.*active, MLflow 3\.17\.2/).waitFor();
    await workbench.picture('wizard-done');
  });

  it('tells each step of a test, with the cure to copy', async () => {
    const { quickInput, page } = workbench;
    await workbench.command('MLflow: Test Connection');
    await quickInput.locator('.quick-input-title').filter({ hasText: 'Test Connection: wizard works' }).waitFor();
    for (const step of ['Address', 'Proxy', 'TLS', 'Host name', 'Sign-in', 'Version', 'Registry']) {
      await quickInput.getByRole('option').filter({ hasText: step }).first().waitFor();
    }
    await workbench.picture('wizard-doctor');
    await page.keyboard.press('Escape');
  });

  it('says nothing and changes nothing when it is left', async () => {
    const { quickInput, page } = workbench;
    await workbench.command('MLflow: Add Connection');
    await quickInput.locator('.quick-input-title').filter({ hasText: 'Add Connection (1/4)' }).waitFor();
    await page.keyboard.press('Escape');
    await quickInput.waitFor({ state: 'hidden' });
    await page.waitForTimeout(300);
    assert.equal(await page.locator('.notifications-toasts .notification-list-item').count(), 0);
  });
});
