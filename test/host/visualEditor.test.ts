import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { sound, soundBut } from '../support/modelFiles.ts';
import { command } from './support/commands.ts';
import { eventually } from './support/eventually.ts';
import { running } from './support/extension.ts';
import { makeFolder, removeFolders, shows, type, write } from './support/models.ts';
import { editorId, openVisual, openVisualEditor } from './support/visualEditor.ts';

const inputs = 'inputs';
const toFloat = { kind: 'setType', part: inputs, paths: [[0]], type: 'float' } as const;

async function closeAll(): Promise<void> {
  for (const { isDirty, uri } of vscode.workspace.textDocuments) {
    if (!isDirty || !uri.path.endsWith('/MLmodel')) continue;
    await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  const { mlmodel } = await running();
  await eventually('the editors are closed', () => mlmodel.language().editors.length === 0);
}

/** Closes one of the visual editors, until so many are left. */
async function closeVisual(left: number): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const visual = tabs.find(({ input }) => input instanceof vscode.TabInputCustom);
  assert.ok(visual);
  await vscode.window.tabGroups.close(visual);
  const { mlmodel } = await running();
  await eventually('the visual editor is gone', () => mlmodel.language().editors.length === left);
}

describe('visual editor', () => {
  afterEach(closeAll);
  after(removeFolders);

  it('shows what the model is', async () => {
    const { page } = await openVisual(sound);
    assert.equal(page.last.readOnly, '');
    assert.equal(page.last.page.isBroken, false);
    assert.deepEqual(
      page.inputs().map(({ name, type, isRequired }) => [name, type, isRequired]),
      [
        ['length', 'double', true],
        ['petals', 'long', true],
      ],
    );
    await page.until('the files beside', (shown) => shown.page.environment.files.length === 3);
    assert.deepEqual(page.last.page.problems, []);
    assert.deepEqual(page.oddities, []);
  });

  it('makes one minimal edit of the text of a gesture, which is undone and redone as a typed one', async () => {
    const { page, document } = await openVisual(sound);
    const before = document.getText();
    assert.deepEqual(await page.gesture(toFloat), { kind: 'applied' });
    const changed = before.replace('"double"', '"float"');
    assert.equal(document.getText(), changed);
    assert.ok(document.isDirty);
    await page.until('the new type', () => page.inputs()[0]?.type === 'float');

    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
    assert.ok(!document.isDirty);
    await page.until('the old type', () => page.inputs()[0]?.type === 'double');
    await vscode.commands.executeCommand('redo');
    assert.equal(document.getText(), changed);
    await page.until('the new type again', () => page.inputs()[0]?.type === 'float');
  });

  it('is saved as the text that it is', async () => {
    const { page, document } = await openVisual(sound);
    await page.gesture(toFloat);
    await vscode.commands.executeCommand('workbench.action.files.save');
    assert.ok(!document.isDirty);
    const bytes = await vscode.workspace.fs.readFile(document.uri);
    assert.equal(new TextDecoder().decode(bytes), sound['MLmodel']?.replace('"double"', '"float"'));
  });

  it('is reverted to the file', async () => {
    const { page, document } = await openVisual(sound);
    await page.gesture(toFloat);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await eventually('the text of the file', () => document.getText() === sound['MLmodel']);
    await page.until('the type of the file', () => page.inputs()[0]?.type === 'double');
  });

  it('takes each of several gestures that follow each other, and undoes them one by one', async () => {
    const { page, document } = await openVisual(sound);
    const texts = [document.getText()];
    for (const name of ['a', 'b', 'c']) {
      assert.deepEqual(await page.gesture({ kind: 'rename', part: inputs, path: [0], name }), { kind: 'applied' });
      await page.until(`the name ${name}`, () => page.inputs()[0]?.name === name);
      texts.push(document.getText());
    }
    for (const text of texts.slice(0, -1).toReversed()) {
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), text);
    }
  });

  it('shows at once what is typed into the text beside it', async () => {
    const { page, document } = await openVisual(sound);
    await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
    await type(document, '"petals"', '"leaves"');
    await page.until('the new name', () => page.inputs()[1]?.name === 'leaves');
  });

  it('shows what another program wrote into the file', async () => {
    const { page, document } = await openVisual(sound);
    await write(document.uri, (sound['MLmodel'] ?? '').replace('"petals"', '"leaves"'));
    await page.until('the new name', () => page.inputs()[1]?.name === 'leaves');
    assert.ok(!document.isDirty);
  });

  it('drops a gesture on a text that has changed meanwhile, and says so', async () => {
    const { page, document } = await openVisual(sound);
    const { epoch } = page.last;
    await type(document, '"petals"', '"leaves"');
    const before = document.getText();
    assert.deepEqual(await page.gesture(toFloat, epoch), { kind: 'stale' });
    assert.deepEqual(await page.gesture(toFloat, epoch + 100), { kind: 'stale' });
    assert.deepEqual(await page.rpc.request('fix', { epoch, problem: 0, fix: 0 }), { kind: 'stale' });
    assert.equal(document.getText(), before);
  });

  it('makes one of two gestures that come together, and drops the other', async () => {
    const { page, document } = await openVisual(sound);
    const before = document.getText();
    const outcomes = await Promise.all([
      page.gesture(toFloat),
      page.gesture({ kind: 'setType', part: inputs, paths: [[1]], type: 'integer' }),
    ]);
    assert.deepEqual(outcomes, [{ kind: 'applied' }, { kind: 'stale' }]);
    assert.equal(document.getText(), before.replace('"double"', '"float"'));
  });

  it('never writes to the wrong place while someone types', async () => {
    const { page, document } = await openVisual(sound);
    for (let round = 0; round < 4; round++) {
      await page.until('the text as it is');
      const to = page.inputs()[0]?.type === 'double' ? 'float' : 'double';
      const [outcome] = await Promise.all([
        page.gesture({ ...toFloat, type: to }),
        type(document, 'artifact_path: model', 'artifact_path: model'.concat('s'.repeat(round + 1))).catch(() => {}),
      ]);
      assert.notEqual(outcome.kind, 'refused');
      const column = /"type": "(\w+)", "name": "length"/.exec(document.getText());
      assert.ok(column?.[1] === 'float' || column?.[1] === 'double', document.getText());
    }
    await page.until('the text as it is');
    assert.ok(!page.last.page.isBroken);
  });

  it('says why a gesture is refused', async () => {
    const { page, document } = await openVisual(sound);
    const before = document.getText();
    const outcome = await page.gesture({ ...toFloat, type: 'duoble' });
    assert.equal(outcome.kind, 'refused');
    assert.ok(outcome.kind === 'refused' && outcome.text.length > 10, JSON.stringify(outcome));
    assert.equal(document.getText(), before);
  });

  it('shows what can still be shown of a broken text, and changes nothing in it', async () => {
    const { page, document } = await openVisual(sound);
    await type(document, 'flavors:', 'flavors: [');
    await page.until('that it is broken', (shown) => shown.page.isBroken && shown.page.problems.length > 0);
    const before = document.getText();
    assert.equal((await page.gesture(toFloat)).kind, 'refused');
    assert.equal(document.getText(), before);
    await vscode.commands.executeCommand('undo');
    await page.until('that it is whole', (shown) => !shown.page.isBroken && page.inputs().length === 2);
  });

  it('shows problems where they belong, and mends them', async () => {
    const { page, document } = await openVisual(soundBut('"double"', '"duoble"'));
    await page.until('the problem', (shown) => shown.page.problems.length === 1);
    const [problem] = page.last.page.problems;
    assert.equal(problem?.code, 'signature-type-unknown');
    assert.deepEqual(problem.place, { kind: 'row', part: inputs, path: [0], cell: 'type' });
    assert.ok(problem.fixes.length > 0);
    assert.deepEqual(await page.fix(0, 0), { kind: 'applied' });
    assert.equal(document.getText(), sound['MLmodel']);
    await page.until('no problem', (shown) => shown.page.problems.length === 0);
    await vscode.commands.executeCommand('undo');
    await page.until('the problem again', (shown) => shown.page.problems.length === 1);
  });

  it('keeps a problem where it is while something else is changed', async () => {
    const { page } = await openVisual(soundBut('[{"type": "long", "required"', '[{"type": "lnog", "required"'));
    await page.until('the problem', (shown) => shown.page.problems.length === 1);
    const from = page.shown.length;
    const outcome = await page.gesture({ kind: 'rename', part: inputs, path: [1], name: 'leaves' });
    assert.deepEqual(outcome, { kind: 'applied' });
    await page.until('the new name', () => page.inputs()[1]?.name === 'leaves');
    assert.deepEqual(
      page.shown.slice(from).filter(({ page: { problems } }) => problems.length !== 1),
      [],
    );
  });

  it('mends a problem in a file beside, and follows that file', async () => {
    const { page, folder } = await openVisual({ ...sound, 'python_env.yaml': 'python: 3.10\n' });
    const codes = (): readonly string[] => page.last.page.problems.map(({ code }) => code);
    await page.until('the problem', () => codes().includes('env-python-unquoted'));
    const at = codes().indexOf('env-python-unquoted');
    assert.equal(page.last.page.problems[at]?.file, 'python_env.yaml');
    assert.deepEqual(await page.fix(at, 0), { kind: 'applied' });
    const beside = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'python_env.yaml'));
    assert.equal(beside.getText(), "python: '3.10'\n");
    await page.until('another problem', () => codes().includes('env-python-differs'));
    await type(beside, "'3.10'", "'3.11.7'");
    await page.until('no problem', () => codes().length === 0);
    await beside.save();
  });

  it('mends nothing in a file beside that another program has written meanwhile', async () => {
    const { page, folder } = await openVisual({ ...sound, 'python_env.yaml': 'python: 3.10\n' });
    const codes = (): readonly string[] => page.last.page.problems.map(({ code }) => code);
    await page.until('the problem', () => codes().includes('env-python-unquoted'));
    const at = codes().indexOf('env-python-unquoted');
    const beside = vscode.Uri.joinPath(folder, 'python_env.yaml');
    await writeFile(beside.fsPath, '# written by hand\npython: 3.10\n');
    assert.deepEqual(await page.fix(at, 0), { kind: 'stale' });
    assert.equal((await vscode.workspace.openTextDocument(beside)).getText(), '# written by hand\npython: 3.10\n');
    await eventually('the fix of the text as it is now', async () => {
      const now = codes().indexOf('env-python-unquoted');
      return now >= 0 && (await page.fix(now, 0)).kind === 'applied';
    });
    const mended = await vscode.workspace.openTextDocument(beside);
    assert.equal(mended.getText(), "# written by hand\npython: '3.10'\n");
    await mended.save();
  });

  it('does not know a fix that is not there', async () => {
    const { page } = await openVisual(soundBut('"double"', '"duoble"'));
    await page.until('the problem', (shown) => shown.page.problems.length === 1);
    assert.deepEqual(await page.fix(0, 99), { kind: 'stale' });
    assert.deepEqual(await page.fix(1, 0), { kind: 'stale' });
  });

  it('is the same in two editors of one file', async () => {
    const { page, document } = await openVisual(sound);
    const other = await openVisualEditor(document.uri, vscode.ViewColumn.Two);
    assert.notEqual(other.editor, page.editor);
    await page.gesture(toFloat);
    await other.until('the new type', () => other.inputs()[0]?.type === 'float');
    await other.gesture({ kind: 'remove', part: inputs, paths: [[1]] });
    await page.until('one column', () => page.inputs().length === 1);
  });

  it('keeps unsaved changes when one of two editors is closed', async () => {
    const { page, document } = await openVisual(sound);
    await openVisualEditor(document.uri, vscode.ViewColumn.Two);
    await page.gesture(toFloat);
    await closeVisual(1);
    assert.ok(document.isDirty);
    await command('mlflow.mlmodel.openText', { uri: document.uri.toString() });
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /"float"/);
  });

  it('is told nothing more once it is closed', async () => {
    const { page, document } = await openVisual(sound);
    await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
    await closeVisual(0);
    const before = page.shown.length;
    await type(document, '"petals"', '"leaves"');
    await shows(document.uri, []);
    assert.equal(page.shown.length, before);
  });

  describe('Open MLmodel in Visual Editor', () => {
    it('opens the file that is named, or the one in front', async () => {
      const folder = await makeFolder(sound);
      const uri = vscode.Uri.joinPath(folder, 'MLmodel').toString();
      assert.deepEqual(await command('mlflow.mlmodel.openVisualEditor', { uri }), { uri });
      assert.equal(viewTypeInFront(), editorId);
      assert.deepEqual(await command('mlflow.mlmodel.openText'), { uri });
      assert.equal(viewTypeInFront(), undefined);
      assert.deepEqual(await command('mlflow.mlmodel.openVisualEditor'), { uri });
      assert.equal(viewTypeInFront(), editorId);
    });
  });
});

function viewTypeInFront(): string | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom ? input.viewType : undefined;
}
