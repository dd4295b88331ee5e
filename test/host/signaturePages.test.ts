import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { Emitter } from '../../src/core/base/emitter.ts';
import { silentLog } from '../../src/core/base/log.ts';
import type { Connections } from '../../src/extension/connections/session.ts';
import { CheckDataPage } from '../../src/extension/mlmodel/checkData/checkDataPage.ts';
import { ComparePanel, comparingOf } from '../../src/extension/mlmodel/compare/comparePanel.ts';
import { fileModel } from '../../src/extension/mlmodel/compare/comparedModel.ts';
import { ModelChecker } from '../../src/extension/mlmodel/modelChecker.ts';
import { OpenDocuments } from '../../src/extension/mlmodel/openDocuments.ts';
import { OpenPages } from '../../src/extension/pages/openPages.ts';
import { PublishedProblems } from '../../src/extension/mlmodel/publishedProblems.ts';
import { ServerIds } from '../../src/extension/mlmodel/serverIds.ts';
import type { VisualDeps } from '../../src/extension/mlmodel/visualDeps.ts';
import { checkDataHostContract, checkDataPageContract, type CheckDataState } from '../../src/protocol/checkDataPage.ts';
import { compareHostContract, comparePageContract, type ComparedSignatures } from '../../src/protocol/comparePage.ts';
import { Rpc, type Port } from '../../src/protocol/rpc.ts';
import { sound, soundBut } from '../support/modelFiles.ts';
import { eventually } from './support/eventually.ts';
import { extension } from './support/extension.ts';
import { makeFolder, removeFolders, type, write } from './support/models.ts';
import { joinedPorts } from './support/visualEditor.ts';

/** What a page needs of a panel, and what can be seen of it. */
class FakePanel {
  readonly page: Port;
  readonly views = new Emitter<never>();
  readonly webview: Pick<vscode.Webview, 'postMessage' | 'onDidReceiveMessage'>;
  visible = true;
  title = '';
  listeners = 0;
  readonly onDidChangeViewState = this.views.event;

  constructor() {
    const [mine, theirs] = joinedPorts();
    this.page = mine;
    this.webview = {
      postMessage: (message) => Promise.resolve(theirs.post(message)).then(() => true),
      onDidReceiveMessage: (listener) => {
        this.listeners++;
        const listening = theirs.listen(listener);
        return new vscode.Disposable(() => {
          this.listeners--;
          listening.dispose();
        });
      },
    };
  }

  get panel(): vscode.WebviewPanel {
    return this as unknown as vscode.WebviewPanel;
  }

  show(isVisible: boolean): void {
    this.visible = isVisible;
    this.views.fire(undefined as never);
  }

  reveal(): void {}
  onDidDispose(): vscode.Disposable {
    return new vscode.Disposable(() => {});
  }
}

describe('signature pages', () => {
  const owned: { dispose(): void }[] = [];
  let deps: VisualDeps;

  before(() => {
    const changed = new Emitter();
    const connections = { entries: [], active: undefined, onDidChange: changed.event } as unknown as Connections;
    const { extensionUri } = extension();
    const ids = new ServerIds(connections);
    const checker = new ModelChecker(ids);
    const published = new PublishedProblems(extensionUri);
    const documents = new OpenDocuments({ checker, published, ids, log: silentLog });
    owned.push(ids, published, documents);
    deps = { extensionUri, connections, log: silentLog, documents, checker, pages: new OpenPages() };
  });

  after(async () => {
    for (const one of owned) one.dispose();
    await removeFolders();
  });

  describe('of checked data', () => {
    async function openCheck(data: string) {
      const folder = await makeFolder({ ...sound, 'data.csv': data });
      const model = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'MLmodel'));
      await vscode.window.showTextDocument(model, { preview: false });
      const fake = new FakePanel();
      const states: CheckDataState[] = [];
      const page = new CheckDataPage(deps, fake.panel, model);
      const rpc = new Rpc({
        port: fake.page,
        own: checkDataPageContract,
        other: checkDataHostContract,
        handlers: { requests: {}, notices: { shown: (state) => void states.push(state), read: () => {} } },
        onOddity: (what) => assert.fail(what),
      });
      const uri = vscode.Uri.joinPath(folder, 'data.csv');
      const report = await page.check({ kind: 'file', uri });
      await eventually('the report', () => states.at(-1)?.isBusy === false);
      return { model, fake, states, page, rpc, report, uri };
    }

    const words = 'length,petals\n1.5,many\n';
    const wanted = { column: 1, name: 'petals', type: 'string' };

    it('give a column the type that the page shows, and no other', async () => {
      const { model, rpc, report, page, states } = await openCheck(words);
      assert.equal(report?.columns[1]?.betterType, 'string');
      for (const wrong of [{ column: 0 }, { name: 'length' }, { type: 'double' }, { column: 7 }])
        rpc.notify('changeType', { ...wanted, ...wrong });
      await sleep(200);
      assert.equal(model.getText(), sound['MLmodel']);
      rpc.notify('changeType', wanted);
      await eventually('the type', () => /"string"/.test(model.getText()));
      await eventually('another report', () => states.at(-1)?.report?.predict.isAccepted === true);
      await vscode.commands.executeCommand('workbench.action.files.revert');
      page.dispose();
    });

    it('are not checked again while nobody looks', async () => {
      const { model, fake, states, page } = await openCheck(words);
      fake.show(false);
      const before = states.length;
      await type(model, '"long",\n    "name"', '"string",\n    "name"');
      await sleep(1000);
      assert.equal(states.length, before);
      fake.show(true);
      await eventually('another report', () => states.at(-1)?.report?.predict.isAccepted === true);
      await vscode.commands.executeCommand('workbench.action.files.revert');
      page.dispose();
    });

    it('follow the data, until they are closed', async () => {
      const { fake, states, page, rpc, uri } = await openCheck(words);
      await write(uri, 'length,petals\n1.5,2\n');
      await eventually('another report', () => states.at(-1)?.report?.predict.isAccepted === true);
      page.dispose();
      assert.deepEqual([fake.listeners, fake.views.listenerCount], [0, 0]);
      const before = states.length;
      await write(uri, words);
      rpc.notify('again', {});
      await sleep(700);
      assert.equal(states.length, before);
      assert.equal(await page.check({ kind: 'file', uri }), undefined);
    });

    it('copy nothing over the clipboard where there is no report', async () => {
      const { page, rpc, uri, states } = await openCheck(words);
      await vscode.workspace.fs.delete(uri);
      await eventually('why', async () => {
        await page.check({ kind: 'file', uri });
        return (states.at(-1)?.failure ?? '') !== '';
      });
      await vscode.env.clipboard.writeText('kept');
      rpc.notify('copy', {});
      await sleep(200);
      assert.equal(await vscode.env.clipboard.readText(), 'kept');
      page.dispose();
    });
  });

  describe('of compared signatures', () => {
    it('follow both texts while they are seen, and are told nothing once they are closed', async () => {
      const [one, other] = [await makeFolder(sound), await makeFolder(soundBut('"double"', '"float"'))];
      const [own, from] = [one, other].map((folder, index) =>
        fileModel(vscode.Uri.joinPath(folder, 'MLmodel'), index === 0),
      );
      assert.ok(own && from);
      const document = await vscode.workspace.openTextDocument(own.uri);
      await vscode.window.showTextDocument(document, { preview: false });
      const fake = new FakePanel();
      const page = new ComparePanel(deps, fake.panel, { own, from, to: own });
      page.serve(portOf(fake));
      const states: ComparedSignatures[] = [];
      const rpc = new Rpc({
        port: fake.page,
        own: comparePageContract,
        other: compareHostContract,
        handlers: { requests: {}, notices: { shown: (state) => void states.push(state) } },
        onOddity: (what) => assert.fail(what),
      });
      assert.equal((await rpc.request('ready', {})).comparison?.verdict, 'compatible');
      await type(document, '"double"', '"float"');
      await eventually('identical ones', () => states.at(-1)?.comparison?.verdict === 'identical');
      fake.show(false);
      const before = states.length;
      await vscode.commands.executeCommand('undo');
      await sleep(400);
      assert.equal(states.length, before);
      fake.show(true);
      await eventually('what holds now', () => states.at(-1)?.comparison?.verdict === 'compatible');
      rpc.notify('swap', {});
      await eventually('the other way', () => states.at(-1)?.comparison?.verdict === 'breaking');
      const { memory } = states.at(-1) ?? { memory: '' };
      assert.equal(comparingOf(memory)?.to.uri.toString(), from.uri.toString());
      page.dispose();
      assert.deepEqual([fake.listeners, fake.views.listenerCount], [0, 0]);
      const last = states.length;
      await type(document, '"double"', '"float"');
      await sleep(300);
      assert.equal(states.length, last);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    });

    it('are not brought back from what no page of them has written', () => {
      const side = (uri: string) => ({ uri, label: 'a', short: 'a', icon: 'file' });
      const memory = (uri: string): string =>
        JSON.stringify({ own: side(uri), from: side(uri), to: side('file:///a/MLmodel') });
      assert.ok(comparingOf(memory('file:///b/MLmodel')));
      for (const uri of ['https://example.org/MLmodel', 'git:/a/MLmodel?x', 'command:a', 'MLmodel', ''])
        assert.equal(comparingOf(memory(uri)), undefined, uri);
      for (const other of [undefined, null, 7, '{', '[]', '{"own":1}']) assert.equal(comparingOf(other), undefined);
    });
  });
});

function portOf({ webview }: FakePanel): Port {
  return {
    post: (message) => void webview.postMessage(message),
    listen: (listener) => webview.onDidReceiveMessage(listener),
  };
}
