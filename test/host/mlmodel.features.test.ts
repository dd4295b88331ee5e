import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { sound, soundBut } from '../support/modelFiles.ts';
import { running } from './support/extension.ts';
import { configure, connectTo, mlflow } from './support/connecting.ts';
import { eventually } from './support/eventually.ts';
import { openModel, placeOf, removeFolders, shows, type, type OpenModel } from './support/models.ts';
import { makeExperiment, makeLoggedModel, makeRun } from './support/seed.ts';

const example = '{"columns": ["length", "petals"], "data": [[1.5, 2]]}';
const withExample = {
  ...soundBut(
    'signature:',
    'saved_input_example_info:\n  artifact_path: input_example.json\n  pandas_orient: split\n  type: dataframe\nsignature:',
  ),
  'input_example.json': example,
};

describe('mlmodel language', () => {
  let model: OpenModel;
  before(async () => {
    model = await openModel(withExample);
  });
  after(async () => {
    await removeFolders();
    await configure([]);
  });

  async function hover(text: string, { document }: OpenModel = model): Promise<string> {
    const found = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      placeOf(document, text),
    );
    return found
      .flatMap(({ contents }) => contents.map((one) => (typeof one === 'string' ? one : one.value)))
      .join('\n');
  }

  async function completions(document: vscode.TextDocument, place: vscode.Position): Promise<readonly string[]> {
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      place,
    );
    return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
  }

  it('tells what a key, a flavor and a column are', async () => {
    assert.match(await hover('flavors:'), /ways in which the model can be loaded/);
    assert.match(await hover('sklearn:'), /scikit-learn/);
    assert.match(await hover('"petals"'), /petals: long[\s\S]*Column 2 of 2, inputs · required/);
  });

  it('tells of the run what the server knows, and leads to it', async () => {
    await connectTo(mlflow);
    const experiment = await makeExperiment();
    const run = await makeRun({ experimentId: experiment.id, name: 'the run', metrics: { f1: 0.5 } });
    const ofRun = await openModel(soundBut('mlflow_version', `run_id: ${run.id}\nmlflow_version`));
    assert.match(await hover(run.id, ofRun), /the run[\s\S]*f1 = 0\.5/);
    const id = await makeLoggedModel(experiment.id, run.id, 'classifier');
    const logged = await openModel(soundBut('mlflow_version', `model_id: ${id}\nmlflow_version`));
    assert.match(await hover(id, logged), /classifier[\s\S]*Logged model on test/);
    const link = (await links(ofRun)).find(({ target }) => target?.scheme === 'command');
    assert.ok(link?.target);
    const [argument] = JSON.parse(link.target.query) as [unknown];
    const { explorer } = await running();
    await vscode.commands.executeCommand(link.target.path, argument);
    await eventually('the run is selected in the tree', () =>
      explorer.selectedRuns.some((row) => row.kind === 'run' && row.run.id === run.id),
    );
  });

  async function links({ document }: OpenModel): Promise<vscode.DocumentLink[]> {
    return vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', document.uri);
  }

  it('links the files that are there', async () => {
    const found = (await links(model)).map(({ target }) => target?.path.split('/').at(-1));
    assert.deepEqual(found, ['conda.yaml', 'python_env.yaml', 'model.skops', 'model.skops', 'input_example.json']);
  });

  it('completes keys, values, files and types', async () => {
    const { document } = await openModel(soundBut('"double"', '""'));
    const types = await completions(document, placeOf(document, '""'));
    assert.deepEqual(types.slice(0, 4), ['boolean', 'integer', 'long', 'float']);
    assert.ok((await completions(document, placeOf(document, 'mlflow.sklearn', 0))).includes('mlflow.xgboost'));
    assert.ok((await completions(document, placeOf(document, 'model.skops', 0))).includes('conda.yaml'));
    const top = await completions(document, placeOf(document, 'mlflow_version', 0));
    assert.ok(top.includes('run_id') && !top.includes('flavors'));
  });

  it('has an outline with the columns, and folds', async () => {
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      model.document.uri,
    );
    const signature = symbols.find(({ name }) => name === 'signature');
    const inputs = signature?.children.find(({ name }) => name === 'inputs');
    assert.deepEqual(
      inputs?.children.map(({ name, detail, kind }) => [name, detail, kind]),
      [
        ['length', 'double', vscode.SymbolKind.Field],
        ['petals', 'long', vscode.SymbolKind.Field],
      ],
    );
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      model.document.uri,
    );
    const first = model.document.lineAt(folds[0]?.start ?? 0).text;
    assert.equal(first, 'flavors:');
  });

  it('says above the signature what it has', async () => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      model.document.uri,
    );
    assert.deepEqual(
      lenses.map(({ command, range }) => [command?.title, model.document.getText(range)]),
      [['2 inputs · 1 output', 'signature']],
    );
  });

  it('renames a column in the signature and in the example, in one step', async () => {
    const { document, folder } = await openModel(withExample);
    const rename = (from: string, name: string): Thenable<vscode.WorkspaceEdit> =>
      vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        placeOf(document, `"${from}"`, 3),
        name,
      );
    assert.ok(await vscode.workspace.applyEdit(await rename('petals', 'leaves')));
    assert.ok(document.getText().includes('"name": "leaves"'));
    const beside = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'input_example.json'));
    assert.equal(beside.getText(), example.replace('petals', 'leaves'));
    await shows(document.uri, []);
    await assert.rejects(Promise.resolve(rename('leaves', 'length')), /“length” is already in inputs/);
  });

  it('works in a document that lies nowhere', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'mlmodel', content: sound['MLmodel'] ?? '' });
    const nowhere = { document, folder: document.uri };
    assert.match(await hover('"petals"', nowhere), /petals: long/);
    assert.deepEqual(await links(nowhere), []);
    await vscode.window.showTextDocument(document);
    await type(document, '"double"', '""');
    assert.ok((await completions(document, placeOf(document, '""'))).includes('double'));
  });
});
