import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { LaterCheck } from '../../../../src/extension/mlmodel/laterCheck.ts';

describe('a check that waits', () => {
  it('is done once, after a pause', async () => {
    let done = 0;
    const later = new LaterCheck(() => done++);
    for (let event = 0; event < 5; event++) later.in(20);
    assert.ok(later.isWaiting);
    assert.equal(done, 0);
    await sleep(80);
    assert.deepEqual([done, later.isWaiting], [1, false]);
  });

  it('is done half a second after the first event when events never pause', async () => {
    const began = performance.now();
    let done: number | undefined;
    const later = new LaterCheck(() => (done ??= performance.now() - began));
    while (performance.now() - began < 800) {
      later.in(100);
      await sleep(20);
    }
    later.cancel();
    assert.ok(done !== undefined && done > 400 && done < 700, `${done} ms`);
  });

  it('is not done when it is cancelled', async () => {
    let done = 0;
    const later = new LaterCheck(() => done++);
    later.in(10);
    later.cancel();
    await sleep(40);
    assert.deepEqual([done, later.isWaiting], [0, false]);
  });
});
