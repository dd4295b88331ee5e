import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { Emitter } from '../../../../../src/core/base/emitter.ts';
import type { ConnectionId } from '../../../../../src/core/connections/connection.ts';
import { readMlmodel } from '../../../../../src/core/mlmodel/readMlmodel.ts';
import type { RegistryQuery } from '../../../../../src/core/tracking/registry.ts';
import type { Connections, ConnectionState } from '../../../../../src/extension/connections/session.ts';
import { LinkFinder } from '../../../../../src/extension/mlmodel/editor/modelLinks.ts';
import { lostAnswer } from '../../../../support/faults.ts';

const run = 'ab'.repeat(16);
const model = `m-${'cd'.repeat(16)}`;
const place = { scheme: 'file', authority: '', path: '/m/MLmodel' };
const both = readMlmodel(`run_id: ${run}\nmodel_id: ${model}\n`);

interface Server {
  readonly asked: string[];
  readonly signals: AbortSignal[];
  isLost: boolean;
}

/** What of a version the links are made of. */
function version(number: string, modelId?: string, stage = 'None'): object {
  return { name: 'BTC', version: number, stage, modelId };
}

function setUp(versions: readonly object[] = []): {
  server: Server;
  finder: LinkFinder;
  changed: Emitter;
  set: (kind: 'ready' | 'idle') => void;
} {
  const server: Server = { asked: [], signals: [], isLost: false };
  async function answer<T>(what: string, signal: AbortSignal, value: T): Promise<T> {
    server.asked.push(what);
    server.signals.push(signal);
    if (server.isLost) throw lostAnswer();
    return value;
  }
  const session = {
    tracking: {
      getRun: (id: string, signal: AbortSignal) =>
        answer('run', signal, { id, name: 'RandomForest', experimentId: '7' }),
      getExperiment: (id: string, signal: AbortSignal) => answer(`experiment ${id}`, signal, { id, name: 'BTC sweep' }),
    },
    registry: {
      searchModelVersions: ({ filter = '' }: RegistryQuery, signal: AbortSignal) =>
        answer(filter, signal, { items: versions }),
    },
  };
  const changed = new Emitter();
  const id = 'a' as ConnectionId;
  const entry = { id, state: { kind: 'ready', session } as unknown as ConnectionState };
  const connections = {
    entries: [entry],
    active: entry,
    onDidChange: changed.event,
  } as unknown as Connections;
  const set = (kind: 'ready' | 'idle'): void => {
    entry.state = { kind, session } as unknown as ConnectionState;
  };
  return { server, changed, set, finder: new LinkFinder(connections, place) };
}

async function found(finder: LinkFinder): Promise<LinkFinder['links']> {
  for (let round = 0; round < 5; round++) await turn();
  return finder.links;
}

describe('the links of a model', () => {
  it('are its run, its experiment and its registered versions', async () => {
    const { finder, server } = setUp([version('3', model, 'Staging'), version('2'), version('1', 'm-other')]);
    let told = 0;
    finder.onDidFind(() => told++);
    finder.look(both);
    assert.deepEqual(await found(finder), {
      run: 'RandomForest',
      experiment: 'BTC sweep',
      versions: [
        { name: 'BTC', version: '3', stage: 'Staging' },
        { name: 'BTC', version: '2', stage: '' },
      ],
      runId: run,
      experimentId: '7',
    });
    assert.deepEqual(server.asked, ['run', `run_id='${run}'`, 'experiment 7']);
    assert.equal(told, 1);
  });

  it('of a model without a run are looked for by its id', async () => {
    const { finder, server } = setUp([version('1', model)]);
    finder.look(readMlmodel(`model_id: ${model}\n`));
    const links = await found(finder);
    assert.deepEqual(server.asked, [`source_path='models:/${model}'`]);
    assert.equal(links.run, null);
    assert.equal(links.versions.length, 1);
  });

  it('are not asked for without an id, nor without a connection, and once only', async () => {
    const { finder, server, set, changed } = setUp();
    finder.look(readMlmodel('artifact_path: model\n'));
    await found(finder);
    assert.deepEqual(server.asked, []);
    set('idle');
    finder.look(both);
    await found(finder);
    assert.deepEqual(server.asked, []);
    set('ready');
    changed.fire();
    await found(finder);
    const asked = server.asked.length;
    assert.ok(asked > 0);
    finder.look(both);
    changed.fire();
    await found(finder);
    assert.equal(server.asked.length, asked);
  });

  it('go with the connection', async () => {
    const { finder, set, changed } = setUp([version('1')]);
    finder.look(both);
    assert.equal((await found(finder)).run, 'RandomForest');
    set('idle');
    changed.fire();
    assert.deepEqual((await found(finder)).versions, []);
  });

  it('that the server does not tell are left out', async () => {
    const { finder, server } = setUp([version('1')]);
    server.isLost = true;
    finder.look(both);
    const links = await found(finder);
    assert.deepEqual([links.run, links.experiment, links.versions], [null, null, []]);
  });

  it('are given up, with every listener, when the editor closes', async () => {
    const { finder, server, changed } = setUp([version('1')]);
    finder.look(both);
    finder.dispose();
    assert.equal((await found(finder)).run, null);
    assert.ok(server.signals.length > 0 && server.signals.every(({ aborted }) => aborted));
    assert.equal(changed.listenerCount, 0);
    finder.look(readMlmodel(`run_id: ${'0'.repeat(32)}\n`));
    assert.equal(server.signals.length, 2);
  });
});
