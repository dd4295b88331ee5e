import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { policyState } from '../../src/extension/lifecycle/policy/policyOfWorkspace.ts';
import { everyGate } from '../support/policyTexts.ts';
import { command } from './support/commands.ts';
import { makeFolder, placeOf, removeFolders, shows, type, write } from './support/models.ts';

function folder(): vscode.Uri {
  const [workspace] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(workspace);
  return workspace.uri;
}

const policyUri = (name = 'promotion.yaml'): vscode.Uri => vscode.Uri.joinPath(folder(), '.mlflow', name);

/** Opens a policy in a folder of its own. */
async function open(text: string): Promise<vscode.TextDocument> {
  const made = await makeFolder({ '.mlflow/promotion.yaml': text });
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(made, '.mlflow/promotion.yaml'));
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

async function actionsAt(document: vscode.TextDocument, text: string): Promise<vscode.CodeAction[]> {
  const place = placeOf(document, text);
  const range = new vscode.Range(place, place);
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, range);
}

/** Answers the question whether the file is made, with the title of its button or with Escape. */
async function agreeing<T>(agrees: boolean, work: () => Promise<T>): Promise<{ result: T; questions: string[] }> {
  const former = vscode.window.showInformationMessage;
  const questions: string[] = [];
  const answer = async (question: string, _: unknown, button: string): Promise<string | undefined> => {
    questions.push(question);
    return agrees ? button : undefined;
  };
  Object.assign(vscode.window, { showInformationMessage: answer });
  try {
    return { result: await work(), questions };
  } finally {
    Object.assign(vscode.window, { showInformationMessage: former });
  }
}

describe('promotion policies', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), '.mlflow'), { recursive: true }).then(
      () => undefined,
      () => undefined,
    );
  });

  after(removeFolders);

  it('show what is wrong, and a fix mends it', async () => {
    const broken = everyGate.replace('run: finished', 'run: finishd').replace('models:', 'modles:');
    const document = await open(broken);
    assert.equal(document.languageId, 'mlflow-promotion');
    await shows(document.uri, ['error policy-key-unknown “modles”', 'error policy-value “finishd”']);
    for (const wrong of ['modles', 'finishd']) {
      const fix = (await actionsAt(document, wrong)).find(({ isPreferred }) => isPreferred);
      assert.ok(fix?.edit, `no fix for ${wrong}`);
      assert.ok(await vscode.workspace.applyEdit(fix.edit));
    }
    assert.equal(document.getText(), everyGate);
    await shows(document.uri, []);
    await document.save();
  });

  it('are checked while they are typed, and no longer when they are none', async () => {
    const document = await open(everyGate);
    await shows(document.uri, []);
    await type(document, 'f1 >= 0.60', 'f1 => 0.60');
    await shows(document.uri, ['error policy-metric “f1 => 0.60”']);
    await document.save();
    // to VS Code the document of the former language is closed
    const plain = await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    await shows(plain.uri, []);
    await vscode.languages.setTextDocumentLanguage(plain, 'mlflow-promotion');
    await shows(plain.uri, ['error policy-metric “f1 => 0.60”']);
  });

  it('are completed, explained and outlined', async () => {
    const document = await open(everyGate.replace('      run: finished\n', '      \n'));
    const place = placeOf(document, '      \n', 6);
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      place,
    );
    const ours = items.filter(({ kind }) => kind === vscode.CompletionItemKind.Property);
    assert.deepEqual(
      ours.map(({ label }) => label),
      ['run'],
    );
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      placeOf(document, 'age-in-staging'),
    );
    const [said] = hover?.contents ?? [];
    assert.match(said instanceof vscode.MarkdownString ? said.value : '', /without a break/);
    const [rule] = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.deepEqual([rule?.name, rule?.detail, rule?.children.length], ['BTC *', 'Production', 10]);
  });

  it('are opened by the command when they are there', async () => {
    await write(policyUri(), everyGate);
    assert.deepEqual(await command('mlflow.policy.open'), { uri: policyUri().toString() });
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), policyUri().toString());
  });

  it('are made by the command when a person agrees', async () => {
    const refused = await agreeing(false, () => command('mlflow.policy.open'));
    assert.equal(refused.result, undefined);
    assert.deepEqual(await policyState(undefined), { kind: 'missing' });
    const made = await agreeing(true, () => command('mlflow.policy.open'));
    assert.deepEqual(made.result, { uri: policyUri().toString() });
    assert.deepEqual(made.questions.length, 1);
    assert.match(made.questions[0] ?? '', /\.mlflow\/promotion\.yaml/);
    const state = await policyState(undefined);
    assert.equal(state.kind, 'policy');
    assert.deepEqual(vscode.languages.getDiagnostics(policyUri()), []);
  });

  it('count as they are saved', async () => {
    const document = await open(everyGate);
    await type(document, 'version: 1', 'version: 2');
    const uri = document.uri.toString();
    assert.equal((await policyState(uri)).kind, 'policy');
    await document.save();
    const state = await policyState(uri);
    assert.ok(state.kind === 'invalid');
    assert.match(state.path, /^models\/\d+\/\.mlflow\/promotion\.yaml$/);
    assert.equal(state.problem.id, 'policyVersion');
  });

  it('are taken from the file that is named', async () => {
    const other = policyUri('other.yaml');
    await write(other, everyGate);
    assert.equal((await policyState(other.toString())).kind, 'policy');
    assert.equal((await policyState(undefined)).kind, 'missing');
    assert.equal((await policyState(policyUri('none.yaml').toString())).kind, 'missing');
  });

  it('are none when they cannot be read as text', async () => {
    const problem = async (uri: string): Promise<string> => {
      const state = await policyState(uri);
      return state.kind === 'invalid' ? state.problem.id : state.kind;
    };
    await vscode.workspace.fs.writeFile(policyUri(), new Uint8Array([0x76, 0xff, 0xfe]));
    assert.equal(await problem(policyUri().toString()), 'policyFileEncoding');
    await write(policyUri(), '# \n'.repeat(400_000));
    assert.equal(await problem(policyUri().toString()), 'policyFileLarge');
    assert.equal(await problem(folder().toString()), 'policyFileUnreadable');
    assert.equal(await problem('not a uri'), 'policyFileAddress');
  });
});
