import assert from 'node:assert/strict';
import { Emitter } from '../../../../src/core/base/emitter.ts';

describe('Emitter', () => {
  it('tells its listeners, each as often as it subscribed', () => {
    const emitter = new Emitter<number>();
    const heard: number[] = [];
    const listener = (value: number): void => void heard.push(value);
    emitter.event(listener);
    const second = emitter.event(listener);
    emitter.fire(1);
    second.dispose();
    emitter.fire(2);
    assert.deepEqual(heard, [1, 1, 2]);
  });

  it('lets a listener leave, or others come, while it is told', () => {
    const emitter = new Emitter();
    let late = 0;
    const once = emitter.event(() => {
      once.dispose();
      emitter.event(() => void late++);
    });
    emitter.fire();
    assert.equal(late, 0);
    emitter.fire();
    assert.equal(late, 1);
    assert.equal(emitter.listenerCount, 1);
  });

  it('forgets everybody when it is disposed', () => {
    const emitter = new Emitter();
    emitter.event(() => assert.fail());
    assert.equal(emitter.listenerCount, 1);
    emitter.dispose();
    emitter.fire();
    assert.equal(emitter.listenerCount, 0);
  });
});
