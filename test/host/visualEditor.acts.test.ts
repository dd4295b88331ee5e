import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { Emitter } from '../../src/core/base/emitter.ts';
import { silentLog } from '../../src/core/base/log.ts';
import { artifactUriOf } from '../../src/extension/artifacts/artifactUri.ts';
import type { Connections } from '../../src/extension/connections/session.ts';
import { VisualEditor } from '../../src/extension/mlmodel/editor/visualEditor.ts';
import { ModelChecker } from '../../src/extension/mlmodel/modelChecker.ts';
import { OpenPages } from '../../src/extension/pages/openPages.ts';
import { OpenDocuments } from '../../src/extension/mlmodel/openDocuments.ts';
import { PublishedProblems } from '../../src/extension/mlmodel/publishedProblems.ts';
import { ServerIds } from '../../src/extension/mlmodel/serverIds.ts';
import type { PageAct } from '../../src/protocol/mlmodelPage.ts';
import { sound, soundBut } from '../support/modelFiles.ts';
import { command } from './support/commands.ts';
import { configure, connectTo, mlflow } from './support/connecting.ts';
import { eventually } from './support/eventually.ts';
import { extension, running } from './support/extension.ts';
import { openModel, removeFolders } from './support/models.ts';
import { find, rowsBelow } from './support/rows.ts';
import { makeExperiment, makeLoggedModel, makeModel, makeRun, putArtifact, uniqueName } from './support/seed.ts';
import { editorId, FakePage, joinedPorts, openVisual, openVisualEditor } from './support/visualEditor.ts';

describe('visual editor of an artifact', () => {
  after(async () => {
    await removeFolders();
    await configure([]);
  });

  it('shows it, says why it cannot be changed, and changes nothing', async () => {
    const session = await connectTo(mlflow);
    const run = await makeRun({ experimentId: (await makeExperiment()).id });
    for (const [path, text] of Object.entries(sound)) await putArtifact(run.artifactUri, `model/${path}`, text);
    const page = await openVisualEditor(artifactUriOf(session, { kind: 'run', runId: run.id }, 'model/MLmodel'));
    assert.match(page.last.readOnly, /^This model is read from the server “test”/);
    await page.until('the files beside', (shown) => shown.page.environment.files.length === 3);
    const gesture = { kind: 'setType', part: 'inputs', paths: [[0]], type: 'float' } as const;
    assert.deepEqual(await page.gesture(gesture), { kind: 'refused', text: page.last.readOnly });
    const unasked = new FakePage(page.editor); // has not said that it is ready
    const early = await unasked.rpc.request('gesture', { epoch: page.document.version, gesture });
    assert.deepEqual(early, { kind: 'refused', text: page.last.readOnly });
    assert.deepEqual(await page.fix(0, 0), { kind: 'refused', text: page.last.readOnly });
    assert.equal(page.document.getText(), sound['MLmodel']);
    assert.ok(!page.document.isDirty);
  });

  it('is opened from the rows of the trees', async () => {
    const session = await connectTo(mlflow);
    const experiment = await makeExperiment();
    const run = await makeRun({ experimentId: experiment.id });
    const id = await makeLoggedModel(experiment.id, run.id);
    const signal = AbortSignal.timeout(10_000);
    const owner = { kind: 'model', modelId: id } as const;
    const uri = artifactUriOf(session, owner, 'MLmodel').toString();
    const model = await session.tracking.getLoggedModel(id, signal);
    const open = (row: unknown): Promise<unknown> => command('mlflow.mlmodel.openVisualEditor', row);
    assert.deepEqual(await open({ kind: 'loggedModel', session, model }), { uri });
    const { activeTab } = vscode.window.tabGroups.activeTabGroup;
    assert.ok(activeTab?.input instanceof vscode.TabInputCustom && activeTab.input.viewType === editorId);
    const artifact = { path: 'MLmodel', isFolder: false, size: 10 };
    assert.deepEqual(await open({ kind: 'artifact', session, owner, artifact }), { uri });
    const name = await makeModel(0);
    const source = { source: `models:/${id}`, runId: run.id, modelId: id, description: '', tags: [] };
    await session.registry.createModelVersion({ name, ...source }, signal);
    const version = await session.registry.getModelVersion(name, '1', signal);
    assert.deepEqual(await open({ kind: 'version', session, version }), { uri });
  });

  it('is opened by a click on its row', async () => {
    const session = await connectTo(mlflow);
    const experiment = await makeExperiment();
    const run = await makeRun({ experimentId: experiment.id, name: 'clicked' });
    for (const path of ['MLmodel', 'conda.yaml']) await putArtifact(run.artifactUri, path, sound[path] ?? '');
    const { explorer } = await running();
    const tree = explorer.experiments;
    await vscode.commands.executeCommand('mlflow.refresh');
    const rows = await rowsBelow(tree, experiment.name, 'clicked', 'Artifacts');
    const item = tree.getTreeItem(find(tree, rows, 'MLmodel'));
    assert.match(item.contextValue ?? '', /;artifactFile;/);
    assert.match(item.contextValue ?? '', /;mlmodelFile;/);
    assert.doesNotMatch(tree.getTreeItem(find(tree, rows, 'conda.yaml')).contextValue ?? '', /;mlmodelFile;/);
    assert.ok(item.command);
    await vscode.commands.executeCommand(item.command.command, ...(item.command.arguments ?? []));
    const { activeTab } = vscode.window.tabGroups.activeTabGroup;
    assert.ok(activeTab?.input instanceof vscode.TabInputCustom && activeTab.input.viewType === editorId);
    assert.equal(
      activeTab.input.uri.toString(),
      artifactUriOf(session, { kind: 'run', runId: run.id }, 'MLmodel').toString(),
    );
  });

  it('says what the server knows of the model, and leads there', async () => {
    const session = await connectTo(mlflow);
    const experiment = await makeExperiment();
    const runName = uniqueName('run');
    const run = await makeRun({ experimentId: experiment.id, name: runName });
    const name = await makeModel(0);
    const source = { source: `${run.artifactUri}/model`, runId: run.id, modelId: undefined, description: '', tags: [] };
    await session.registry.createModelVersion({ name, ...source }, AbortSignal.timeout(10_000));
    const { page } = await openVisual(soundBut('mlflow_version', `run_id: ${run.id}\nmlflow_version`));
    await eventually('the links', () => page.links?.run === runName);
    assert.deepEqual(page.links, {
      run: runName,
      experiment: experiment.name,
      versions: [{ name, version: '1', stage: '' }],
    });
    page.rpc.notify('act', { act: 'openRun' });
    page.rpc.notify('act', { act: 'openExperiment' });
    page.rpc.notify('openVersion', { index: 0 });
    page.rpc.notify('openVersion', { index: 7 });
    await configure([]);
    await eventually('no links without a connection', () => page.links?.run === null);
  });
});

describe('visual editor acts', () => {
  after(removeFolders);

  it('open the text beside, at a row and at a problem', async () => {
    const { page, document } = await openVisual(soundBut('"double"', '"duoble"'));
    await page.until('the problem', (shown) => shown.page.problems.length === 1);
    const selected = (): string => {
      const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
      return editor ? document.getText(editor.selection) : 'no editor';
    };
    page.rpc.notify('act', { act: 'openText' });
    await eventually('a text editor beside', () => selected() === '');
    page.rpc.notify('revealProblem', { epoch: page.last.epoch, problem: 0 });
    await eventually('the problem is selected', () => selected() === '"duoble"');
    page.rpc.notify('revealRow', { epoch: page.last.epoch, part: 'inputs', path: [1] });
    await eventually('the row is selected', () => /^\{[^{}]*"petals"[^{}]*\}$/.test(selected()));
    assert.equal(vscode.window.visibleTextEditors.filter((one) => one.document === document).length, 1);
  });

  it('open files beside the model, and no others', async () => {
    const { page, folder } = await openVisual(sound);
    const shown = (): string | undefined => vscode.window.activeTextEditor?.document.uri.path.split('/').at(-1);
    for (const file of ['../../.vscode/settings.json', '/etc/hosts', 'file:///etc/hosts', 'nothing.txt', '.', ''])
      page.rpc.notify('openFile', { file });
    await sleep(200);
    assert.notEqual(shown(), 'settings.json');
    assert.notEqual(shown(), 'hosts');
    page.rpc.notify('openFile', { file: 'requirements.txt' });
    await eventually('the file', () => shown() === 'requirements.txt');
    const { document } = vscode.window.activeTextEditor ?? {};
    assert.equal(document?.uri.toString(), vscode.Uri.joinPath(folder, 'requirements.txt').toString());
  });

  it('copy what the page hands over', async () => {
    const { page } = await openVisual(sound);
    page.rpc.notify('copy', { text: 'mlflow.pyfunc.load_model(…)' });
    await eventually(
      'the clipboard',
      async () => (await vscode.env.clipboard.readText()) === 'mlflow.pyfunc.load_model(…)',
    );
  });

  it('are the commands of the extension, for this very file', async () => {
    const { page, document } = await openVisual(sound);
    const expected: readonly (readonly [PageAct, string, object])[] = [
      ['checkData', 'mlflow.mlmodel.checkData', {}],
      ['checkExample', 'mlflow.mlmodel.checkData', { example: true }],
      ['compare', 'mlflow.mlmodel.compareSignatures', {}],
      ['infer', 'mlflow.mlmodel.inferSignature', {}],
      ['copyPayload', 'mlflow.mlmodel.copyPayload', {}],
      ['exportSchema', 'mlflow.mlmodel.exportJsonSchema', {}],
      ['showProblems', 'workbench.actions.view.problems', {}],
    ];
    const uri = document.uri.toString();
    for (const [act, id, more] of expected) {
      const called = await callOf(() => page.rpc.notify('act', { act }));
      assert.equal(called.command, id);
      if (id.startsWith('mlflow.')) assert.deepEqual(called.argument, { kind: 'act', input: { uri, ...more } }, act);
    }
  });
});

describe('visual editor disposal', () => {
  const extensionUri = (): vscode.Uri => extension().extensionUri;
  after(removeFolders);

  it('takes every listener away, and answers nothing more', async () => {
    const changed = new Emitter();
    const connections = { entries: [], active: undefined, onDidChange: changed.event } as unknown as Connections;
    const ids = new ServerIds(connections);
    const checker = new ModelChecker(ids);
    const published = new PublishedProblems(extensionUri());
    const { document } = await openModel(sound);
    const documents = new OpenDocuments({ checker, published, ids, log: silentLog });
    const before = changed.listenerCount;
    assert.equal(documents.watchers, 0);

    const views = new Emitter<never>();
    const pages = new OpenPages();
    const deps = { extensionUri: extensionUri(), connections, log: silentLog, documents, checker, pages };
    const editor = new VisualEditor(document, { visible: true, onDidChangeViewState: views.event }, deps);
    const page = new FakePage(editor);
    await page.ready();
    assert.ok(changed.listenerCount > before && documents.watchers > 0 && views.listenerCount > 0);
    const [mine, theirs] = joinedPorts();
    let heard = 0;
    mine.listen(() => heard++);
    editor.serve(theirs);
    mine.post({ kind: 'request', id: 1, name: 'ready', input: {} });
    await eventually('an answer', () => heard > 0);

    editor.dispose();
    assert.deepEqual([changed.listenerCount, documents.watchers, views.listenerCount], [before, 0, 0]);
    heard = 0;
    mine.post({ kind: 'request', id: 2, name: 'ready', input: {} });
    await sleep(100);
    assert.equal(heard, 0);
    documents.dispose();
    published.dispose();
    ids.dispose();
  });

  it('sends nothing to a page that nobody sees, and all of it when it is seen again', async () => {
    const { page, document } = await openVisual(sound);
    const other = await openModel({ MLmodel: 'flavors: {}\n' });
    await vscode.window.showTextDocument(other.document, { viewColumn: vscode.ViewColumn.One, preview: false });
    await sleep(300);
    const before = page.shown.length;
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '# a comment\n');
    await vscode.workspace.applyEdit(edit);
    await sleep(300);
    assert.equal(page.shown.length, before);
    await vscode.commands.executeCommand('vscode.openWith', document.uri, editorId, vscode.ViewColumn.One);
    await page.until('the text as it is');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});

/** Which command a page calls; it is not carried out. */
async function callOf(work: () => void): Promise<{ readonly command: string; readonly argument: unknown }> {
  const former = vscode.commands.executeCommand;
  try {
    const called = new Promise<{ command: string; argument: unknown }>((resolve) => {
      Object.assign(vscode.commands, {
        executeCommand: (command: string, argument: unknown) => {
          resolve({ command, argument });
          return Promise.resolve();
        },
      });
    });
    work();
    return await called;
  } finally {
    Object.assign(vscode.commands, { executeCommand: former });
  }
}
