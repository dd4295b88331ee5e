import assert from 'node:assert/strict';
import type { Clock } from '../../../../src/core/lifecycle/clock.ts';
import { ReadBackStore } from '../../../../src/core/lifecycle/readBackStore.ts';
import type { TrackingStore } from '../../../../src/core/tracking/store.ts';
import { TrackingError } from '../../../../src/core/tracking/trackingError.ts';
import { never, runOf, tagsOf } from '../../../support/domain.ts';
import { lostAnswer, refused } from '../../../support/faults.ts';
import { capabilities, MemoryStore } from '../../../support/memoryStore.ts';

/** In it, things that are made in memory are as young as the request. */
const clock: Clock = { now: () => 1, wait: async () => undefined };
/** The same things are long there. */
const later: Clock = { ...clock, now: () => 1_000_000 };

interface Write {
  readonly method: keyof TrackingStore;
  readonly send: (store: TrackingStore) => Promise<unknown>;
  /** The read that tells whether it was done. */
  readonly read: keyof TrackingStore;
}

const writes: readonly Write[] = [
  { method: 'createExperiment', send: (to) => to.createExperiment("it's new", never), read: 'searchExperiments' },
  { method: 'renameExperiment', send: (to) => to.renameExperiment('1', 'other', never), read: 'getExperiment' },
  { method: 'deleteExperiment', send: (to) => to.deleteExperiment('1', never), read: 'getExperiment' },
  { method: 'restoreExperiment', send: (to) => to.restoreExperiment('2', never), read: 'getExperiment' },
  { method: 'renameRun', send: (to) => to.renameRun('r1', 'other', never), read: 'getRun' },
  { method: 'deleteRun', send: (to) => to.deleteRun('r1', never), read: 'getRun' },
  { method: 'restoreRun', send: (to) => to.restoreRun('r2', never), read: 'getRun' },
  { method: 'setRunTag', send: (to) => to.setRunTag('r1', 'k', 'v', never), read: 'getRun' },
  { method: 'deleteRunTag', send: (to) => to.deleteRunTag('r1', 'old', never), read: 'getRun' },
];

describe('ReadBackStore', () => {
  for (const { method, send, read } of writes) {
    it(`${method}: tells whether it was done when the answer is lost`, async () => {
      assert.equal(await outcome(method, send, 'after'), 'done');
      assert.equal(await outcome(method, send, 'before'), 'unreachable notDone');
      assert.equal(await outcome(method, send, 'before', read), 'unknownOutcome');
      assert.equal(await outcome(method, send, 'after', read), 'unknownOutcome');
    });

    it(`${method}: is sent once, and a refusal is not read back`, async () => {
      const { store, memory } = await fresh();
      memory.faults.fail(method, 'before', refused());
      await assert.rejects(send(store), { reason: 'invalid' });
      assert.deepEqual(
        memory.faults.calls.map((call) => call.method),
        [method],
      );
    });
  }

  it('covers every write', () => {
    const all = Object.getOwnPropertyNames(ReadBackStore.prototype).filter(
      (name) => !/^(constructor|capabilities|get|list|read|search)/.test(name),
    );
    assert.deepEqual(all.toSorted(), writes.map(({ method }) => method).toSorted());
  });

  it('finds the id of an experiment whose creation was not answered', async () => {
    const { store, memory } = await fresh();
    memory.faults.fail('createExperiment', 'after', lostAnswer());
    assert.equal(await store.createExperiment('new', never), '3');
  });

  it('does not take an experiment that was there before for the one it created', async () => {
    const { store, memory } = await fresh(later);
    memory.faults.fail('createExperiment', 'before', lostAnswer());
    await assert.rejects(store.createExperiment('first', never), { reason: 'unknownOutcome' });
  });

  it('waits for a write that a gateway gave up on', async () => {
    for (const { method, send } of writes) {
      const waits: number[] = [];
      const { store, memory } = await fresh({ ...clock, wait: async (time) => void waits.push(time) });
      memory.faults.fail(method, 'before', refused({ reason: 'server', status: 504, sent: 'maybe' }));
      await assert.rejects(send(store), { reason: 'unknownOutcome' });
      assert.equal(waits.length, 10, method);
    }
  });

  it('passes reads through', async () => {
    const { store, memory } = await fresh();
    memory.withFiles('r1', { 'a.txt': 'text' });
    const owner = { kind: 'run', runId: 'r1' } as const;
    assert.equal(store.capabilities, capabilities);
    assert.equal((await store.getRun('r1', never)).id, 'r1');
    assert.equal((await store.getExperiment('1', never)).name, 'first');
    assert.equal((await store.searchRuns({ experimentIds: ['1'], view: 'all', pageSize: 10 }, never)).items.length, 2);
    assert.equal((await store.searchExperiments({ view: 'active', pageSize: 10 }, never)).items.length, 1);
    assert.deepEqual((await store.listArtifacts(owner, '', undefined, never)).items, [
      { path: 'a.txt', isFolder: false, size: 4 },
    ]);
    assert.equal(new TextDecoder().decode(await store.readArtifact(owner, 'a.txt', 10, never)), 'text');
    await assert.rejects(store.getLoggedModel('m-1', never), { reason: 'notFound' });
  });
});

async function fresh(at: Clock = clock): Promise<{ store: ReadBackStore; memory: MemoryStore }> {
  const memory = new MemoryStore()
    .withExperiment('1', 'first')
    .withExperiment('2', 'second')
    .withRuns(runOf({ id: 'r1', tags: tagsOf({ old: 'x' }) }), runOf({ id: 'r2', lifecycle: 'deleted' }));
  await memory.deleteExperiment('2');
  memory.faults.calls.length = 0;
  return { store: new ReadBackStore(memory, at), memory };
}

async function outcome(
  method: keyof TrackingStore,
  send: Write['send'],
  time: 'before' | 'after',
  unreadable?: keyof TrackingStore,
): Promise<string> {
  const { store, memory } = await fresh();
  memory.faults.fail(method, time, lostAnswer());
  if (unreadable) memory.faults.fail(unreadable, 'before', lostAnswer());
  try {
    await send(store);
    return 'done';
  } catch (error) {
    assert.ok(error instanceof TrackingError);
    assert.equal(memory.faults.argumentsOf(method).length, 1);
    return [error.reason, error.failure.readBack].filter((part) => part).join(' ');
  }
}
