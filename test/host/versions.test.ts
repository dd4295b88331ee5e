import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Emitter } from '../../src/core/base/emitter.ts';
import { silentLog } from '../../src/core/base/log.ts';
import { personAct } from '../../src/extension/base/personAct.ts';
import type { Session } from '../../src/extension/connections/session.ts';
import type { LifecycleDeps } from '../../src/extension/lifecycle/lifecycleDeps.ts';
import { ProductionPanel } from '../../src/extension/lifecycle/production/productionPanel.ts';
import { versionUri } from '../../src/extension/lifecycle/versions/versionDocuments.ts';
import { VersionsPanel } from '../../src/extension/lifecycle/versions/versionsPanel.ts';
import {
  productionHostContract,
  productionPageContract,
  type ProductionModel,
} from '../../src/protocol/productionPage.ts';
import { Rpc, type Port } from '../../src/protocol/rpc.ts';
import { versionsHostContract, versionsPageContract, type ShownVersions } from '../../src/protocol/versionsPage.ts';
import { rest, uniqueName } from '../support/servers.ts';
import { assertRefused, command } from './support/commands.ts';
import { connectTo, mlflow } from './support/connecting.ts';
import { eventually } from './support/eventually.ts';
import { running } from './support/extension.ts';
import {
  makeExperiment,
  makeLoggedModel,
  makeModel,
  makeRun,
  makeVersion,
  moveVersion,
  setAlias,
} from './support/seed.ts';
import { startTap, type Tap } from './support/tap.ts';
import { joinedPorts } from './support/visualEditor.ts';

interface Difference {
  readonly section: string;
  readonly key: string;
  readonly values: readonly (string | number | null)[];
}

interface Compared {
  readonly name: string;
  readonly versions: readonly string[];
  readonly differences: readonly Difference[];
}

interface Found {
  readonly versions: readonly { readonly name: string; readonly version: string; readonly stage: string }[];
}

class FakePanel {
  readonly views = new Emitter<never>();
  visible = true;
  title = '';
  readonly onDidChangeViewState = this.views.event;
  reveal(): void {}
}

describe('versions side by side, found, and in Production', () => {
  let tap: Tap;
  let session: Session;
  let name: string;
  let deps: LifecycleDeps;

  before(async () => {
    tap = await startTap(mlflow);
    session = await connectTo(tap.uri);
    name = await seeded();
    const { connections, explorer } = await running();
    deps = { connections, explorer, log: silentLog } as unknown as LifecycleDeps;
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await tap.stop();
  });

  it('tells a program what differs', async () => {
    const told = await command<Compared>('mlflow.version.compare', { name, versions: ['1', '2'] });
    assert.deepEqual([told.name, told.versions], [name, ['1', '2']]);
    const of = (section: string): readonly Difference[] => told.differences.filter((one) => one.section === section);
    assert.deepEqual(of('metrics'), [
      { section: 'metrics', key: 'bad', values: ['NaN', null] },
      { section: 'metrics', key: 'f1', values: [0.5, 0.6] },
    ]);
    assert.deepEqual(of('params'), [{ section: 'params', key: 'depth', values: ['3', '4'] }]);
    assert.deepEqual(of('tags'), [{ section: 'tags', key: 'deprecated', values: ['use 2', null] }]);
    const overview = Object.fromEntries(of('overview').map(({ key, values }) => [key, values]));
    assert.deepEqual(overview['stage'], ['None', 'Production']);
    assert.deepEqual(overview['aliases'], [null, 'champion']);
    assert.deepEqual(overview['deprecated'], ['use 2', null]);
  });

  it('takes a version alone beside others, and the one in Production as the first', async () => {
    const three = await command<Compared>('mlflow.version.compare', { name, version: '3', versions: ['01', '2', '3'] });
    assert.deepEqual(three.versions, ['3', '1', '2']);
    const told = await command<Compared>('mlflow.version.compareWithProduction', { name, version: '3' });
    assert.deepEqual(told.versions, ['2', '3']);
  });

  it('refuses what cannot be compared', async () => {
    await assertRefused('mlflow.version.compare', { name, versions: ['1'] }, 'invalid', /2 to 10/);
    const many = Array.from({ length: 11 }, (_, index) => String(index + 1));
    await assertRefused('mlflow.version.compare', { name, versions: many }, 'invalid', /2 to 10/);
    await assertRefused('mlflow.version.compare', { versions: ['1', '2'] }, 'invalid', /name/);
    await assertRefused('mlflow.version.compare', { name, versions: ['1', '99'] }, 'notFound', /compared/);
    await assertRefused('mlflow.version.compareWithProduction', { name, version: '2' }, 'invalid', /in Production/);
    await assertRefused('mlflow.version.compareWithProduction', { name }, 'invalid', /version/);
    const bare = await makeModel(1);
    await assertRefused('mlflow.version.compareWithProduction', { name: bare, version: '1' }, 'notFound', /Production/);
  });

  it('finds versions for a program', async () => {
    const check = async (input: object, versions: readonly string[]): Promise<void> => {
      const found = await command<Found>('mlflow.version.find', { name, ...input });
      assert.deepEqual(
        found.versions.map(({ version }) => version),
        versions,
        JSON.stringify(input),
      );
    };
    await check({}, ['3', '2', '1']);
    await check({ stage: 'production' }, ['2']);
    await check({ alias: 'champion' }, ['2']);
    await check({ tag: 'deprecated' }, ['1']);
    await check({ tag: 'deprecated=use 2' }, ['1']);
    await check({ metric: 'f1 >= 0.6' }, ['2']);
    await check({ stage: 'None', metric: 'f1 >= 0.6' }, []);
    const { versions } = await command<Found>('mlflow.version.find', { name, alias: 'champion' });
    assert.deepEqual(versions, [{ name, version: '2', stage: 'Production', aliases: ['champion'] }]);
    await assertRefused('mlflow.version.find', { stage: 'prod' }, 'invalid', /“prod” is no stage/);
    await assertRefused('mlflow.version.find', { metric: 'f1' }, 'invalid', /f1>=0.6/);
  });

  it('lets a person search, and opens what is chosen', async () => {
    const finding = command('mlflow.version.find', personAct({ name, stage: 'Production' }));
    await eventually('the page of the model is open', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return tabs().includes(name);
    });
    await finding;
  });

  it('shows a person the versions side by side', async () => {
    const outcome = await command('mlflow.version.compare', personAct({ name, versions: ['2', '3'] }));
    assert.equal(outcome, undefined);
    await eventually('the page is open', () => tabs().includes(`${name}: versions 2, 3`));
  });

  it('tells a program the number of models, and shows the page', async () => {
    const told = await command<{ models: number }>('mlflow.models.production');
    const { registered_models: all = [] } = (await rest(mlflow, 'GET', '2.0/mlflow/registered-models/search', {
      max_results: 1000,
    })) as { registered_models?: unknown[] };
    assert.equal(told.models, all.length);
    const isOpen = (): boolean => tabs().some((label) => label === 'What Is in Production');
    await eventually('the page is open', isOpen);
    await command('mlflow.models.production');
    assert.equal(tabs().filter((label) => label === 'What Is in Production').length, 1);
  });

  it('has versions as documents that can be laid beside each other', async () => {
    const uri = versionUri({ connectionId: session.id, name, version: '2' });
    const document = await vscode.workspace.openTextDocument(uri);
    assert.equal(document.languageId, 'yaml');
    assert.match(document.getText(), /^version: "2"\nstage: Production\naliases:\n {2}- champion$/m);
    assert.match(document.getText(), /^metrics:\n {2}f1: 0\.6$/m);
    await assert.rejects(async () => vscode.workspace.openTextDocument(uri.with({ query: 'x' })));
  });

  it('keeps the page of compared versions to what is on the server', async () => {
    const panel = new FakePanel();
    const memory = { connectionId: session.id, name, versions: ['1', '2'], baseline: 0 };
    const page = new VersionsPanel(deps, panel, memory);
    const [mine, theirs] = joinedPorts();
    page.serve(theirs);
    const shown: ShownVersions[] = [];
    const rpc = pageOf(mine, shown);
    const first = await rpc.request('ready', {});
    assert.deepEqual(first.versions, [
      { version: '1', stage: '', deprecated: 'use 2' },
      { version: '2', stage: 'Production', deprecated: '' },
    ]);
    const metrics = first.sections.find(({ section }) => section === 'metrics');
    assert.deepEqual(metrics?.rows[0], { key: 'bad', cells: ['NaN', null], differs: true });
    rpc.notify('baseline', { index: 1 });
    const second = await eventually('the other baseline is shown', () => shown.at(-1));
    assert.equal(second.baseline, 1);
    assert.deepEqual(JSON.parse(second.memory), { ...memory, baseline: 1 });
    await rest(mlflow, 'POST', '2.0/mlflow/model-versions/set-tag', { name, version: '2', key: 'new', value: 'yes' });
    await deps.explorer.refreshModels();
    await eventually('the new tag is shown', () =>
      shown.at(-1)?.sections.some(({ rows }) => rows.some(({ key }) => key === 'new')),
    );
    rpc.dispose();
    page.dispose();
  });

  it('reads the overview without a request per model, and signatures of rows that are seen', async () => {
    tap.seen.length = 0;
    const page = new ProductionPanel(deps, new FakePanel(), {
      connectionId: session.id,
    });
    const [mine, theirs] = joinedPorts();
    page.serve(theirs);
    const models = new Map<string, ProductionModel>();
    let state = 'loading';
    const rpc = new Rpc({
      port: mine,
      own: productionPageContract,
      other: productionHostContract,
      handlers: {
        requests: {},
        notices: {
          loaded: (loaded) => {
            for (const model of loaded.models) models.set(model.name, model);
            ({ state } = loaded);
          },
          restarted: () => {},
        },
      },
    });
    const first = await rpc.request('ready', {});
    for (const model of first.models) models.set(model.name, model);
    if (first.state !== 'loading') ({ state } = first);
    await eventually('all models are there', () => state === 'done');
    const asked = tap.seen.map(({ path }) => path.split('?')[0]?.replace(/.*\/mlflow\//, ''));
    assert.ok(!asked.includes('registered-models/get') && !asked.includes('model-versions/get'), asked.join());
    assert.ok(asked.length <= 12, `${asked.length} requests for ${models.size} models: ${asked.join()}`);
    const { since, isSinceRecorded, ...model } = models.get(name) ?? assert.fail('the model is not among them');
    assert.deepEqual([since !== null, isSinceRecorded], [true, false]); // moved past this product
    assert.deepEqual(model, {
      name,
      production: { version: '2', deprecated: '' },
      staging: null,
      aliases: [{ alias: 'champion', version: '2' }],
      owner: '',
      signature: 'later',
      runState: 'FINISHED',
      requests: 0,
      isDocumented: false,
      newest: '3',
    });
    rpc.notify('seen', { names: [name, 'no such model'] });
    await eventually('the signature is known', () => models.get(name)?.signature === 'missing');
    rpc.dispose();
    page.dispose();
  });
});

function pageOf(port: Port, shown: ShownVersions[]) {
  return new Rpc({
    port,
    own: versionsPageContract,
    other: versionsHostContract,
    handlers: {
      requests: {},
      notices: { shown: (state) => void shown.push(state), failed: ({ why }) => assert.fail(why) },
    },
  });
}

function tabs(): readonly string[] {
  return vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));
}

/** Version 1 is deprecated, version 2 in Production with a model, version 3 came from no run. */
async function seeded(): Promise<string> {
  const { id: experimentId } = await makeExperiment();
  const name = uniqueName('versions');
  await rest(mlflow, 'POST', '2.0/mlflow/registered-models/create', { name });
  const first = await makeRun({ experimentId, metrics: { f1: 0.5, bad: 'NaN' }, params: { depth: '3' } });
  const second = await makeRun({ experimentId, metrics: { f1: 0.6 }, params: { depth: '4' } });
  const modelId = await makeLoggedModel(experimentId, second.id);
  await makeVersion(name, { source: 's3://nowhere/1', run_id: first.id });
  await makeVersion(name, { source: `models:/${modelId}`, run_id: second.id, model_id: modelId });
  await makeVersion(name, { source: 's3://nowhere/3' });
  await rest(mlflow, 'POST', '2.0/mlflow/model-versions/set-tag', {
    name,
    version: '1',
    key: 'deprecated',
    value: 'use 2',
  });
  await setAlias(name, '2', 'champion');
  await moveVersion(name, '2', 'Production');
  return name;
}
