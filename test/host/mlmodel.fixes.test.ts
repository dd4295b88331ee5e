import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { sound, soundBut } from '../support/modelFiles.ts';
import { artifactUriOf } from '../../src/extension/artifacts/artifactUri.ts';
import { command } from './support/commands.ts';
import { configure, connectTo, mlflow } from './support/connecting.ts';
import { eventually } from './support/eventually.ts';
import { codeOf, makeFolder, openModel, placeOf, removeFolders, shows, type } from './support/models.ts';
import { makeExperiment, makeRun, putArtifact } from './support/seed.ts';

/** So many of what is offered are made as if they were chosen. */
const resolved = 50;

/** What is offered where this text stands. */
async function actionsAt(uri: vscode.Uri, text: string, kind?: vscode.CodeActionKind): Promise<vscode.CodeAction[]> {
  const document = await vscode.workspace.openTextDocument(uri);
  const place = placeOf(document, text);
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    new vscode.Range(place, place),
    kind?.value,
    resolved,
  );
}

function named(actions: readonly vscode.CodeAction[], title: RegExp): vscode.CodeAction {
  const found = actions.find((action) => title.test(action.title));
  assert.ok(found, `${String(title)} is not among: ${actions.map((action) => action.title).join(' | ')}`);
  return found;
}

async function apply({ edit, command }: vscode.CodeAction): Promise<void> {
  if (edit) assert.ok(await vscode.workspace.applyEdit(edit));
  if (command) await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
}

const optional = soundBut('"name": "petals", "required": true', '"name": "petals", "optional": true');

describe('mlmodel fixes', () => {
  afterEach(() =>
    vscode.workspace.getConfiguration().update('mlflow.mlmodel.rules', undefined, vscode.ConfigurationTarget.Global),
  );
  after(async () => {
    await removeFolders();
    await configure([]);
  });

  it('mend a wrong type and leave every other byte as it is', async () => {
    const { document } = await openModel(soundBut('"double"', '"int"'));
    await shows(document.uri, ['error signature-type-unknown “"int"”']);
    const before = document.getText();
    const fix = named(await actionsAt(document.uri, '"int"'), /"long"/);
    assert.equal(fix.kind?.value, 'quickfix');
    await apply(fix);
    await shows(document.uri, []);
    assert.equal(document.getText(), before.replace('"int"', '"long"'));
  });

  it('are preferred where they are safe, and then part of “fix all”, also when a file is saved', async () => {
    const { document } = await openModel(optional);
    await shows(document.uri, ['error signature-optional “"optional"”']);
    const actions = await actionsAt(document.uri, '"optional"');
    assert.ok(actions.some(({ isPreferred }) => isPreferred));
    const [all] = await actionsAt(document.uri, '"optional"', vscode.CodeActionKind.SourceFixAll.append('mlflow'));
    assert.ok(all?.edit, 'no source.fixAll.mlflow');
    await apply(all);
    await shows(document.uri, []);
  });

  it('of one kind are made in one step, which is offered once', async () => {
    const columns = Array.from({ length: 30 }, (_, at) => `{"type": "long", "name": "c${at}", "optional": true}`);
    const { document } = await openModel(
      soundBut('{"type": "double", "name": "length", "required": true}', columns.join(', ')),
    );
    await eventually('the problems are there', () => vscode.languages.getDiagnostics(document.uri).length >= 30);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(0, 0, document.lineCount, 0),
      vscode.CodeActionKind.QuickFix.value,
      200,
    );
    const all = actions.filter(({ title }) => title.startsWith('Fix all'));
    assert.deepEqual(
      all.map(({ title }) => title),
      ['Fix all 30 problems “signature-optional” in this file'],
    );
    assert.equal(all[0]?.edit?.get(document.uri).length, 60, 'the name and the value of each');
    await apply(named(all, /^Fix all/));
    await shows(document.uri, []);
  });

  it('stand in the file beside when the problem does', async () => {
    const { folder } = await openModel({ ...sound, 'python_env.yaml': 'python: 3.10\n' });
    const environment = vscode.Uri.joinPath(folder, 'python_env.yaml');
    await shows(environment, ['warning env-python-unquoted “3.10”']);
    await apply(named(await actionsAt(environment, '3.10'), /'3\.10'/));
    const document = await vscode.workspace.openTextDocument(environment);
    assert.equal(document.getText(), "python: '3.10'\n");
  });

  it('stand in the file beside also while no editor shows the model, once all were validated', async () => {
    const folder = await makeFolder({ ...sound, 'python_env.yaml': 'python: 3.10\n' });
    await command('mlflow.mlmodel.validateWorkspace');
    const environment = vscode.Uri.joinPath(folder, 'python_env.yaml');
    await shows(environment, ['warning env-python-unquoted “3.10”']);
    const document = await vscode.workspace.openTextDocument(environment);
    await type(document, 'python', '# of the model\npython');
    await apply(named(await actionsAt(environment, '3.10'), /'3\.10'/));
    assert.equal(document.getText(), "# of the model\npython: '3.10'\n");
    await shows(environment, [`warning env-python-differs “'3.10'”`]);
    await type(document, "'3.10'", '3.10');
    await shows(environment, ['warning env-python-unquoted “3.10”']);
    await apply(named(await actionsAt(environment, '3.10'), /^Disable “env-python-unquoted” everywhere/));
    await shows(environment, []);
  });

  it('are those of the text as it is now, not as it was', async () => {
    const { document } = await openModel(soundBut('"double"', '"int"'));
    await shows(document.uri, ['error signature-type-unknown “"int"”']);
    await type(document, 'artifact_path: model\n', '');
    await apply(named(await actionsAt(document.uri, '"int"'), /"long"/));
    assert.ok(document.getText().includes('{"type": "long", "name": "length"'));
    await shows(document.uri, []);
  });

  it('switch a rule off here, by a comment', async () => {
    const { document } = await openModel(soundBut('"double"', '"duoble"'));
    await shows(document.uri, ['error signature-type-unknown “"duoble"”']);
    await apply(named(await actionsAt(document.uri, '"duoble"'), /^Disable “signature-type-unknown” here/));
    await shows(document.uri, []);
    assert.ok(document.getText().includes("signature:\n  # mlmodel: disable signature-type-unknown\n  inputs: '"));
  });

  it('switch a rule off everywhere, by the setting', async () => {
    const { document } = await openModel(soundBut('"double"', '"duoble"'));
    await shows(document.uri, ['error signature-type-unknown “"duoble"”']);
    await apply(named(await actionsAt(document.uri, '"duoble"'), /^Disable “signature-type-unknown” everywhere/));
    await shows(document.uri, []);
    const rules = vscode.workspace.getConfiguration().get('mlflow.mlmodel.rules');
    assert.deepEqual(rules, { 'signature-type-unknown': 'off' });
  });

  it('change the settings of the workspace where these list rules, and nothing without a rule', async () => {
    const { document } = await openModel(soundBut('"double"', '"duoble"'));
    const settings = vscode.workspace.getConfiguration(undefined, document.uri);
    const { Workspace } = vscode.ConfigurationTarget;
    await settings.update('mlflow.mlmodel.rules', { 'flavor-unknown': 'hint' }, Workspace);
    try {
      await vscode.commands.executeCommand('_mlflow.mlmodel.disableRule');
      await shows(document.uri, ['error signature-type-unknown “"duoble"”']);
      await apply(named(await actionsAt(document.uri, '"duoble"'), /^Disable “signature-type-unknown” everywhere/));
      await shows(document.uri, []);
      const found = vscode.workspace.getConfiguration().inspect('mlflow.mlmodel.rules');
      const expected = { 'flavor-unknown': 'hint', 'signature-type-unknown': 'off' };
      assert.deepEqual([found?.workspaceValue, found?.globalValue], [expected, undefined]);
    } finally {
      await settings.update('mlflow.mlmodel.rules', undefined, Workspace);
    }
  });

  it('change nothing on a server: only the setting is offered', async () => {
    const session = await connectTo(mlflow);
    const experiment = await makeExperiment();
    const run = await makeRun({ experimentId: experiment.id });
    await putArtifact(run.artifactUri, 'MLmodel', optional['MLmodel'] ?? '');
    const uri = artifactUriOf(session, { kind: 'run', runId: run.id }, 'MLmodel');
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    await eventually('the problem is there', () =>
      vscode.languages.getDiagnostics(uri).some((one) => codeOf(one) === 'signature-optional'),
    );
    const titles = (await actionsAt(uri, '"optional"')).map(({ title }) => title);
    assert.deepEqual(titles, ['Disable “signature-optional” everywhere (setting)']);
  });

  it('write the JSON of the signature with one column a line, and back', async () => {
    const { document } = await openModel(sound);
    const before = document.getText();
    const rewrite = async (title: string): Promise<void> => {
      const place = placeOf(document, '"length"');
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new vscode.Range(place, place),
        vscode.CodeActionKind.RefactorRewrite.value,
        10, // that many are resolved
      );
      await apply(named(actions, new RegExp(`^${title}$`)));
    };
    await rewrite('Write “inputs” with one column a line');
    assert.ok(
      document
        .getText()
        .includes('  inputs: |-\n    [\n      {"type": "double", "name": "length", "required": true},\n'),
    );
    await shows(document.uri, []);
    await rewrite('Write “inputs” as MLflow does');
    assert.equal(document.getText(), before);
  });
});
