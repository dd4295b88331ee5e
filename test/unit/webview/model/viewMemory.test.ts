import assert from 'node:assert/strict';
import { viewOf } from '../../../../webview/model/viewMemory.ts';

const nothing = { memory: '', version: '', metric: '', isTable: false, filter: '', kinds: [] };

describe('memory of the model page', () => {
  it('comes back as it was kept', () => {
    const kept = { memory: '{}', version: '3', metric: 'f1', isTable: true, filter: 'a', kinds: ['moved', 'asked'] };
    assert.deepEqual(viewOf(kept), kept);
  });

  it('believes nothing else', () => {
    for (const state of [undefined, null, 5, 'x', [], { version: 3, isTable: 'yes', kinds: 'moved', filter: {} }])
      assert.deepEqual(viewOf(state), nothing);
    assert.deepEqual(viewOf({ kinds: ['moved', 'x', 7], filter: 'x'.repeat(20_000) }), {
      ...nothing,
      kinds: ['moved'],
    });
  });
});
