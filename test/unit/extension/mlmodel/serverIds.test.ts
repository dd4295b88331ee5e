import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { Emitter } from '../../../../src/core/base/emitter.ts';
import type { ConnectionId } from '../../../../src/core/connections/connection.ts';
import { artifactScheme, artifactUriParts } from '../../../../src/core/links/artifactUri.ts';
import { readMlmodel } from '../../../../src/core/mlmodel/readMlmodel.ts';
import type { ConnectionEntry, Connections, Session } from '../../../../src/extension/connections/session.ts';
import { ServerIds } from '../../../../src/extension/mlmodel/serverIds.ts';
import { lostAnswer, notFound } from '../../../support/faults.ts';

const run = 'ab'.repeat(16);
const document = readMlmodel(`run_id: ${run}\n`);
const file = { scheme: 'file', authority: '', path: '/m/MLmodel' };

/** A connection whose server answers as told; remembers what was asked. */
class Server {
  readonly asked: string[] = [];
  readonly id: ConnectionId;
  answer: Error | undefined;
  state: ConnectionEntry['state'];

  constructor(id: string, answer?: Error) {
    this.id = id;
    this.answer = answer;
    this.state = this.ready();
  }

  ready(lost?: Error): ConnectionEntry['state'] {
    const before = this.state?.kind === 'ready' ? this.state.session : undefined;
    const getRun = async (asked: string): Promise<object> => {
      this.asked.push(asked);
      if (this.answer) throw this.answer;
      return {};
    };
    const session = before ?? ({ id: this.id, tracking: { getRun } } as unknown as Session);
    return { kind: 'ready', session, latency: 1, checkedAt: 0, lost } as ConnectionEntry['state'];
  }
}

function setUp(...servers: readonly Server[]): { ids: ServerIds; changed: Emitter; told: () => number } {
  const changed = new Emitter();
  const entries = (): ConnectionEntry[] => servers.map(({ id, state }) => ({ id, state }) as ConnectionEntry);
  const connections = {
    onDidChange: changed.event,
    get entries() {
      return entries();
    },
    get active() {
      return entries()[0];
    },
  } as unknown as Connections;
  const ids = new ServerIds(connections);
  let told = 0;
  ids.onDidLearn(() => told++);
  return { ids, changed, told: () => told };
}

describe('ids on the server', () => {
  it('are asked for once, and told together', async () => {
    const server = new Server('one', notFound());
    const { ids, told } = setUp(server);
    const other = readMlmodel(`run_id: ${'cd'.repeat(16)}\n`);
    assert.deepEqual(ids.known(file, document, true), {});
    assert.deepEqual(ids.known(file, document, true), {});
    ids.known(file, other, true);
    await sleep(300);
    assert.deepEqual(ids.known(file, document, true), { run: false });
    assert.deepEqual([server.asked.length, told()], [2, 1]);
    ids.dispose();
  });

  it('are not asked for where nobody looks, but what is known holds there, too', async () => {
    const server = new Server('one');
    const { ids } = setUp(server);
    assert.deepEqual(ids.known(file, document, false), {});
    await sleep(10);
    assert.deepEqual(server.asked, []);
    ids.known(file, document, true);
    await sleep(10);
    assert.deepEqual(ids.known(file, document, false), { run: true });
    ids.dispose();
  });

  it('are asked for again when the server is reached anew, and not before', async () => {
    const server = new Server('one', lostAnswer());
    const { ids, changed } = setUp(server);
    ids.known(file, document, true);
    await sleep(10);
    ids.known(file, document, true);
    await sleep(10);
    assert.equal(server.asked.length, 1);
    server.state = server.ready(lostAnswer());
    changed.fire();
    ids.known(file, document, true);
    await sleep(10);
    assert.equal(server.asked.length, 1);
    server.state = server.ready();
    server.answer = undefined;
    changed.fire();
    ids.known(file, document, true);
    await sleep(10);
    assert.deepEqual(ids.known(file, document, true), { run: true });
    ids.dispose();
  });

  it('are asked for again five minutes after a failure', async () => {
    const server = new Server('one', lostAnswer());
    const { ids } = setUp(server);
    const { now } = Date;
    ids.known(file, document, true);
    await sleep(10);
    try {
      for (const [minutes, asked] of [
        [4, 1],
        [6, 2],
      ] as const) {
        Date.now = () => now() + minutes * 60_000;
        ids.known(file, document, true);
        await sleep(10);
        assert.equal(server.asked.length, asked);
      }
    } finally {
      Date.now = now;
    }
    ids.dispose();
  });

  it('of an artifact are asked of the server that it lies on', async () => {
    const [active, other] = [new Server('active', notFound()), new Server('other')];
    const { ids } = setUp(active, other);
    const owner = { kind: 'run', runId: run } as const;
    const parts = artifactUriParts({ connectionId: other.id, owner, path: 'MLmodel' });
    const artifact = { scheme: artifactScheme, ...parts };
    ids.known(artifact, document, true);
    await sleep(10);
    assert.deepEqual(ids.known(artifact, document, true), { run: true });
    assert.deepEqual([active.asked, other.asked], [[], [run]]);
    ids.dispose();
  });

  it('are told anew when another connection is active', async () => {
    const server = new Server('one');
    const { ids, changed, told } = setUp(server);
    server.state = { kind: 'idle' };
    changed.fire();
    changed.fire();
    assert.equal(ids.known(file, document, true), undefined);
    await sleep(300);
    assert.equal(told(), 1);
    ids.dispose();
  });
});
