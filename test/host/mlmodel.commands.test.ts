import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { artifactUriOf } from '../../src/extension/artifacts/artifactUri.ts';
import { sound, soundBut } from '../support/modelFiles.ts';
import { assertRefused, command } from './support/commands.ts';
import { configure, connectTo, mlflow } from './support/connecting.ts';
import { eventually } from './support/eventually.ts';
import { codeOf, makeFolder, openModel, removeFolders, shows, type, write } from './support/models.ts';
import { makeExperiment, makeLoggedModel, makeModel, makeRun } from './support/seed.ts';

const told = 'error signature-type-unknown “"duoble"”';
const wrongType = soundBut('"double"', '"duoble"');

describe('mlmodel commands', () => {
  after(removeFolders);

  describe('Validate All MLmodel Files', () => {
    const validate = (): Promise<unknown> => command('mlflow.mlmodel.validateWorkspace');

    it('counts and shows the problems of files that no editor shows, and goes on to look after them', async () => {
      await makeFolder(sound);
      const folder = await makeFolder({ ...wrongType, 'python_env.yaml': 'python: 3.10\n' });
      const file = vscode.Uri.joinPath(folder, 'MLmodel');
      assert.deepEqual(await validate(), { files: 2, errors: 1, warnings: 1, unreadable: 0 });
      await shows(file, [told]);
      const beside = vscode.Uri.joinPath(folder, 'python_env.yaml');
      await shows(beside, ['warning env-python-unquoted “3.10”']);

      await write(beside, "python: '3.11.7'\n");
      await shows(beside, []);
      await write(beside, 'python: 3.10\n');
      await shows(beside, ['warning env-python-unquoted “3.10”']);
      await write(file, sound['MLmodel'] ?? '');
      await shows(file, []);
      await write(file, wrongType['MLmodel'] ?? '');
      await shows(file, [told]);
      await vscode.workspace.fs.delete(folder, { recursive: true });
      await eventually('problems go with their files', () => vscode.languages.getDiagnostics(beside).length === 0);
    });

    it('reads what is typed and not saved', async () => {
      const { document } = await openModel(sound);
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(0, 0), 'flavors: [\n');
      await vscode.workspace.applyEdit(edit);
      const { errors } = (await validate()) as { errors: number };
      assert.ok(errors > 0);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await shows(document.uri, []);
    });

    it('judges a large example, which is left alone while a person types', async () => {
      const info =
        'saved_input_example_info:\n  artifact_path: input_example.json\n  pandas_orient: split\n  type: dataframe\n';
      const rows = Array.from({ length: 70_000 }, () => '["no number", 2]');
      const large = {
        ...soundBut('signature:', `${info}signature:`),
        'input_example.json': `{"columns": ["length", "petals"], "data": [${rows.join(', ')}]}`,
      };
      const folder = await makeFolder(large);
      const file = vscode.Uri.joinPath(folder, 'MLmodel');
      const beside = vscode.Uri.joinPath(folder, 'input_example.json');
      await validate();
      assert.deepEqual(vscode.languages.getDiagnostics(beside).map(codeOf), ['example-strict']);
      const document = await vscode.workspace.openTextDocument(file);
      await shows(file, []);
      await type(document, 'artifact_path: model\n', '');
      await sleep(1500);
      await shows(file, []);
      assert.deepEqual(vscode.languages.getDiagnostics(beside), []);
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });
  });

  describe('while Validate All MLmodel Files is at work', () => {
    /** So many that what is done meanwhile comes before the end. */
    async function manyMore(): Promise<void> {
      await Promise.all(Array.from({ length: 60 }, () => makeFolder(sound)));
    }

    it('what is typed is checked as it is', async () => {
      const { document } = await openModel(wrongType);
      await shows(document.uri, [told]);
      await manyMore();
      const done = command('mlflow.mlmodel.validateWorkspace');
      await type(document, '"duoble"', '"double"');
      const { files } = (await done) as { files: number };
      assert.ok(files > 60, `${files} files`);
      await shows(document.uri, []);
      await sleep(500);
      await shows(document.uri, []);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });

    it('nothing is told of a folder that is deleted', async () => {
      const folder = await makeFolder({ ...wrongType, 'python_env.yaml': 'python: 3.10\n' });
      await manyMore();
      const done = command('mlflow.mlmodel.validateWorkspace');
      await vscode.workspace.fs.delete(folder, { recursive: true });
      await done;
      await eventually('problems go with their files', () => problemsBelow(folder) === 0);
      await sleep(500);
      assert.equal(problemsBelow(folder), 0);
    });

    function problemsBelow({ path }: vscode.Uri): number {
      return vscode.languages
        .getDiagnostics()
        .filter(([uri, found]) => uri.path.startsWith(`${path}/`) && found.length > 0).length;
    }
  });

  describe('Open MLmodel as Text', () => {
    it('opens the file that is named, or the one in front', async () => {
      const folder = await makeFolder(sound);
      const uri = vscode.Uri.joinPath(folder, 'MLmodel').toString();
      assert.deepEqual(await command('mlflow.mlmodel.openText', { uri }), { uri });
      assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), uri);
      assert.deepEqual(await command('mlflow.mlmodel.openText'), { uri });
    });

    it('opens that of a logged model, and of a version that came from it', async () => {
      const session = await connectTo(mlflow);
      const experiment = await makeExperiment();
      const run = await makeRun({ experimentId: experiment.id });
      const id = await makeLoggedModel(experiment.id, run.id);
      const uri = artifactUriOf(session, { kind: 'model', modelId: id }, 'MLmodel').toString();
      const signal = AbortSignal.timeout(10_000);
      const model = await session.tracking.getLoggedModel(id, signal);
      assert.deepEqual(await command('mlflow.mlmodel.openText', { kind: 'loggedModel', session, model }), { uri });

      const name = await makeModel(0);
      await session.registry.createModelVersion(
        { name, source: `models:/${id}`, runId: run.id, modelId: id, description: '', tags: [] },
        signal,
      );
      const version = await session.registry.getModelVersion(name, '1', signal);
      assert.deepEqual(await command('mlflow.mlmodel.openText', { kind: 'version', session, version }), { uri });
      assert.equal(vscode.window.activeTextEditor?.document.languageId, 'mlmodel');
      await configure([]);
    });

    it('refuses what is no address', async () => {
      await assertRefused('mlflow.mlmodel.openText', { uri: 'no uri' }, 'invalid', /“no uri” is not a URI\./);
    });
  });
});
