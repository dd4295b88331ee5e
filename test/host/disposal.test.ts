import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { Emitter } from '../../src/core/base/emitter.ts';
import type { Disposable } from '../../src/core/base/lifetime.ts';
import { silentLog } from '../../src/core/base/log.ts';
import { artifactUriOf } from '../../src/extension/artifacts/artifactUri.ts';
import { trackActiveConnection } from '../../src/extension/connections/activeContext.ts';
import { ConnectionsTreeProvider } from '../../src/extension/connections/connectionsTree.ts';
import type { Connections } from '../../src/extension/connections/session.ts';
import { showStatusBar } from '../../src/extension/connections/statusBar.ts';
import { commandIds } from '../../src/extension/contributions/commands.ts';
import { Explorer } from '../../src/extension/explorer/explorer.ts';
import { Lists } from '../../src/extension/explorer/lists.ts';
import { command } from './support/commands.ts';
import { configure, connectTo, mlflow } from './support/connecting.ts';
import { eventually } from './support/eventually.ts';
import { restart, running, stop } from './support/extension.ts';
import { makeExperiment, makeRun } from './support/seed.ts';
import { startTap, type Tap } from './support/tap.ts';

async function ourCommands(): Promise<readonly string[]> {
  const all = await vscode.commands.getCommands(true);
  return commandIds.filter((id) => all.includes(id));
}

describe('disposal', () => {
  let tap: Tap;
  before(async () => {
    tap = await startTap(mlflow);
  });
  after(async () => {
    await configure([]);
    await tap.stop();
  });

  it('ends a window in use: no command, no tree, no file system, no request is left, and all come back', async () => {
    const experiment = await makeExperiment();
    const run = await makeRun({ experimentId: experiment.id, status: 'RUNNING' });
    const settings = vscode.workspace.getConfiguration();
    await settings.update('mlflow.explorer.autoRefreshSeconds', 1, vscode.ConfigurationTarget.Global);
    try {
      const session = await connectTo(tap.uri);
      const file = artifactUriOf(session, { kind: 'run', runId: run.id }, '');
      await vscode.workspace.fs.stat(file);
      const { explorer } = await running();
      await vscode.commands.executeCommand('mlflow.experiments.focus');
      await explorer.revealExperiment(
        session,
        await session.tracking.getExperiment(experiment.id, AbortSignal.timeout(5000)),
      );
      tap.seen.length = 0;
      await eventually('the running run is read again by itself', () =>
        tap.seen.some(({ path }) => path.endsWith('/runs/search')),
      );

      await stop();
      assert.deepEqual(await ourCommands(), []);
      await assert.rejects(Promise.resolve(vscode.workspace.fs.stat(file)), /ENOPRO|No file system provider/);
      tap.seen.length = 0;
      await sleep(1800);
      assert.deepEqual(tap.seen, []);
    } finally {
      await settings.update('mlflow.explorer.autoRefreshSeconds', undefined, vscode.ConfigurationTarget.Global);
    }
    const again = await restart();
    assert.deepEqual(await ourCommands(), commandIds);
    await again.connections.session(AbortSignal.timeout(5000));
    assert.equal(typeof (await command<{ text: string }>('mlflow.copy.uri')).text, 'string');
  });

  it('can be done again and again', async () => {
    for (let round = 0; round < 3; round++) {
      await stop();
      assert.deepEqual(await ourCommands(), []);
      await restart();
    }
    assert.deepEqual(await ourCommands(), commandIds);
  });

  describe('of each part takes its listeners away:', () => {
    const changed = new Emitter();
    const connections: Connections = {
      entries: [],
      active: undefined,
      onDidChange: changed.event,
      session: () => Promise.reject(new Error('not asked')),
      sessionOf: () => Promise.reject(new Error('not asked')),
      select: () => undefined,
      reconnect: () => undefined,
    };
    const parts: readonly (readonly [string, () => Disposable])[] = [
      ['the explorer', () => new Explorer(connections, silentLog)],
      ['the status bar', () => showStatusBar(connections)],
      ['the context keys', () => trackActiveConnection(connections)],
      [
        'the connections tree',
        () =>
          new ConnectionsTreeProvider({
            connections,
            changes: [changed.event],
            problems: () => [],
            isFromSettings: () => false,
          }),
      ],
    ];
    before(stop);
    after(restart);
    for (const [what, make] of parts) {
      it(what, () => {
        assert.equal(changed.listenerCount, 0);
        const part = make();
        assert.ok(changed.listenerCount > 0);
        changed.fire();
        part.dispose();
        assert.equal(changed.listenerCount, 0);
      });
    }
  });

  it('of lists gives up what they were reading', async () => {
    const lists = new Lists();
    let told = 0;
    lists.onDidChange(() => told++);
    const signals: AbortSignal[] = [];
    const list = lists.of('key', (_, signal) => {
      signals.push(signal);
      return new Promise<never>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    });
    const reading = list.refresh();
    await sleep(0);
    lists.dispose();
    await reading;
    assert.deepEqual([signals.map(({ aborted }) => aborted), told], [[true], 0]);
  });
});
