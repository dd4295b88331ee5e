import assert from 'node:assert/strict';
import { DisposableStore } from '../../../../src/core/base/lifetime.ts';

describe('DisposableStore', () => {
  it('disposes last first, and only once', () => {
    const order: string[] = [];
    const store = new DisposableStore();
    for (const name of ['first', 'second']) store.add({ dispose: () => void order.push(name) });
    store.dispose();
    store.dispose();
    assert.deepEqual(order, ['second', 'first']);
  });

  it('disposes at once what comes too late', () => {
    const store = new DisposableStore();
    store.dispose();
    let isDisposed = false;
    store.add({ dispose: () => void (isDisposed = true) });
    assert.equal(isDisposed, true);
    assert.equal(store.isDisposed, true);
  });

  it('hands back what it was given', () => {
    const item = { dispose: () => undefined, name: 'kept' };
    assert.equal(new DisposableStore().add(item).name, 'kept');
  });
});
