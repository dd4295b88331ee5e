import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Emitter } from '../../src/core/base/emitter.ts';
import { silentLog } from '../../src/core/base/log.ts';
import type { Session } from '../../src/extension/connections/session.ts';
import type { Explorer } from '../../src/extension/explorer/explorer.ts';
import type { LifecycleDeps } from '../../src/extension/lifecycle/lifecycleDeps.ts';
import { ModelPanel } from '../../src/extension/lifecycle/model/modelPanel.ts';
import {
  modelHostContract,
  modelPageContract,
  type RunValues,
  type ShownVersions,
} from '../../src/protocol/modelPage.ts';
import { Rpc } from '../../src/protocol/rpc.ts';
import { rest, uniqueName } from '../support/servers.ts';
import { assertRefused, command } from './support/commands.ts';
import { configure, connectTo, mlflow } from './support/connecting.ts';
import { eventually } from './support/eventually.ts';
import { extension, running } from './support/extension.ts';
import { makeExperiment, makeRun, makeVersion, moveVersion, putArtifact, setAlias } from './support/seed.ts';
import { startTap, type Tap } from './support/tap.ts';
import { joinedPorts } from './support/visualEditor.ts';

const count = 30;
const columns = (...names: string[]): string =>
  JSON.stringify(names.map((name) => ({ type: 'double', name, required: true })));
const mlmodel = (inputs: string): string => `signature:\n  inputs: '${inputs}'\nflavors:\n  python_function: {}\n`;

describe('model page', () => {
  const name = uniqueName('model');
  let tap: Tap;
  let session: Session;
  const touched = new Emitter<string | undefined>();
  const views = new Emitter<never>();
  const pages: ModelPanel[] = [];

  before(async () => {
    tap = await startTap(mlflow);
    session = await connectTo(tap.uri);
    const { id } = await makeExperiment();
    await rest(mlflow, 'POST', '2.0/mlflow/registered-models/create', { name, description: 'See *BTC*.' });
    for (let made = 1; made <= count; made++) {
      const run = await makeRun({ experimentId: id, name: `run ${made}`, metrics: { f1: made / 100, loss: 1 } });
      const inputs = made === 2 ? columns('a', 'b') : columns('a');
      if (made < 4) await putArtifact(run.artifactUri, 'model/MLmodel', mlmodel(inputs));
      await makeVersion(name, { source: `runs:/${run.id}/model`, run_id: run.id });
    }
    await moveVersion(name, '1', 'Production');
    await setAlias(name, '1', 'champion');
  });
  beforeEach(() => {
    tap.seen.length = 0;
    tap.answer = () => undefined;
  });
  afterEach(() => {
    for (const page of pages.splice(0)) page.dispose();
  });
  after(async () => {
    await configure([]);
    await tap.stop();
  });

  async function open(shownName = name, visible = { visible: true }) {
    const { connections } = await running();
    const explorer = { onDidTouchModel: touched.event } as unknown as Explorer;
    const git = { commitFacts: async () => 'noRepository' };
    const deps = { connections, explorer, git, log: silentLog, extensionUri: extension().extensionUri };
    const panel = { ...visible, reveal: () => {}, onDidChangeViewState: views.event };
    const page = new ModelPanel(deps as unknown as LifecycleDeps, panel, { connectionId: session.id, name: shownName });
    pages.push(page);
    const [mine, theirs] = joinedPorts();
    const shown: ShownVersions[] = [];
    const runs: RunValues[] = [];
    const selected: string[] = [];
    const rpc = new Rpc({
      port: mine,
      own: modelPageContract,
      other: modelHostContract,
      handlers: {
        requests: {},
        notices: {
          shown: (state) => void shown.push(state),
          reading: () => {},
          runs: (told) => void runs.push(told),
          select: ({ version }) => void selected.push(version),
        },
      },
      onOddity: (what) => assert.fail(what),
    });
    page.serve(theirs);
    shown.push(await rpc.request('ready', { metric: '' }));
    return { page, rpc, shown, runs, selected };
  }

  const asked = (): string[] =>
    tap.seen.map(({ method, path }) => `${method} ${path.replace(/^.*mlflow\/|\?.*$/g, '')}`).toSorted();

  it('shows all versions after two requests, and their runs after a few more', async () => {
    const { shown, runs } = await open();
    assert.deepEqual(asked(), ['GET model-versions/search', 'GET registered-models/get']);
    const [first] = shown;
    assert.equal(first?.versions.length, count);
    assert.equal(first?.production, '1');
    assert.deepEqual(first?.head?.description, 'See *BTC*.');
    assert.deepEqual(first?.versions.at(-1)?.aliases, ['champion']);
    assert.equal(first?.versions.at(-1)?.stage, 'Production');
    await eventually('the runs', () => runs.length > 0);
    assert.deepEqual([runs[0]?.metric, runs[0]?.names[0], runs[0]?.values[0]], ['f1', 'run 30', '0.3']);
    await eventually('all values', () => runs.at(-1)?.values.every((value) => value !== '') === true);
    assert.equal(asked().length, 4); // the experiments, which a search of runs names, and the runs
  });

  it('asks for the verdicts of what is seen, each file once', async () => {
    const { rpc, runs } = await open();
    await eventually('the runs', () => runs.length > 0);
    tap.seen.length = 0;
    const read = await rpc.request('verdicts', { versions: ['3', '2', '1', '4', 'x'] });
    assert.deepEqual(read.map(({ version, kind }) => `${version} ${kind}`).toSorted(), [
      '1 inProduction',
      '2 breaking',
      '3 same',
      '4 unknown',
    ]);
    assert.equal(tap.seen.length, 4);
    await rpc.request('verdicts', { versions: ['3', '2', '1'] });
    assert.equal(tap.seen.length, 4);
  });

  it('tells the details of a version beside Production', async () => {
    const { rpc } = await open();
    const detail = await rpc.request('detail', { version: '2' });
    assert.deepEqual([detail?.run?.name, detail?.run?.status, detail?.problem], ['run 2', 'FINISHED', '']);
    assert.deepEqual(detail?.metrics[0], { key: 'f1', own: '0.02', production: '0.01', difference: '0.01' });
    assert.deepEqual(detail?.commit, { kind: 'unknown', commit: '', why: 'noTag' });
    assert.equal(await rpc.request('detail', { version: '99' }), null);
  });

  it('tells what happened, part by part', async () => {
    const { rpc } = await open();
    const first = await rpc.request('timeline', { from: 0, kinds: [] });
    // moved past this product, which is seen all the same
    assert.equal(first.total, count + 1);
    assert.ok(first.events.some(({ kind, version }) => kind === 'elsewhere' && version === '1'));
    const registered = await rpc.request('timeline', { from: count - 1, kinds: ['registered'] });
    assert.deepEqual(
      registered.events.map(({ version }) => version),
      ['1'],
    );
  });

  it('reads again when the model is written, once for several notes', async () => {
    const { shown, rpc } = await open();
    tap.seen.length = 0;
    touched.fire('another model');
    await setAlias(name, '5', 'challenger');
    touched.fire(name);
    touched.fire(undefined);
    await eventually(
      'the alias',
      () => shown.at(-1)?.versions.some(({ aliases }) => aliases?.[0] === 'challenger') === true,
    );
    assert.equal(tap.seen.filter(({ path }) => path.includes('model-versions/search')).length, 1);
    assert.ok((shown.at(-1)?.epoch ?? 0) > 1);
    rpc.notify('act', { act: 'refresh' });
    await eventually('another reading', () => (shown.at(-1)?.epoch ?? 0) > 2);
  });

  it('keeps its rows when the server does not answer', async () => {
    const { shown, rpc } = await open();
    tap.answer = () => ({ status: 400, body: '{"error_code":"INTERNAL_ERROR","message":"no"}' });
    rpc.notify('act', { act: 'refresh' });
    await eventually('the problem', () => (shown.at(-1)?.problem ?? '') !== '');
    assert.equal(shown.at(-1)?.versions.length, count);
  });

  it('says that there is no such model', async () => {
    const { shown } = await open('no such model');
    assert.equal(shown[0]?.head, null);
    assert.match(shown[0]?.problem ?? '', /no such model/);
    await assertRefused('mlflow.model.open', { name: 'no such model' }, 'notFound', /no such model/);
  });

  it('calls commands as the person does, on its own connection', async () => {
    const called: { id: string; argument: unknown }[] = [];
    const original = vscode.commands.executeCommand;
    const commands = vscode.commands as { executeCommand: unknown };
    commands.executeCommand = async (id: string, argument: unknown) => void called.push({ id, argument });
    try {
      const { rpc } = await open();
      rpc.notify('act', { act: 'move', version: '3', stage: 'Staging' });
      rpc.notify('act', { act: 'deleteAlias', version: '1', alias: 'champion' });
      rpc.notify('act', { act: 'undo' });
      rpc.notify('act', { act: 'move', version: '99', stage: 'Staging' });
      rpc.notify('act', { act: 'copyUri', version: '3' });
      await eventually('the calls', () => called.length >= 4);
      const told = called.map(({ id, argument }) => [id, (argument as { input?: unknown }).input]);
      assert.deepEqual(told, [
        ['mlflow.version.transition', { name, version: '3', stage: 'Staging' }],
        ['mlflow.model.deleteAlias', { name, version: '1', alias: 'champion' }],
        ['mlflow.version.undoTransition', { name }],
        ['mlflow.copy.uri', undefined],
      ]);
      for (const { argument } of called) assert.equal((argument as { session?: Session }).session?.id, session.id);
    } finally {
      commands.executeCommand = original;
    }
  });

  it('is opened by a command, and shows the version of a row', async () => {
    assert.deepEqual(await command('mlflow.model.open', { name }), { name });
    const tabs = (): readonly vscode.Tab[] =>
      vscode.window.tabGroups.all.flatMap((group) => group.tabs).filter(({ label }) => label === name);
    await eventually('its tab', () => tabs().length === 1); // VS Code tells of tabs a moment later
    assert.deepEqual(await command('mlflow.model.open', { name }), { name });
    assert.equal(tabs().length, 1);
    await vscode.window.tabGroups.close(tabs());
    const { page, selected } = await open();
    page.show('7');
    await eventually('the version', () => selected.includes('7'));
  });
});
