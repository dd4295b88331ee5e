import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { nobody } from '../../../../src/core/lifecycle/actor.ts';
import { whileAlone, type ClaimOptions } from '../../../../src/core/lifecycle/claim.ts';
import { LifecycleError } from '../../../../src/core/lifecycle/lifecycleError.ts';
import { claimsOf, encodeClaim } from '../../../../src/core/lifecycle/records/claimTags.ts';
import { claimKey } from '../../../../src/core/lifecycle/records/recordTags.ts';
import type { ModelRegistry } from '../../../../src/core/tracking/registry.ts';
import { TrackingError } from '../../../../src/core/tracking/trackingError.ts';
import { never } from '../../../support/domain.ts';
import { lostAnswer, notFound, refused } from '../../../support/faults.ts';
import { ada, testClock } from '../../../support/lifecycleRecords.ts';
import { MemoryRegistry } from '../../../support/memoryRegistry.ts';

const options = (more: Partial<ClaimOptions> = {}): ClaimOptions => ({
  name: 'm',
  actor: ada,
  purpose: 'test',
  clock: testClock(),
  ...more,
});
const keysOn = async (registry: ModelRegistry): Promise<readonly string[]> =>
  (await registry.getRegisteredModel('m', never)).tags.map(({ key }) => key);
const dead = { id: 'dead', by: ada, at: 1_700_000_000_000, purpose: 'version 2 to Production' };

describe('whileAlone', () => {
  it('holds one claim while it acts, and none afterwards', async () => {
    const registry = new MemoryRegistry().withModel('m');
    const seen = await whileAlone(registry, options(), never, async (model) => {
      assert.equal(claimsOf(model).length, 1);
      return claimsOf(await registry.getRegisteredModel('m'));
    });
    assert.deepEqual(
      seen.map(({ by, purpose }) => [by, purpose]),
      [[ada, 'test']],
    );
    assert.deepEqual(await keysOn(registry), []);
  });

  it('takes its claim back when the act fails or is cancelled', async () => {
    const registry = new MemoryRegistry().withModel('m');
    const failure = new Error('no');
    await assert.rejects(
      whileAlone(registry, options(), never, () => Promise.reject(failure)),
      failure,
    );
    const abort = new AbortController();
    const act = async (): Promise<void> => {
      abort.abort();
      throw new TrackingError({ reason: 'cancelled' });
    };
    await assert.rejects(whileAlone(registry, options(), abort.signal, act), { reason: 'cancelled' });
    assert.deepEqual(await keysOn(registry), []);
  });

  it('does not act beside another claim, and says whose it is after ten seconds', async () => {
    const registry = new MemoryRegistry().withModel('m');
    await registry.setRegisteredModelTag('m', claimKey('dead'), encodeClaim(dead));
    const clock = testClock();
    const act = (): Promise<void> => assert.fail('it acted');
    await assert.rejects(whileAlone(registry, options({ clock }), never, act), (error) => {
      assert.ok(error instanceof LifecycleError);
      assert.deepEqual([error.reason, error.claims], ['conflict', [dead]]);
      assert.match(error.message, /^ada is at work on “m” since 2023-11-14T22:13:20.000Z \(version 2 to Production\)/);
      return true;
    });
    assert.ok(clock.waits.length > 8 && clock.waits.length < 60, String(clock.waits.length));
    assert.deepEqual(await keysOn(registry), [claimKey('dead')]);
  });

  it('does not act beside a claim that it cannot read', async () => {
    for (const value of [
      '',
      '{',
      '{"v":2}',
      'x'.repeat(10_000),
      JSON.stringify({ v: 1, by: ada, at: 1e99, for: '' }),
    ]) {
      const registry = new MemoryRegistry().withModel('m');
      await registry.setRegisteredModelTag('m', claimKey('strange'), value);
      const alone = whileAlone(registry, options(), never, () => assert.fail('it acted'));
      await assert.rejects(alone, { claims: [{ id: 'strange', by: nobody, at: undefined, purpose: '' }] });
    }
  });

  it('takes over the claims that it is told to, and no other', async () => {
    const registry = new MemoryRegistry().withModel('m');
    await registry.setRegisteredModelTag('m', claimKey('dead'), encodeClaim(dead));
    assert.equal(await whileAlone(registry, options({ takeOver: ['dead'] }), never, async () => 'done'), 'done');
    await registry.setRegisteredModelTag('m', claimKey('other'), encodeClaim(dead));
    const alone = whileAlone(registry, options({ takeOver: ['dead'] }), never, async () => 'done');
    await assert.rejects(alone, { reason: 'conflict' });
  });

  it('does not act when its own claim is not in the answer', async () => {
    const registry = new MemoryRegistry().withModel('m');
    const set = registry.setRegisteredModelTag.bind(registry);
    let lost = 2;
    registry.setRegisteredModelTag = async (name, key, value) => {
      await set(name, key, value);
      if (lost-- > 0) await registry.deleteRegisteredModelTag(name, key);
    };
    const clock = testClock();
    assert.equal(await whileAlone(registry, options({ clock }), never, async () => 'done'), 'done');
    assert.equal(clock.waits.length, 2);
  });

  it('passes on why it may not claim, and leaves nothing', async () => {
    const registry = new MemoryRegistry().withModel('m');
    for (const [time, error] of [
      ['before', refused({ reason: 'forbidden', status: 403 })],
      ['before', notFound()],
      ['after', lostAnswer()],
    ] as const) {
      registry.faults.fail('setRegisteredModelTag', time, error);
      await assert.rejects(
        whileAlone(registry, options(), never, () => assert.fail('it acted')),
        error,
      );
    }
    assert.deepEqual(await keysOn(registry), []);
  });

  it('tells that a claim was not taken back, and answers all the same', async () => {
    const registry = new MemoryRegistry().withModel('m');
    const told: unknown[] = [];
    const act = async (): Promise<string> => {
      registry.faults.fail('deleteRegisteredModelTag', 'before', lostAnswer());
      registry.faults.fail('deleteRegisteredModelTag', 'before', lostAnswer());
      return 'done';
    };
    const noted = options({ onNotReleased: (error) => told.push(error) });
    assert.equal(await whileAlone(registry, noted, never, act), 'done');
    assert.deepEqual([told.length, (await keysOn(registry)).length], [1, 1]);
  });

  it('tries a second time to take it back, and does not mind a model that is gone', async () => {
    const registry = new MemoryRegistry().withModel('m').withModel('n');
    const noted = options({ onNotReleased: () => assert.fail('not released') });
    await whileAlone(registry, noted, never, async () =>
      registry.faults.fail('deleteRegisteredModelTag', 'before', lostAnswer()),
    );
    assert.deepEqual(await keysOn(registry), []);
    await whileAlone(registry, noted, never, () => registry.deleteRegisteredModel('m'));
  });

  it('ends when it is cancelled while it waits', async () => {
    const registry = new MemoryRegistry().withModel('m');
    await registry.setRegisteredModelTag('m', claimKey('dead'), encodeClaim(dead));
    const abort = new AbortController();
    const clock = { now: () => 1, wait: async () => abort.abort() };
    const alone = whileAlone(registry, options({ clock }), abort.signal, () => assert.fail('it acted'));
    await assert.rejects(alone, { reason: 'cancelled' });
    assert.deepEqual(await keysOn(registry), [claimKey('dead')]);
  });

  it('never lets two act at once, however their requests interleave, and each has its turn', async function () {
    this.timeout(20_000);
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 2, max: 4 }), async (scheduler, clients) => {
        const registry = new MemoryRegistry().withModel('m');
        let [acting, acted, most] = [0, 0, 0];
        const client = async (index: number): Promise<void> => {
          const slow = interleaved(registry, (what) => scheduler.schedule(Promise.resolve(), `${index} ${what}`));
          const clock = { now: () => 1, wait: () => scheduler.schedule(Promise.resolve(), `${index} waits`) };
          await whileAlone(slow, options({ clock }), never, async () => {
            most = Math.max(most, ++acting);
            await slow.searchRegisteredModels({ pageSize: 1 }, never);
            acting--;
            acted++;
          });
        };
        const all = Promise.all(Array.from({ length: clients }, (_, index) => client(index)));
        await scheduler.waitFor(all);
        assert.deepEqual([most, acted, await keysOn(registry)], [1, clients, []]);
      }),
      { numRuns: 200 },
    );
  });
});

/** The same registry, whose requests take a while to get there and back. */
function interleaved(registry: MemoryRegistry, pause: (what: string) => Promise<void>): ModelRegistry {
  return new Proxy(registry, {
    get:
      (target, key) =>
      async (...args: unknown[]) => {
        await pause(`sends ${String(key)}`);
        const method = Reflect.get(target, key) as (...args: unknown[]) => Promise<unknown>;
        const answer = await method.apply(target, args);
        await pause(`hears of ${String(key)}`);
        return answer;
      },
  });
}
