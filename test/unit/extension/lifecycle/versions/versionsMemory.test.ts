import assert from 'node:assert/strict';
import {
  memoryOf,
  memoryText,
  type VersionsMemory,
} from '../../../../../src/extension/lifecycle/versions/versionsMemory.ts';

const memory: VersionsMemory = { connectionId: 'user:local', name: 'm', versions: ['1', '2'], baseline: 1 };

describe('what a page of versions remembers', () => {
  it('comes back', () => {
    assert.deepEqual(memoryOf({ memory: memoryText(memory), onlyDifferences: true }), memory);
  });

  it('is not believed', () => {
    const others: unknown[] = [
      undefined,
      'x',
      {},
      { memory: '' },
      { memory: '[]' },
      { memory: memoryText({ ...memory, versions: ['1'] }) },
      { memory: memoryText({ ...memory, versions: Array.from({ length: 11 }, (_, index) => `${index}`) }) },
      { memory: memoryText({ ...memory, versions: ['1', '2/../x'] }) },
      { memory: memoryText({ ...memory, baseline: 2 }) },
      { memory: memoryText({ ...memory, baseline: 0.5 }) },
      { memory: memoryText({ ...memory, name: '' }) },
      { memory: memoryText({ ...memory, connectionId: 'x'.repeat(5000) }) },
    ];
    assert.deepEqual(
      others.map(memoryOf),
      others.map(() => undefined),
    );
  });
});
