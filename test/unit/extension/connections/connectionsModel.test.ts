import assert from 'node:assert/strict';
import { connectionId, type Connection, type ConnectionId } from '../../../../src/core/connections/connection.ts';
import { Emitter } from '../../../../src/core/base/emitter.ts';
import { TrackingError } from '../../../../src/core/tracking/trackingError.ts';
import type { Connect, Connected } from '../../../../src/extension/connections/connectionSlot.ts';
import { ConnectionsModel } from '../../../../src/extension/connections/connectionsModel.ts';
import type { Session } from '../../../../src/extension/connections/session.ts';

const { signal: never } = new AbortController();

function named(name: string, changes: Partial<Connection> = {}): Connection {
  return {
    scope: 'user',
    name,
    trackingUri: `http://${name}`,
    registryUri: undefined,
    workspace: undefined,
    auth: 'none',
    production: false,
    readOnly: false,
    caFile: undefined,
    insecureTls: false,
    ...changes,
  };
}

const refused = new TrackingError({ reason: 'unreachable', code: 'ECONNREFUSED' });

/** Servers that answer when the test says so. */
class Servers {
  readonly asked: string[] = [];
  readonly disposed: string[] = [];
  readonly signals: AbortSignal[] = [];
  /** How later requests end. */
  readonly ended = new Emitter<TrackingError | undefined>();
  answer: (connection: Connection, signal: AbortSignal) => Promise<void> = async () => undefined;

  readonly connect: Connect = async (connection, signal): Promise<Connected> => {
    this.asked.push(connection.trackingUri);
    this.signals.push(signal);
    await this.answer(connection, signal);
    const session = { id: connectionId(connection), connection } as Session;
    return { session, latency: 24, onEnd: this.ended.event, dispose: () => this.disposed.push(connection.trackingUri) };
  };
}

interface Made {
  readonly model: ConnectionsModel;
  readonly servers: Servers;
  readonly clock: { now: number };
  readonly memory: { id: ConnectionId | undefined };
}

function make(connections: readonly Connection[], remembered?: ConnectionId): Made {
  const servers = new Servers();
  const clock = { now: 1_000 };
  const memory: Made['memory'] = { id: remembered };
  const model = new ConnectionsModel({
    connect: servers.connect,
    memory: { read: () => memory.id, write: (id) => void (memory.id = id) },
    now: () => clock.now,
  });
  model.configure(connections);
  return { model, servers, clock, memory };
}

function states(model: ConnectionsModel): string {
  return model.entries.map(({ connection, state }) => `${connection.name}:${state.kind}`).join(' ');
}

describe('connections model', () => {
  it('says that a server is lost and found again, keeps its session, and tells each change once', async () => {
    const { model, servers, clock } = make([named('a')]);
    const session = await model.session(never);
    const seen: unknown[] = [];
    model.onDidChange(() => {
      const state = model.active?.state;
      seen.push(
        state?.kind === 'ready' ? [state.session === session, state.lost?.reason, state.checkedAt] : state?.kind,
      );
    });
    clock.now = 2_000;
    for (const failure of [undefined, refused, refused]) servers.ended.fire(failure);
    servers.ended.fire(new TrackingError({ reason: 'cancelled' }));
    clock.now = 3_000;
    servers.ended.fire(new TrackingError({ reason: 'notFound' }));
    servers.ended.fire(new TrackingError({ reason: 'timeout' }));
    assert.deepEqual(seen, [
      [true, 'unreachable', 2_000],
      [true, undefined, 3_000],
    ]);
  });

  it('takes the first connection until one is selected, and remembers the selection', () => {
    const { model, memory } = make([named('a'), named('b')]);
    assert.equal(model.active?.id, 'user:a');
    model.select('user:b');
    assert.deepEqual([model.active?.id, memory.id], ['user:b', 'user:b']);
    model.select('user:unknown');
    assert.equal(model.active?.id, 'user:b');
  });

  it('finds the remembered one again, also after it was away', () => {
    const { model } = make([named('a'), named('b')], 'user:b');
    assert.equal(model.active?.id, 'user:b');
    model.configure([named('a')]);
    assert.equal(model.active?.id, 'user:a');
    model.configure([named('a'), named('b')]);
    assert.equal(model.active?.id, 'user:b');
  });

  it('says that there is none', async () => {
    const { model } = make([]);
    assert.equal(model.active, undefined);
    await assert.rejects(model.session(never), { reason: 'noConnection' });
    await assert.rejects(model.sessionOf('user:a', never), { reason: 'noConnection' });
  });

  it('connects once for all who ask, and keeps the session while another one is active', async () => {
    const { model, servers } = make([named('a'), named('b')]);
    const [one, other] = await Promise.all([model.session(never), model.sessionOf('user:a', never)]);
    assert.equal(one, other);
    assert.equal(states(model), 'a:ready b:idle');
    model.select('user:b');
    await model.session(never);
    model.select('user:a');
    assert.equal(await model.session(never), one);
    assert.deepEqual(servers.asked, ['http://a', 'http://b']);
  });

  it('tells latency and time, and every change of state', async () => {
    const { model, clock } = make([named('a')]);
    const seen: string[] = [];
    model.onDidChange(() => seen.push(states(model)));
    clock.now = 5_000;
    await model.session(never);
    assert.deepEqual(seen, ['a:connecting', 'a:ready']);
    const state = model.active?.state;
    assert.deepEqual(state?.kind === 'ready' && [state.latency, state.checkedAt], [24, 5_000]);
  });

  it('answers with the same failure for a moment, then asks again', async () => {
    const { model, servers, clock } = make([named('a')]);
    servers.answer = () => Promise.reject(refused);
    await assert.rejects(model.session(never), refused);
    await assert.rejects(model.session(never), refused);
    assert.deepEqual([servers.asked.length, states(model)], [1, 'a:failed']);
    clock.now += 2_000;
    servers.answer = async () => undefined;
    await model.session(never);
    assert.equal(states(model), 'a:ready');
  });

  it('ends an attempt that everybody left, and starts anew for the next', async () => {
    const { model, servers } = make([named('a')]);
    servers.answer = (_, signal) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const abort = new AbortController();
    const leaving = model.session(abort.signal);
    abort.abort(new Error('left'));
    await assert.rejects(leaving, /left/);
    assert.equal(servers.signals[0]?.aborted, true);
    servers.answer = async () => undefined;
    await model.session(never);
    assert.equal(states(model), 'a:ready');
  });

  it('keeps what did not change when settings change, and drops what did', async () => {
    const { model, servers } = make([named('a'), named('b')]);
    const a = await model.session(never);
    await model.sessionOf('user:b', never);
    model.configure([named('b', { readOnly: true }), named('a'), named('c')]);
    assert.equal(states(model), 'b:idle a:ready c:idle');
    assert.equal(await model.sessionOf('user:a', never), a);
    assert.deepEqual(servers.disposed, ['http://b']);
  });

  it('says nothing when the settings mean the same as before', () => {
    const { model } = make([named('a'), named('b')]);
    let changes = 0;
    model.onDidChange(() => changes++);
    model.configure([named('a'), named('b')]);
    assert.equal(changes, 0);
    model.configure([named('b'), named('a')]);
    assert.equal(changes, 1);
  });

  it('lets those who wait go on with the changed connection', async () => {
    const { model, servers } = make([named('a')]);
    servers.answer = ({ trackingUri }) =>
      trackingUri === 'http://new' ? Promise.resolve() : new Promise(() => undefined);
    const waiting = model.session(never);
    model.configure([named('a', { trackingUri: 'http://new' })]);
    assert.equal((await waiting).connection.trackingUri, 'http://new');
  });

  it('forgets and asks again: those that were asked before, and the active one', async () => {
    const { model, servers } = make([named('a'), named('b'), named('c')]);
    servers.answer = ({ name }) => (name === 'b' ? Promise.reject(refused) : Promise.resolve());
    await model.sessionOf('user:b', never).catch(() => undefined);
    model.reconnect();
    assert.equal(states(model), 'a:connecting b:connecting c:idle');
    await model.session(never);
    model.reconnect('user:c');
    assert.equal(states(model), 'a:ready b:failed c:idle');
    model.reconnect('user:a');
    await model.session(never);
    assert.deepEqual(servers.asked, ['http://b', 'http://a', 'http://b', 'http://a']);
  });

  it('closes everything in the end, also what comes too late', async () => {
    const { model, servers } = make([named('a'), named('b')]);
    const late = Promise.withResolvers<void>();
    servers.answer = ({ name }) => (name === 'b' ? late.promise : Promise.resolve());
    await model.session(never);
    const waiting = model.sessionOf('user:b', never);
    let changes = 0;
    model.onDidChange(() => changes++);
    model.dispose();
    late.resolve();
    await assert.rejects(waiting);
    await new Promise((resolve) => setTimeout(resolve));
    assert.deepEqual([changes, servers.disposed], [0, ['http://a', 'http://b']]);
  });
});
