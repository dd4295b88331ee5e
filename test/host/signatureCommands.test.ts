import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { artifactUriOf } from '../../src/extension/artifacts/artifactUri.ts';
import type { DataOutcome } from '../../src/extension/mlmodel/visualCommands.ts';
import { sound, soundBut, type Files } from '../support/modelFiles.ts';
import { assertRefused, command } from './support/commands.ts';
import { configure, connectTo, mlflow } from './support/connecting.ts';
import { makeFolder, removeFolders, type, write } from './support/models.ts';
import {
  makeExperiment,
  makeModel,
  makeRun,
  makeVersion,
  moveVersion,
  putArtifact,
  setAlias,
  uniqueName,
  type RunMade,
} from './support/seed.ts';

interface Outcomes {
  readonly serving: DataOutcome;
  readonly predict: DataOutcome;
}

interface Inferred {
  readonly inputs: string;
  readonly outputs?: string;
  readonly applied: boolean;
}

interface Compared {
  readonly verdict: string;
  readonly changes: readonly { readonly kind: string; readonly breaking: boolean; readonly name?: string }[];
}

const check = 'mlflow.mlmodel.checkData';
const infer = 'mlflow.mlmodel.inferSignature';
const compare = 'mlflow.mlmodel.compareSignatures';
const copy = 'mlflow.mlmodel.copyPayload';
const schema = 'mlflow.mlmodel.exportJsonSchema';

const body = JSON.stringify({ dataframe_split: { columns: ['length', 'petals'], data: [[1.5, 2]] } });

/** With an input example that the model names. */
function withExample(path = 'input_example.json'): Files {
  const info = `saved_input_example_info:\n  artifact_path: ${path}\n  pandas_orient: split\n  type: dataframe\n`;
  const example = JSON.stringify({ columns: ['length', 'petals'], data: [[4.5, 7]] });
  return { ...soundBut('signature:', `${info}signature:`), 'input_example.json': example };
}

async function makeModelFolder(files: Files = sound): Promise<{ readonly folder: vscode.Uri; readonly uri: string }> {
  const folder = await makeFolder(files);
  return { folder, uri: vscode.Uri.joinPath(folder, 'MLmodel').toString() };
}

async function dataFile(folder: vscode.Uri, name: string, text: string): Promise<string> {
  const uri = vscode.Uri.joinPath(folder, name);
  await write(uri, text);
  return uri.toString();
}

async function textOf(uri: string): Promise<string> {
  return (await vscode.workspace.openTextDocument(vscode.Uri.parse(uri))).getText();
}

async function revert(uri: string): Promise<void> {
  await vscode.window.showTextDocument(vscode.Uri.parse(uri));
  await vscode.commands.executeCommand('workbench.action.files.revert');
}

describe('checking data by a program', () => {
  after(removeFolders);

  it('tells what both ways say to a file', async () => {
    const { folder, uri } = await makeModelFolder();
    const good = await dataFile(folder, 'good.csv', 'length,petals\n1.5,2\n2.5,3\n');
    const accepted = { accepted: true, problems: [] };
    assert.deepEqual(await command(check, { uri, dataUri: good }), { serving: accepted, predict: accepted });
    const bad = await dataFile(folder, 'bad.csv', 'length,petals\n1.5,many\n');
    const { serving, predict } = await command<Outcomes>(check, { uri, dataUri: bad });
    for (const way of [serving, predict]) {
      assert.equal(way.accepted, false);
      assert.match(way.problems.join('\n'), /petals/);
    }
  });

  it('counts what is typed into the model, saved or not', async () => {
    const { folder, uri } = await makeModelFolder();
    const dataUri = await dataFile(folder, 'words.csv', 'length,petals\n1.5,many\n');
    await type(
      await vscode.workspace.openTextDocument(vscode.Uri.parse(uri)),
      '"long",\n    "name"',
      '"string",\n    "name"',
    );
    assert.equal((await command<Outcomes>(check, { uri, dataUri })).predict.accepted, true);
    await revert(uri);
    assert.equal((await command<Outcomes>(check, { uri, dataUri })).predict.accepted, false);
  });

  it('takes a request body, and the input example', async () => {
    const { uri } = await makeModelFolder(withExample());
    assert.equal((await command<Outcomes>(check, { uri, body })).serving.accepted, true);
    assert.equal((await command<Outcomes>(check, { uri, body: body.replace('1.5', '"x"') })).serving.accepted, false);
    assert.equal((await command<Outcomes>(check, { uri, example: true })).predict.accepted, true);
  });

  it('reads no example outside of the folder', async () => {
    const { folder, uri } = await makeModelFolder(withExample('../secret.json'));
    await write(
      vscode.Uri.joinPath(folder, '..', 'secret.json'),
      '{"columns": ["length", "petals"], "data": [[1, 2]]}',
    );
    await assert.rejects(command(check, { uri, example: true }));
    await assertRefused(infer, { uri }, 'notFound', /input example/);
  });

  it('says what is missing', async () => {
    const { folder, uri } = await makeModelFolder();
    await assertRefused(check, { uri }, 'invalid', /Data are needed/);
    const none = vscode.Uri.joinPath(folder, 'none', 'MLmodel').toString();
    for (const id of [check, infer, copy, schema] as const)
      await assertRefused(id, { uri: none, ...(id === check && { body }) }, 'notFound', /none.MLmodel cannot be read/);
    await assertRefused(check, { uri, dataUri: 'no address' }, 'invalid', /is not a URI/);
    await assertRefused(check, { uri, dataUri: vscode.Uri.joinPath(folder, 'no.csv').toString() }, 'invalid', /./);
    await assertRefused(check, { uri, dataUri: folder.toString() }, 'invalid', /./);
  });
});

describe('inferring a signature by a program', () => {
  after(removeFolders);

  it('says what it would be, and writes nothing that nobody agreed to', async () => {
    const { folder, uri } = await makeModelFolder();
    const dataUri = await dataFile(folder, 'data.csv', 'length,petals,kind\n1.5,2,a\n2.5,3,b\n');
    const found = await command<Inferred>(infer, { uri, dataUri, outputs: ['kind'] });
    assert.equal(found.applied, false);
    assert.deepEqual(namesIn(found.inputs), ['length', 'petals']);
    assert.deepEqual(namesIn(found.outputs), ['kind']);
    assert.equal(await textOf(uri), sound['MLmodel']);
    await assertRefused(infer, { uri, dataUri, outputs: ['nothing'] }, 'invalid', /nothing/);
  });

  it('writes what was confirmed, as one change that is not saved', async () => {
    const { folder, uri } = await makeModelFolder();
    const dataUri = await dataFile(folder, 'data.csv', 'width\n1.5\n');
    assert.equal((await command<Inferred>(infer, { uri, dataUri, confirmed: true })).applied, true);
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
    assert.match(document.getText(), /"width"/);
    assert.doesNotMatch(document.getText(), /"length"/);
    assert.ok(document.isDirty);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), sound['MLmodel']);
  });

  it('uses the input example when no file is named', async () => {
    const { uri } = await makeModelFolder(withExample('./input_example.json'));
    assert.deepEqual(namesIn((await command<Inferred>(infer, { uri })).inputs), ['length', 'petals']);
  });
});

describe('comparing signatures by a program', () => {
  after(removeFolders);

  it('holds a file against another one', async () => {
    const { uri } = await makeModelFolder();
    const { uri: same } = await makeModelFolder();
    assert.deepEqual(await command(compare, { uri, otherUri: same }), { verdict: 'identical', changes: [] });
    const { uri: less } = await makeModelFolder(soundBut('"name": "length"', '"name": "size"'));
    const { verdict, changes } = await command<Compared>(compare, { uri, otherUri: less });
    assert.equal(verdict, 'breaking');
    assert.deepEqual(changes.map(({ kind, name }) => `${kind} ${name}`).toSorted(), ['added length', 'removed size']);
  });

  it('says what cannot be compared', async () => {
    const { uri } = await makeModelFolder();
    await assertRefused(compare, { uri }, 'invalid', /otherUri, name or runId/);
    await assertRefused(compare, { uri, otherUri: `${uri}2` }, 'notFound', /cannot be read/);
    const { uri: broken } = await makeModelFolder(soundBut('"double"', '"duoble"'));
    await assertRefused(compare, { uri, otherUri: broken }, 'invalid', /MLflow refuses this signature/);
    await configure([]);
    await assertRefused(compare, { uri, name: 'any' }, 'noConnection', /./);
  });
});

describe('comparing signatures with those of a server by a program', () => {
  const older = soundBut('"double"', '"string"');
  let name: string;
  let run: RunMade;
  let uri: string;

  before(async () => {
    await connectTo(mlflow);
    const experimentId = (await makeExperiment()).id;
    name = await makeModel(0, uniqueName('compared'));
    const runs: RunMade[] = [];
    for (const files of [older, sound]) {
      const made = await makeRun({ experimentId });
      await putArtifact(made.artifactUri, 'model/MLmodel', files['MLmodel'] ?? '');
      await makeVersion(name, { source: `${made.artifactUri}/model`, run_id: made.id });
      runs.push(made);
    }
    const [first] = runs;
    assert.ok(first);
    run = first;
    await moveVersion(name, '2', 'Production');
    await moveVersion(name, '1', 'Staging');
    await setAlias(name, '1', 'old');
    ({ uri } = await makeModelFolder());
  });

  after(async () => {
    await removeFolders();
    await configure([]);
  });

  async function verdictOf(argument: object): Promise<string> {
    return (await command<Compared>(compare, { uri, ...argument })).verdict;
  }

  it('takes the current Production version when only the model is named', async () => {
    assert.equal(await verdictOf({ name }), 'identical');
  });

  it('takes a version by its number, an alias or a stage', async () => {
    assert.equal(await verdictOf({ name, version: '2' }), 'identical');
    assert.equal(await verdictOf({ name, version: '1' }), 'breaking');
    assert.equal(await verdictOf({ name, alias: 'old' }), 'breaking');
    assert.equal(await verdictOf({ name, stage: 'Staging' }), 'breaking');
  });

  it('takes the model of a run', async () => {
    assert.equal(await verdictOf({ runId: run.id }), 'breaking');
    assert.equal(await verdictOf({ runId: run.id, modelPath: 'model' }), 'breaking');
    await assertRefused(compare, { uri, runId: run.id, modelPath: 'other' }, 'noModel', /no such model/);
  });

  it('says what is not there', async () => {
    await assertRefused(compare, { uri, name, alias: 'new' }, 'notFound', /has no alias new/);
    await assertRefused(compare, { uri, name, stage: 'Archived' }, 'notFound', /has no version in Archived/);
    await assertRefused(compare, { uri, name, stage: 'Nowhere' }, 'invalid', /is no stage/);
    await assertRefused(compare, { uri, name, version: '9' }, 'notFound', /./);
  });

  it('infers for a model on a server, and writes nothing there', async () => {
    const session = await connectTo(mlflow);
    const remote = artifactUriOf(session, { kind: 'run', runId: run.id }, 'model/MLmodel').toString();
    assert.equal((await command<Outcomes>(check, { uri: remote, body })).predict.accepted, false);
    const folder = await makeFolder({ 'data.csv': 'width\n1.5\n' });
    const dataUri = vscode.Uri.joinPath(folder, 'data.csv').toString();
    assert.equal((await command<Inferred>(infer, { uri: remote, dataUri })).applied, false);
    await assertRefused(infer, { uri: remote, dataUri, confirmed: true }, 'readOnly', /what is logged there never/);
    assert.equal(await textOf(remote), older['MLmodel']);
  });
});

describe('using a signature elsewhere by a program', () => {
  after(removeFolders);

  it('copies a request that the model takes', async () => {
    const { uri } = await makeModelFolder();
    const { text } = await command<{ text: string }>(copy, { uri });
    assert.equal(await vscode.env.clipboard.readText(), text);
    assert.deepEqual((JSON.parse(text) as { dataframe_split: { columns: unknown } }).dataframe_split.columns, [
      'length',
      'petals',
    ]);
    for (const format of ['dataframe_records', 'inputs', 'dataframe_split']) {
      const made = await command<{ text: string }>(copy, { uri, format });
      assert.equal((await command<Outcomes>(check, { uri, body: made.text })).serving.accepted, true, format);
    }
    assert.match((await command<{ text: string }>(copy, { uri, format: 'curl' })).text, /^curl /);
    assert.match((await command<{ text: string }>(copy, { uri, format: 'python' })).text, /^import requests/m);
  });

  it('copies the input example where there is one', async () => {
    const { uri } = await makeModelFolder(withExample());
    assert.match((await command<{ text: string }>(copy, { uri })).text, /4\.5/);
  });

  it('writes the schema in each form, and opens nothing', async () => {
    const { uri } = await makeModelFolder();
    const open = vscode.window.activeTextEditor?.document.uri.toString();
    const json = JSON.parse((await command<{ text: string }>(schema, { uri })).text) as object;
    assert.match(JSON.stringify(json), /"petals"/);
    for (const format of ['json-schema', 'pydantic', 'typescript', 'markdown'])
      assert.match((await command<{ text: string }>(schema, { uri, format })).text, /petals/, format);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), open);
  });

  it('says that there is nothing to write', async () => {
    const { uri } = await makeModelFolder({ MLmodel: 'flavors:\n  sklearn: {}\n' });
    await assertRefused(schema, { uri }, 'invalid', /./);
    await assertRefused(schema, { uri, format: 'xml' }, 'invalid', /format/);
  });
});

/** Of the columns of a signature, as MLflow writes it. */
function namesIn(json: string | undefined): readonly unknown[] {
  return (JSON.parse(json ?? '[]') as readonly { readonly name: unknown }[]).map(({ name }) => name);
}
