import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { artifactUriOf } from '../../src/extension/artifacts/artifactUri.ts';
import { plainMarkdown } from '../../src/extension/mlmodel/plainMarkdown.ts';
import { sound, soundBut, type Files } from '../support/modelFiles.ts';
import { running } from './support/extension.ts';
import { configure, connectTo, mlflow } from './support/connecting.ts';
import { eventually } from './support/eventually.ts';
import { openModel, placeOf, removeFolders, shows, type, type OpenModel } from './support/models.ts';
import {
  makeExperiment,
  makeLoggedModel,
  makeModel,
  makeRun,
  makeVersion,
  moveVersion,
  putArtifact,
  setAlias,
} from './support/seed.ts';

const example = '{"columns": ["length", "petals"], "data": [[1.5, 2]]}';
const withExample: Files = {
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

  async function hovers(text: string, { document }: OpenModel = model): Promise<vscode.Hover[]> {
    return vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, placeOf(document, text));
  }

  async function hover(text: string, of: OpenModel = model): Promise<string> {
    return (await hovers(text, of))
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

  it('lists the versions that were registered from the run and the logged model, and leads to them', async () => {
    await connectTo(mlflow);
    const experiment = await makeExperiment();
    const run = await makeRun({ experimentId: experiment.id, name: 'the run' });
    const id = await makeLoggedModel(experiment.id, run.id, 'classifier');
    const name = await makeModel(0, `iris 50%25 [a](b) *${Date.now()}*`);
    const said = (number: number): string => plainMarkdown(`Registered as ${name}, version ${number}`);
    const source = `${run.artifactUri}/model`;
    for (let made = 1; made <= 5; made++) await makeVersion(name, { source, run_id: run.id });
    await makeVersion(name, { source: `models:/${id}`, model_id: id, run_id: run.id });
    await moveVersion(name, '2', 'Staging');
    await setAlias(name, '2', 'champion');

    const ofRun = await openModel(soundBut('mlflow_version', `run_id: ${run.id}\nmlflow_version`));
    const ofModel = await openModel(soundBut('mlflow_version', `model_id: ${id}\nmlflow_version`));
    let text = '';
    await eventually('the versions of the run are told, the last changed first', async () => {
      text = await hover(run.id, ofRun);
      return text.includes('@champion');
    });
    const lines = text.split('\n').filter((line) => /^\[|…/.test(line));
    assert.ok(lines[0]?.startsWith(`[${said(2)}](`) && lines[0].endsWith(') \\(Staging, @champion\\)  '), text);
    assert.ok(lines[1]?.startsWith(`[${said(6)}](`) && lines[1].endsWith(')  '), text);
    assert.deepEqual([lines.length, lines.at(-1)?.trim()], [6, '…'], text);
    await eventually('only the version of the logged model is told', async () => {
      text = await hover(id, ofModel);
      return text.includes(said(6));
    });
    assert.equal(text.split('command:').length, 2, text);

    const [, command] = /\]\((command:[^)]+)\)/.exec(text) ?? [];
    const { path, query } = vscode.Uri.parse(command ?? '');
    const [argument] = JSON.parse(decodeURIComponent(query)) as [unknown];
    assert.deepEqual(await vscode.commands.executeCommand(path, argument), { kind: 'version', id: '6', name });
  });

  it('trusts nothing in a hover but the link to the trees', async () => {
    await connectTo(mlflow);
    const experiment = await makeExperiment();
    const run = await makeRun({ experimentId: experiment.id, name: '[x](command:mlflow.log.show)' });
    const ofRun = await openModel(soundBut('mlflow_version', `run_id: ${run.id}\nmlflow_version`));
    const [content] = (await hovers(run.id, ofRun)).flatMap(({ contents }) => contents);
    assert.ok(content instanceof vscode.MarkdownString);
    assert.deepEqual(content.isTrusted, { enabledCommands: ['mlflow.goTo'] });
    assert.match(content.value, /^\s*```plaintext\n\[x\]/);
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

  async function outline({ document }: OpenModel): Promise<readonly string[]> {
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    return symbols.map(({ name }) => name);
  }

  async function lenses({ document }: OpenModel): Promise<vscode.CodeLens[]> {
    return vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
  }

  async function lensTitles(of: OpenModel): Promise<readonly (string | undefined)[]> {
    return (await lenses(of)).map(({ command }) => command?.title);
  }

  it('says above the signature what it has, and what can be done with it', async () => {
    const acts = ['Open visual editor', 'Check data', 'Compare'];
    assert.deepEqual(await lensTitles(model), ['2 inputs · 1 output', ...acts]);
    const [lens] = await lenses(model);
    assert.equal(lens && model.document.getText(lens.range), 'signature');
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
    assert.ok((await outline(nowhere)).includes('signature'));
    assert.deepEqual(await lensTitles(nowhere), ['2 inputs · 1 output']);
    await vscode.window.showTextDocument(document);
    await type(document, '"double"', '""');
    assert.ok((await completions(document, placeOf(document, '""'))).includes('double'));
  });

  it('works in an artifact of a server, with the files that lie beside it there', async () => {
    const session = await connectTo(mlflow);
    const experiment = await makeExperiment();
    const run = await makeRun({ experimentId: experiment.id, name: 'its run' });
    const files = { ...withExample, MLmodel: `${withExample['MLmodel']}run_id: ${run.id}\n` };
    for (const [path, content] of Object.entries(files)) await putArtifact(run.artifactUri, `model/${path}`, content);
    const uri = artifactUriOf(session, { kind: 'run', runId: run.id }, 'model/MLmodel');
    const document = await vscode.workspace.openTextDocument(uri);
    const artifact = { document, folder: vscode.Uri.joinPath(uri, '..') };
    assert.equal(document.languageId, 'mlmodel');
    assert.match(await hover('"petals"', artifact), /petals: long/);
    assert.match(await hover(run.id, artifact), /its run/);
    assert.ok((await completions(document, placeOf(document, 'model.skops', 0))).includes('conda.yaml'));
    assert.ok((await outline(artifact)).includes('signature'));
    assert.equal((await lensTitles(artifact))[0], '2 inputs · 1 output');
    const found = (await links(artifact)).map(({ target }) => target?.path.split('/').at(-1));
    assert.deepEqual(found, [
      'conda.yaml',
      'python_env.yaml',
      'model.skops',
      'model.skops',
      'input_example.json',
      'mlflow.goTo',
    ]);
  });

  it('links to exactly the model that is named, and its version', async () => {
    await connectTo(mlflow);
    const name = await makeModel(2, `iris ${Date.now()}`);
    await makeModel(1, `${name} too`);
    const follow = async (text: string): Promise<unknown> => {
      const at = await openModel(soundBut('mlflow_version', `metadata:\n  source: "${text}"\nmlflow_version`));
      const link = (await links(at)).find(({ target }) => target?.scheme === 'command');
      assert.ok(link?.target, text);
      const [argument] = JSON.parse(link.target.query) as [unknown];
      return vscode.commands.executeCommand(link.target.path, argument);
    };
    const uri = `models:/${encodeURIComponent(name)}`;
    assert.deepEqual(await follow(uri), { kind: 'model', id: name, name });
    assert.deepEqual(await follow(`${uri}/1`), { kind: 'version', id: '1', name });
    assert.deepEqual(await follow(`${uri}/latest`), { kind: 'version', id: '2', name });
    assert.equal(await follow(`${uri}/9`), undefined);
    assert.equal(await follow(`${uri}@nobody`), undefined);
    assert.equal(await follow(`models:/${encodeURIComponent(name.slice(0, -1))}`), undefined);
  });

  it('leads nowhere from an old version, which lies in no folder', async () => {
    const scheme = 'mlmodel-old';
    const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: () => withExample['MLmodel'],
    });
    try {
      for (const uri of [
        model.document.uri.with({ scheme, query: 'HEAD' }),
        model.document.uri.with({ query: 'ref=HEAD' }),
      ]) {
        const document = await vscode.workspace.openTextDocument(uri);
        assert.deepEqual(await links({ document, folder: uri }), [], uri.toString());
      }
    } finally {
      provider.dispose();
    }
  });
});
