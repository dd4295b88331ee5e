import assert from 'node:assert/strict';
import { memoryOf, memoryText } from '../../../../../src/extension/lifecycle/production/productionMemory.ts';

describe('what the overview of models remembers', () => {
  it('comes back, and is not believed', () => {
    const memory = { connectionId: 'user:local' };
    assert.deepEqual(memoryOf({ memory: memoryText(memory) }), memory);
    const others = [undefined, 1, {}, { memory: '{}' }, { memory: '{"connectionId":""}' }, { memory: '"x"' }];
    assert.deepEqual(
      others.map(memoryOf),
      others.map(() => undefined),
    );
  });
});
