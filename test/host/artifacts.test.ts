import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ArtifactOwner } from '../../src/core/tracking/artifact.ts';
import { artifactUriOf } from '../../src/extension/artifacts/artifactUri.ts';
import type { Session } from '../../src/extension/connections/session.ts';
import { assertRefused, command } from './support/commands.ts';
import { configure, connectTo, mlflow } from './support/connecting.ts';
import { makeExperiment, makeLoggedModel, makeRun, mlmodel, putArtifact } from './support/seed.ts';
import { startTap } from './support/tap.ts';

const { fs } = vscode.workspace;
const { File, Directory } = vscode.FileType;

describe('artifacts as files', () => {
  let session: Session;
  let run: ArtifactOwner;
  let model: ArtifactOwner;
  let ids: { runId: string; modelId: string };

  before(async () => {
    session = await connectTo(mlflow);
    const experiment = await makeExperiment();
    const made = await makeRun({ experimentId: experiment.id });
    await putArtifact(made.artifactUri, 'report.txt', 'grüße');
    await putArtifact(made.artifactUri, 'notes/a b.md', '# hi');
    await putArtifact(made.artifactUri, 'big.bin', 'x'.repeat(1_100_000));
    ids = { runId: made.id, modelId: await makeLoggedModel(experiment.id, made.id) };
    run = { kind: 'run', runId: ids.runId };
    model = { kind: 'model', modelId: ids.modelId };
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await configure([]);
  });

  const at = (owner: ArtifactOwner, path: string): vscode.Uri => artifactUriOf(session, owner, path);
  const read = async (uri: vscode.Uri): Promise<string> => new TextDecoder().decode(await fs.readFile(uri));

  it('are listed', async () => {
    const sorted = async (uri: vscode.Uri): Promise<unknown> =>
      (await fs.readDirectory(uri)).toSorted(([a], [b]) => (a < b ? -1 : 1));
    assert.deepEqual(await sorted(at(run, '')), [
      ['big.bin', File],
      ['notes', Directory],
      ['report.txt', File],
    ]);
    assert.deepEqual(await sorted(at(run, 'notes')), [['a b.md', File]]);
    assert.deepEqual(await sorted(at(model, '')), [['MLmodel', File]]);
  });

  it('say what they are', async () => {
    const stat = await fs.stat(at(run, 'report.txt'));
    assert.deepEqual([stat.type, stat.size, stat.permissions], [File, 7, vscode.FilePermission.Readonly]);
    assert.equal((await fs.stat(at(run, 'notes'))).type, Directory);
    assert.equal((await fs.stat(at(model, ''))).type, Directory);
    assert.equal((await fs.stat(at(model, 'MLmodel'))).size, mlmodel.length);
  });

  it('are read', async () => {
    assert.equal(await read(at(run, 'report.txt')), 'grüße');
    assert.equal(await read(at(run, 'notes/a b.md')), '# hi');
    assert.equal(await read(at(model, 'MLmodel')), mlmodel);
  });

  it('open as documents that cannot be written', async () => {
    const opened = await command<{ uri: string }>('mlflow.artifact.open', { modelId: ids.modelId, path: 'MLmodel' });
    assert.equal(opened.uri, at(model, 'MLmodel').toString());
    const document = await vscode.workspace.openTextDocument(at(model, 'MLmodel'));
    assert.equal(document.getText(), mlmodel);
    assert.equal(fs.isWritableFileSystem('mlflow-artifact'), false);
  });

  const refused: readonly (readonly [string, (uri: (path: string) => vscode.Uri) => Thenable<unknown>, string])[] = [
    ['a file that is not there', (uri) => fs.readFile(uri('none.txt')), 'FileNotFound'],
    ['a folder that is not there', (uri) => fs.readDirectory(uri('none')), 'FileNotFound'],
    ['a folder as a file', (uri) => fs.readFile(uri('notes')), 'FileIsADirectory'],
    ['a file as a folder', (uri) => fs.readDirectory(uri('report.txt')), 'FileNotADirectory'],
    ['writing', (uri) => fs.writeFile(uri('new.txt'), new Uint8Array()), 'NoPermissions'],
    ['deleting', (uri) => fs.delete(uri('report.txt')), 'NoPermissions'],
    ['renaming', (uri) => fs.rename(uri('report.txt'), uri('other.txt')), 'NoPermissions'],
    ['making folders', (uri) => fs.createDirectory(uri('new')), 'NoPermissions'],
    ['a run that is not there', () => fs.readFile(at({ kind: 'run', runId: '0'.repeat(32) }, 'a.txt')), 'FileNotFound'],
    ['another connection', (uri) => fs.readFile(uri('report.txt').with({ authority: '6e6f6e65' })), 'Unavailable'],
    ['no address of ours', (uri) => fs.readFile(uri('report.txt').with({ path: '/elsewhere/x' })), 'FileNotFound'],
  ];
  for (const [what, act, code] of refused) {
    it(`refuse ${what}`, async () => {
      await assert.rejects(Promise.resolve(act((path) => at(run, path))), (error: unknown) => {
        assert.ok(error instanceof vscode.FileSystemError, String(error));
        assert.equal(error.code, code, error.message);
        return true;
      });
    });
  }

  it('are never asked for by a path that leads elsewhere', async () => {
    const tap = await startTap(mlflow);
    const tapped = await connectTo(tap.uri);
    const root = artifactUriOf(tapped, run, '');
    await fs.readDirectory(root);
    tap.seen.length = 0;
    try {
      for (const path of ['/../../secret', '/notes/../../x', '/a\\..\\b', '/%2e%2e/x', '/C:/x']) {
        await assert.rejects(
          Promise.resolve(fs.readFile(root.with({ path: root.path + path }))),
          vscode.FileSystemError,
          path,
        );
      }
      const asked = tap.seen.filter(({ path }) => path.includes('get-artifact')).map(({ path }) => path);
      assert.deepEqual(asked, []);
    } finally {
      session = await connectTo(mlflow);
      await tap.stop();
    }
  });

  describe('saved', () => {
    let folder: vscode.Uri;
    before(() => {
      const [workspace] = vscode.workspace.workspaceFolders ?? [];
      assert.ok(workspace);
      folder = vscode.Uri.joinPath(workspace.uri, 'saved');
    });
    after(() => fs.delete(folder, { recursive: true }));

    it('are written to the target, and over a file only when confirmed', async () => {
      const target = vscode.Uri.joinPath(folder, 'report.txt').toString();
      const argument = { runId: ids.runId, path: 'report.txt', target };
      assert.deepEqual(await command('mlflow.artifact.saveAs', argument), { uri: target, size: 7 });
      assert.equal(await read(vscode.Uri.parse(target)), 'grüße');
      await assertRefused(
        'mlflow.artifact.saveAs',
        argument,
        'alreadyExists',
        /report\.txt exists\. Nothing was written\.$/,
      );
      assert.deepEqual(await command('mlflow.artifact.saveAs', { ...argument, confirmed: true }), {
        uri: target,
        size: 7,
      });
    });

    const refusals: readonly (readonly [string, object, string, RegExp])[] = [
      ['a folder', { path: 'notes' }, 'invalid', /notes is a folder\. Save As… takes one file at a time\./],
      [
        'a file that is not there',
        { path: 'none' },
        'notFound',
        /^The artifact could not be saved: it is not on the server/,
      ],
      ['a path that leads elsewhere', { path: '../x' }, 'invalid', /“\.\.\/x” is not the path of an artifact\./],
      [
        'a target that is no URI',
        { path: 'report.txt', target: 'x.txt' },
        'invalid',
        /“x\.txt” is not a URI\. Nothing was written\./,
      ],
    ];
    for (const [what, argument, reason, message] of refusals) {
      it(`refuse ${what}`, async () => {
        const target = vscode.Uri.joinPath(folder, 'never.txt').toString();
        await assertRefused('mlflow.artifact.saveAs', { runId: ids.runId, target, ...argument }, reason, message);
      });
    }
  });

  it('that are too large are refused with the way out', async () => {
    const settings = vscode.workspace.getConfiguration();
    await settings.update('mlflow.artifacts.maxPreviewMegabytes', 1, vscode.ConfigurationTarget.Global);
    try {
      const message =
        /^big\.bin has 1\.1 MB; files up to 1 MB are opened \(mlflow\.artifacts\.maxPreviewMegabytes\)\. Use Save As… to get it\.$/;
      await assertRefused('mlflow.artifact.open', { runId: ids.runId, path: 'big.bin' }, 'invalid', message);
      await assert.rejects(Promise.resolve(fs.readFile(at(run, 'big.bin'))), { code: 'Unavailable' });
    } finally {
      await settings.update('mlflow.artifacts.maxPreviewMegabytes', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
