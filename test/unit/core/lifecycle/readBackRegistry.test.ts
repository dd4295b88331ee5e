import assert from 'node:assert/strict';
import type { Clock } from '../../../../src/core/lifecycle/clock.ts';
import { ReadBackRegistry } from '../../../../src/core/lifecycle/readBackRegistry.ts';
import type { ModelRegistry } from '../../../../src/core/tracking/registry.ts';
import { TrackingError } from '../../../../src/core/tracking/trackingError.ts';
import { never } from '../../../support/domain.ts';
import { lostAnswer, refused } from '../../../support/faults.ts';
import { MemoryRegistry } from '../../../support/memoryRegistry.ts';

/** In it, things that are made in memory are as young as the request. */
const clock: Clock = { now: () => 1000, wait: async () => undefined };
/** The same things are long there. */
const later: Clock = { ...clock, now: () => 1_000_000 };

interface Write {
  readonly method: keyof ModelRegistry;
  readonly send: (registry: ModelRegistry) => Promise<unknown>;
  /** The read that tells whether it was done. */
  readonly read: keyof ModelRegistry;
}

const writes: readonly Write[] = [
  {
    method: 'createRegisteredModel',
    send: (to) => to.createRegisteredModel('new', 'text', never),
    read: 'getRegisteredModel',
  },
  {
    method: 'renameRegisteredModel',
    send: (to) => to.renameRegisteredModel('m', 'n', never),
    read: 'getRegisteredModel',
  },
  {
    method: 'describeRegisteredModel',
    send: (to) => to.describeRegisteredModel('m', 'text', never),
    read: 'getRegisteredModel',
  },
  { method: 'deleteRegisteredModel', send: (to) => to.deleteRegisteredModel('m', never), read: 'getRegisteredModel' },
  {
    method: 'setRegisteredModelTag',
    send: (to) => to.setRegisteredModelTag('m', 'k', 'v', never),
    read: 'getRegisteredModel',
  },
  {
    method: 'deleteRegisteredModelTag',
    send: (to) => to.deleteRegisteredModelTag('m', 'old', never),
    read: 'getRegisteredModel',
  },
  { method: 'setAlias', send: (to) => to.setAlias('m', 'champion', '1', never), read: 'getRegisteredModel' },
  { method: 'deleteAlias', send: (to) => to.deleteAlias('m', 'champion', never), read: 'getRegisteredModel' },
  {
    method: 'transitionStage',
    send: (to) => to.transitionStage('m', '1', 'Staging', false, never),
    read: 'getModelVersion',
  },
  {
    method: 'describeModelVersion',
    send: (to) => to.describeModelVersion('m', '1', 'text', never),
    read: 'getModelVersion',
  },
  { method: 'deleteModelVersion', send: (to) => to.deleteModelVersion('m', '1', never), read: 'getModelVersion' },
  {
    method: 'setModelVersionTag',
    send: (to) => to.setModelVersionTag('m', '1', 'k', 'v', never),
    read: 'getModelVersion',
  },
  {
    method: 'deleteModelVersionTag',
    send: (to) => to.deleteModelVersionTag('m', '1', 'old', never),
    read: 'getModelVersion',
  },
];

describe('ReadBackRegistry', () => {
  for (const { method, send, read } of writes) {
    it(`${method}: tells whether it was done when the answer is lost`, async () => {
      assert.equal(await outcome(method, send, 'after'), 'done');
      assert.equal(await outcome(method, send, 'before'), 'unreachable notDone');
      assert.equal(await outcome(method, send, 'before', read), 'unknownOutcome');
      assert.equal(await outcome(method, send, 'after', read), 'unknownOutcome');
    });

    it(`${method}: is sent once, and a refusal is not read back`, async () => {
      const { registry, memory } = await fresh();
      memory.faults.fail(method, 'before', refused());
      await assert.rejects(send(registry), { reason: 'invalid' });
      assert.deepEqual(
        memory.faults.calls.map((call) => call.method),
        [method],
      );
    });
  }

  it('covers every write but the one that `register` reads back itself', () => {
    const all = Object.getOwnPropertyNames(ReadBackRegistry.prototype).filter(
      (name) => !/^(constructor|get|list|search)/.test(name),
    );
    assert.deepEqual(all.toSorted(), [...writes.map(({ method }) => method), 'createModelVersion'].toSorted());
  });

  it('does not take the creation of a version in hand', async () => {
    const { registry, memory } = await fresh();
    memory.faults.fail('createModelVersion', 'after', lostAnswer());
    const version = { name: 'm', source: 's', runId: undefined, modelId: undefined, description: undefined, tags: [] };
    await assert.rejects(registry.createModelVersion(version, never), { reason: 'unreachable' });
    assert.deepEqual(
      memory.faults.calls.map((call) => call.method),
      ['createModelVersion'],
    );
  });

  it('passes reads through', async () => {
    const { registry } = await fresh();
    assert.equal((await registry.getRegisteredModel('m', never)).name, 'm');
    assert.equal((await registry.getModelVersion('m', '2', never)).version, '2');
    assert.deepEqual(
      (await registry.listVersions('m', 10, undefined, never)).items.map(({ version }) => version),
      ['2', '1'],
    );
    assert.equal((await registry.searchRegisteredModels({ pageSize: 10 }, never)).items.length, 1);
    assert.equal(
      (await registry.searchModelVersions({ pageSize: 10, filter: "run_id = 'r1'" }, never)).items.length,
      2,
    );
  });

  it('reads back when the caller has gone', async () => {
    const { registry, memory } = await fresh();
    const abort = new AbortController();
    const move = memory.transitionStage.bind(memory);
    memory.transitionStage = async (...args) => {
      await move(...args);
      abort.abort();
      throw new TrackingError({ reason: 'cancelled', sent: 'maybe' });
    };
    const moved = await registry.transitionStage('m', '1', 'Staging', false, abort.signal);
    assert.equal(moved.stage, 'Staging');
  });

  it('takes a name that another model has for no proof of a rename', async () => {
    const { registry, memory } = await fresh();
    memory.withModel('n');
    memory.faults.fail('renameRegisteredModel', 'before', lostAnswer());
    await assert.rejects(registry.renameRegisteredModel('m', 'n', never), failingAs('unreachable', 'notDone'));
  });

  it('does not take a model that was there before for the one it created', async () => {
    const { registry, memory } = await fresh(later);
    memory.faults.fail('createRegisteredModel', 'before', lostAnswer());
    await assert.rejects(registry.createRegisteredModel('m', undefined, never), failingAs('unknownOutcome'));
  });

  it('waits for a write that a gateway gave up on', async () => {
    for (const { method, send } of writes) {
      const waits: number[] = [];
      const { registry, memory } = await fresh({ ...clock, wait: async (time) => void waits.push(time) });
      memory.faults.fail(method, 'before', refused({ reason: 'server', status: 504, sent: 'maybe' }));
      await assert.rejects(send(registry), failingAs('unknownOutcome'));
      assert.equal(waits.length, 10, method);
    }
  });
});

function failingAs(reason: string, readBack?: string): (error: unknown) => boolean {
  return (error) => error instanceof TrackingError && error.reason === reason && error.failure.readBack === readBack;
}

async function fresh(at: Clock = clock): Promise<{ registry: ReadBackRegistry; memory: MemoryRegistry }> {
  const memory = new MemoryRegistry().with(
    { version: '1', tags: [{ key: 'old', value: 'x' }] },
    { version: '2', aliases: ['champion'] },
  );
  await memory.setRegisteredModelTag('m', 'old', 'x');
  memory.faults.calls.length = 0;
  return { registry: new ReadBackRegistry(memory, at), memory };
}

async function outcome(
  method: keyof ModelRegistry,
  send: Write['send'],
  time: 'before' | 'after',
  unreadable?: keyof ModelRegistry,
): Promise<string> {
  const { registry, memory } = await fresh();
  memory.faults.fail(method, time, lostAnswer());
  if (unreadable) memory.faults.fail(unreadable, 'before', lostAnswer());
  try {
    await send(registry);
    return 'done';
  } catch (error) {
    assert.ok(error instanceof TrackingError);
    assert.equal(memory.faults.argumentsOf(method).length, 1);
    return [error.reason, error.failure.readBack].filter((part) => part).join(' ');
  }
}
