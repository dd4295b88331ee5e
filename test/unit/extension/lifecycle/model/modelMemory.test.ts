import assert from 'node:assert/strict';
import { memoryOf, memoryText } from '../../../../../src/extension/lifecycle/model/modelMemory.ts';

describe('memory of a model page', () => {
  it('comes back as it was kept', () => {
    const memory = { connectionId: 'user:local', name: 'BTC “x” {"}' };
    assert.deepEqual(memoryOf({ memory: memoryText(memory), version: '3' }), memory);
  });

  it('is none where it cannot be believed', () => {
    const texts = ['', '{}', '[]', 'null', '{"connectionId":1,"name":"m"}', '{"connectionId":"a","name":""}', 'x'];
    for (const memory of [...texts, JSON.stringify({ connectionId: 'a', name: 'm'.repeat(5000) }), undefined, {}])
      assert.equal(memoryOf({ memory }), undefined);
    for (const state of [undefined, null, 5, 'text', {}]) assert.equal(memoryOf(state), undefined);
  });
});
