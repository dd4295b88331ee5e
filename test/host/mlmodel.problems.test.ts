import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { sound, soundBut } from '../support/modelFiles.ts';
import { artifactUriOf } from '../../src/extension/artifacts/artifactUri.ts';
import { configure, connectTo, mlflow } from './support/connecting.ts';
import { eventually } from './support/eventually.ts';
import { codeOf, makeFolder, openModel, removeFolders, shows, type, write } from './support/models.ts';
import { makeExperiment, makeRun, putArtifact } from './support/seed.ts';
import { startTap } from './support/tap.ts';

const wrongType = soundBut('"double"', '"duoble"');
const told = 'error signature-type-unknown “"duoble"”';

async function setRules(rules: object | undefined): Promise<void> {
  const settings = vscode.workspace.getConfiguration();
  await settings.update('mlflow.mlmodel.rules', rules, vscode.ConfigurationTarget.Global);
}

describe('mlmodel problems', () => {
  after(async () => {
    await setRules(undefined);
    await removeFolders();
    await configure([]);
  });

  it('are none in a sound model, which has the language by its name', async () => {
    const { document } = await openModel(sound);
    assert.equal(document.languageId, 'mlmodel');
    await sleep(500);
    await shows(document.uri, []);
  });

  it('stand at the very characters, with code, source and a page that says more', async () => {
    const { document } = await openModel(wrongType);
    await shows(document.uri, [told]);
    const [problem] = vscode.languages.getDiagnostics(document.uri);
    assert.ok(problem && typeof problem.code === 'object');
    assert.equal(problem.source, 'MLflow');
    assert.match(problem.message, /“duoble”/);
    const { fsPath, fragment } = problem.code.target;
    const line = readFileSync(fsPath, 'utf8').split('\n')[Number(/^L(\d+)$/.exec(fragment)?.[1]) - 1];
    assert.match(line ?? '', /^#+ `?signature-type-unknown`?$/, fragment);
  });

  it('come and go while a person types, and are gone when the editor is', async () => {
    const { document } = await openModel(sound);
    await type(document, '"double"', '"duoble"');
    await shows(document.uri, [told]);
    await type(document, '"duoble"', '"double"');
    await shows(document.uri, []);
    await type(document, '"double"', '"duoble"');
    await shows(document.uri, [told]);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await shows(document.uri, []);
  });

  it('are shown in a document that lies nowhere', async () => {
    const text = wrongType['MLmodel'] ?? '';
    const document = await vscode.workspace.openTextDocument({ language: 'mlmodel', content: text });
    await shows(document.uri, [told]);
  });

  it('are shown in an artifact of a server, with the files that lie beside it there', async () => {
    const session = await connectTo(mlflow);
    const experiment = await makeExperiment();
    const run = await makeRun({ experimentId: experiment.id });
    for (const [path, content] of Object.entries({ ...wrongType, 'python_env.yaml': 'python: 3.10\n' })) {
      await putArtifact(run.artifactUri, `model/${path}`, content);
    }
    const uri = artifactUriOf(session, { kind: 'run', runId: run.id }, 'model/MLmodel');
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    await shows(uri, [told]);
    const beside = artifactUriOf(session, { kind: 'run', runId: run.id }, 'model/python_env.yaml');
    await eventually('the problem of the file beside', () =>
      vscode.languages.getDiagnostics(beside).some((one) => codeOf(one) === 'env-python-unquoted'),
    );
  });

  it('of the file itself do not wait for a slow server', async () => {
    await connectTo(mlflow);
    const experiment = await makeExperiment();
    const run = await makeRun({ experimentId: experiment.id });
    const files = { ...wrongType, 'python_env.yaml': 'python: 3.10\n' };
    for (const [path, content] of Object.entries(files)) await putArtifact(run.artifactUri, path, content);
    const tap = await startTap(mlflow);
    let letGo = (): void => undefined;
    const held = new Promise<undefined>((resolve) => (letGo = () => resolve(undefined)));
    const isBeside = (path: string): boolean => path.includes('get-artifact') && !path.includes('MLmodel');
    tap.answer = ({ path }) => (isBeside(path) ? held : undefined);
    try {
      const owner = { kind: 'run', runId: run.id } as const;
      const slow = await connectTo(tap.uri);
      const uri = artifactUriOf(slow, owner, 'MLmodel');
      await vscode.workspace.openTextDocument(uri);
      await shows(uri, [told]);
      const beside = artifactUriOf(slow, owner, 'python_env.yaml');
      assert.deepEqual(vscode.languages.getDiagnostics(beside), []);
      letGo();
      await eventually('those of the other files follow', () => vscode.languages.getDiagnostics(beside).length > 0);
      await shows(uri, [told]);
    } finally {
      letGo();
      await tap.stop();
    }
  });

  describe('of the files beside', () => {
    it('stand in those files, and go when these are corrected', async () => {
      const { folder } = await openModel({ ...sound, 'python_env.yaml': 'python: 3.10\n' });
      const environment = vscode.Uri.joinPath(folder, 'python_env.yaml');
      await shows(environment, ['warning env-python-unquoted “3.10”']);
      await write(environment, sound['python_env.yaml'] ?? '');
      await shows(environment, []);
    });

    it('follow what is typed there, saved or not', async () => {
      const { folder } = await openModel(sound);
      const environment = vscode.Uri.joinPath(folder, 'python_env.yaml');
      const document = await vscode.workspace.openTextDocument(environment);
      await vscode.window.showTextDocument(document, { preview: false });
      await type(document, 'python: 3.11.7', 'python: 3.10');
      await shows(environment, ['warning env-python-unquoted “3.10”']);
      assert.ok(document.isDirty);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await shows(environment, []);
    });

    it('are noticed when a file comes or goes', async () => {
      const { folder, document } = await openModel(sound);
      const model = vscode.Uri.joinPath(folder, 'model.skops');
      await vscode.workspace.fs.delete(model);
      const missing = 'warning path-missing “model.skops”';
      await shows(document.uri, [missing, missing]);
      await write(model, 'x');
      await shows(document.uri, []);
    });
  });

  it('have the severity that the settings give them, at once', async () => {
    const { document } = await openModel(wrongType);
    await shows(document.uri, [told]);
    await setRules({ 'signature-type-unknown': 'hint' });
    await shows(document.uri, [told.replace('error', 'hint')]);
    await setRules({ 'signature-type-unknown': 'off' });
    await shows(document.uri, []);
    await setRules({ 'signature-type-unknown': 'nonsense' });
    await shows(document.uri, [told]);
    await setRules(undefined);
  });

  it('are switched off by a comment', async () => {
    const { document } = await openModel(wrongType);
    await shows(document.uri, [told]);
    await type(document, '  inputs:', '  # mlmodel: disable signature-type-unknown\n  inputs:');
    await shows(document.uri, []);
  });

  it('say that the server does not know the run, when there is one', async () => {
    const unknown = soundBut('mlflow_version: 2.15.0', `mlflow_version: 2.15.0\nrun_id: ${'ab'.repeat(16)}`);
    await configure([]);
    const { document } = await openModel(unknown);
    await sleep(500);
    await shows(document.uri, []);
    await connectTo(mlflow);
    await shows(document.uri, [`information key-run-unknown “${'ab'.repeat(16)}”`]);
    await configure([]);
    await shows(document.uri, []);
  });

  it('are those of the last text when a person types fast', async () => {
    const { document } = await openModel(sound);
    for (let typed = 0; typed < 20; typed++) {
      await type(document, typed % 2 === 0 ? '"double"' : '"duoble"', typed % 2 === 0 ? '"duoble"' : '"double"');
    }
    await type(document, '"double"', '"duoble"');
    await shows(document.uri, [told]);
    await sleep(500);
    await shows(document.uri, [told]);
  });

  it('come quickly: a file of a hundred columns is checked while the next key is pressed', async () => {
    const columns = Array.from({ length: 100 }, (_, index) => `{"type": "double", "name": "c${index}"}`).join(', ');
    const folder = await makeFolder(soundBut('{"type": "double", "name": "length", "required": true}', columns));
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'MLmodel'));
    await shows(document.uri, []);
    const began = performance.now();
    await type(document, '"double"', '"duoble"');
    await shows(document.uri, [told]);
    const took = performance.now() - began;
    assert.ok(took < 1000, `${took} ms`);
    console.log(`      keystroke to problem, with the pause of 100 ms: ${took.toFixed(0)} ms`);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
