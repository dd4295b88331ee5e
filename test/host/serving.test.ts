import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:net';
import * as vscode from 'vscode';
import { Emitter } from '../../src/core/base/emitter.ts';
import { silentLog } from '../../src/core/base/log.ts';
import type { Session } from '../../src/extension/connections/session.ts';
import type { LifecycleDeps } from '../../src/extension/lifecycle/lifecycleDeps.ts';
import { lifecyclePages } from '../../src/extension/lifecycle/lifecyclePages.ts';
import { ModelServers } from '../../src/extension/lifecycle/serve/modelServers.ts';
import { askModel } from '../../src/extension/lifecycle/serve/servePrompts.ts';
import { TryPanel } from '../../src/extension/lifecycle/serve/tryPanel.ts';
import { Rpc } from '../../src/protocol/rpc.ts';
import { tryHostContract, tryPageContract, type TryServer } from '../../src/protocol/tryPage.ts';
import { uniqueName } from '../support/servers.ts';
import { assertRefused, command } from './support/commands.ts';
import { configure, connectTo, mlflow } from './support/connecting.ts';
import { eventually } from './support/eventually.ts';
import { pythonClient } from './support/pythonClient.ts';
import { makeModel } from './support/seed.ts';
import { joinedPorts } from './support/visualEditor.ts';

const python = process.env['MLFLOW_WORKBENCH_TEST_PYTHON'] ?? '';

interface Served {
  readonly uri: string;
}

/** Milliseconds: two processes import MLflow one after the other. */
const slow = 120_000;

describe('a model served on this machine', () => {
  let name: string;
  let session: Session;

  before(async function () {
    this.timeout(slow);
    session = await connectTo(mlflow);
    name = uniqueName('served');
    await pythonClient(logged, { name });
    await usePython(python);
  });
  after(async () => {
    await command('mlflow.version.stopServing');
    await usePython(undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await configure([]);
  });

  it('answers on its port as a task, once for each URI, until it is stopped', async function () {
    this.timeout(slow);
    const [one, same] = await Promise.all([
      command<Served>('mlflow.version.serve', { name, version: '1' }),
      command<Served>('mlflow.version.serve', { name, version: '1' }),
    ]);
    assert.match(one.uri, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.deepEqual(same, one);
    assert.equal((await fetch(`${one.uri}/ping`)).status, 200);
    assert.deepEqual(await command('mlflow.version.try', { name, version: '1' }), one);
    await eventually('the page is open', () => openViews().some((type) => type.endsWith(lifecyclePages.try)));
    const tasks = (): number => vscode.tasks.taskExecutions.filter(({ task }) => task.source === 'MLflow').length;
    await eventually('a task shows it', () => tasks() === 1);
    assert.deepEqual(await command('mlflow.version.stopServing'), { stopped: 1 });
    await eventually('nobody answers', () => isGone(one.uri));
    await eventually('the task has ended', () => tasks() === 0);
    assert.deepEqual(await command('mlflow.version.stopServing'), { stopped: 0 });
  });

  it('answers requests that leave from its page', async function () {
    this.timeout(slow);
    const servers = new ModelServers();
    const page = await openPage(session, name, servers);
    assert.equal(page.shown.server.state, 'stopped');
    const example = await page.rpc.request('sample', { kind: 'example' });
    assert.deepEqual(JSON.parse(example.text), {
      dataframe_split: {
        columns: ['a', 'b'],
        data: [
          [1, 2],
          [2, 4],
        ],
      },
    });
    assert.match((await page.rpc.request('send', { text: example.text })).problem, /not served/);
    page.rpc.notify('start', {});
    const ready = await page.until('ready');
    const good = await page.rpc.request('send', { text: example.text });
    assert.deepEqual([good.problem, good.status], ['', 200]);
    assert.equal((JSON.parse(good.text) as { predictions: unknown[] }).predictions.length, 2);
    const bad = await page.rpc.request('send', { text: '{' });
    assert.equal(bad.status, 400);
    assert.deepEqual(
      (await page.rpc.request('ready', {})).answers.map(({ status }) => status),
      [400, 200, 0],
    );
    page.rpc.notify('stop', {});
    await page.until('stopped');
    await eventually('nobody answers', () => isGone(ready.url));
    servers.dispose();
  });

  it('is told as text: how it is served, asked, loaded and put into a container', async () => {
    const text = async (input: object): Promise<string> =>
      (await command<{ text: string }>('mlflow.version.copyServing', { name, version: '1', ...input })).text;
    const uri = `models:/${name}/1`;
    assert.match(await text({}), new RegExp(`models serve --model-uri '${uri}' --host 127.0.0.1 --port 5001`));
    assert.match(await text({ format: 'curl' }), /http:\/\/127\.0\.0\.1:5001\/invocations'[^]*"dataframe_split"/);
    assert.match(await text({ format: 'dockerfile' }), /^FROM python:3\.\d+-slim\n[^]*"scikit-learn==/);
    assert.match(await text({ format: 'compose' }), /^services:\n/);
    assert.match(await text({ format: 'pyfunc' }), new RegExp(`load_model\\("${uri}"\\)`));
    assert.match(await text({ format: 'native' }), new RegExp(`mlflow.sklearn.load_model\\("${uri}"\\)`));
    assert.match(await text({ format: 'spark' }), new RegExp(`spark_udf\\(spark, "${uri}"\\)`));
    await assertRefused(
      'mlflow.version.copyServing',
      { name, alias: 'none', format: 'pyfunc' },
      'notFound',
      /no alias/,
    );
  });

  it('is refused where it cannot be served, with what helps', async function () {
    this.timeout(slow);
    const version = { name, version: '1' };
    await usePython('/nowhere/python');
    await assertRefused(
      'mlflow.version.serve',
      version,
      'invalid',
      /no Python at “\/nowhere\/python”.*serving\.python/,
    );
    await usePython(process.execPath);
    await assertRefused('mlflow.version.serve', version, 'invalid', /cannot be used/);
    await usePython(python);
    await assertRefused('mlflow.version.serve', { ...version, port: 80 }, 'invalid', /1024 to 65535/);
    const { server, port } = await listening();
    await assertRefused('mlflow.version.serve', { ...version, port }, 'conflict', /is taken/);
    server.close();
    const lost = await makeModel(1);
    await assertRefused('mlflow.version.serve', { name: lost, version: '1' }, 'server', /ended by itself[^]*said last/);
  });
});

const logged = `
    import numpy, pandas
    from mlflow.models import infer_signature
    from sklearn.linear_model import LinearRegression
    data = pandas.DataFrame({'a': [1.0, 2.0], 'b': [2.0, 4.0]})
    model = LinearRegression().fit(data, [1.0, 2.0])
    with mlflow.start_run():
        mlflow.sklearn.log_model(model, name='model', signature=infer_signature(data, model.predict(data)),
            input_example=data, registered_model_name=input['name'])
`;

async function usePython(path: string | undefined): Promise<void> {
  await vscode.workspace.getConfiguration().update('mlflow.serving.python', path, vscode.ConfigurationTarget.Global);
}

function openViews(): readonly string[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.map(({ input }) => (input instanceof vscode.TabInputWebview ? input.viewType : ''));
}

function isGone(uri: string): Promise<boolean> {
  return fetch(`${uri}/ping`).then(
    () => false,
    () => true,
  );
}

async function listening(): Promise<{ server: Server; port: number }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  return { server, port: address.port };
}

async function openPage(session: Session, name: string, servers: ModelServers) {
  const model = await askModel(session, { name, version: '1' }, '');
  const deps = { servers, log: silentLog } as unknown as LifecycleDeps;
  const panel = new TryPanel(deps, { reveal: () => {} }, model, '');
  const [mine, theirs] = joinedPorts();
  panel.serve(theirs);
  const told = new Emitter<TryServer>();
  const handlers = { requests: {}, notices: { server: (server: TryServer) => told.fire(server) } };
  const rpc = new Rpc({ port: mine, own: tryPageContract, other: tryHostContract, handlers });
  const until = (state: TryServer['state']): Promise<TryServer> =>
    new Promise((resolve, reject) => {
      told.event((server) => {
        if (server.state === state) resolve(server);
        else if (server.problem !== '') reject(new Error(server.problem));
      });
    });
  return { rpc, until, shown: await rpc.request('ready', {}) };
}
