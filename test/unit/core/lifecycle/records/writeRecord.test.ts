import assert from 'node:assert/strict';
import { overflow } from '../../../../../src/core/lifecycle/records/overflow.ts';
import type { LifecycleRecord } from '../../../../../src/core/lifecycle/records/record.ts';
import { recordsOf } from '../../../../../src/core/lifecycle/records/recordsOf.ts';
import { writeRecord } from '../../../../../src/core/lifecycle/records/writeRecord.ts';
import { didNotHappen } from '../../../../../src/core/lifecycle/writes.ts';
import { never } from '../../../../support/domain.ts';
import { lostAnswer, refused } from '../../../../support/faults.ts';
import { aliasOf, decisionOf, moveOf, recorded, requestOf } from '../../../../support/lifecycleRecords.ts';
import { MemoryRegistry } from '../../../../support/memoryRegistry.ts';

const read = async (registry: MemoryRegistry): Promise<readonly LifecycleRecord[]> =>
  recordsOf(await registry.getModelVersion('m', '1'));

describe('writeRecord', () => {
  it('writes the continuations first, so that a record is there as a whole or not at all', async () => {
    const registry = new MemoryRegistry().with({});
    const record = moveOf({ at: 1, comment: 'x'.repeat(12_000) });
    await writeRecord(registry, 'm', '1', record, never);
    const keys = registry.faults.argumentsOf('setModelVersionTag').map(([, , key]) => String(key).split('.')[3]);
    assert.deepEqual(keys, ['2', '3', undefined]);
    assert.deepEqual(await read(registry), [record]);
  });

  it('takes back what a refusal leaves, and nothing that may have become a record', async () => {
    for (const [error, left] of [
      [refused(), 0],
      [lostAnswer(), 1],
      [didNotHappen(lostAnswer()), 0],
    ] as const) {
      const registry = new MemoryRegistry().with({});
      const set = registry.setModelVersionTag.bind(registry);
      registry.setModelVersionTag = (name, version, key, ...rest) => {
        if (!key.endsWith('.2')) registry.faults.fail('setModelVersionTag', 'before', error);
        return set(name, version, key, ...rest);
      };
      await assert.rejects(writeRecord(registry, 'm', '1', moveOf({ at: 1, comment: 'x'.repeat(6000) }), never), error);
      assert.equal((await registry.getModelVersion('m', '1')).tags.length, left);
    }
  });

  it('keeps 200, and does not fail when the oldest cannot go', async () => {
    const old = Array.from({ length: 200 }, (_, index) => aliasOf({ at: index + 1 }));
    const registry = new MemoryRegistry().with(recorded({}, ...old));
    registry.faults.fail('getModelVersion', 'before', lostAnswer());
    await writeRecord(registry, 'm', '1', aliasOf({ at: 500 }), never);
    assert.equal((await read(registry)).length, 201);
    await writeRecord(registry, 'm', '1', aliasOf({ at: 600 }), never);
    assert.deepEqual([(await read(registry)).length, (await read(registry))[0]?.at], [200, 3]);
  });
});

describe('overflow', () => {
  /** Times of those that stay. */
  function check(records: readonly LifecycleRecord[], most: number, expected: readonly number[]): void {
    const { tags } = recorded({}, ...records);
    const gone = new Set(overflow(tags, most));
    const left = recordsOf({ tags: tags.filter(({ key }) => !gone.has(key)) });
    assert.deepEqual(
      left.map(({ at }) => at),
      expected,
    );
  }
  const open = requestOf({ at: 1 });
  const decided = requestOf({ at: 2 });
  const decision = decisionOf({ at: 5, request: decided.id });

  it('lets the oldest go, and leaves what is in bounds', () => {
    check([moveOf({ at: 1 }), aliasOf({ at: 2 }), moveOf({ at: 3 })], 3, [1, 2, 3]);
    check([moveOf({ at: 1 }), aliasOf({ at: 2 }), moveOf({ at: 3 })], 1, [3]);
  });

  it('lets a decided request go together with its decision', () => {
    check([open, decided, decision, moveOf({ at: 6 })], 3, [1, 6]);
  });

  it('never lets an open request go, nor the newest move', () => {
    check([open, moveOf({ at: 2 }), moveOf({ at: 3 }), aliasOf({ at: 4 })], 0, [1, 3]);
  });

  it('lets a decision go whose request is gone', () => {
    check([decision, aliasOf({ at: 6 })], 1, [6]);
  });

  it('takes the continuations along', () => {
    const { tags } = recorded({}, moveOf({ at: 1, comment: 'x'.repeat(6000) }), moveOf({ at: 2 }));
    assert.equal(overflow(tags, 1).length, 2);
  });
});
