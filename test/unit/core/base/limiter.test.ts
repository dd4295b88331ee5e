import assert from 'node:assert/strict';
import { Limiter } from '../../../../src/core/base/limiter.ts';

const { signal: never } = new AbortController();

describe('Limiter', () => {
  it('runs no more jobs at once than its limit, in the order they came', async () => {
    const limiter = new Limiter(2);
    const started: number[] = [];
    const jobs = [0, 1, 2, 3].map((index) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const done = limiter.run(never, () => {
        started.push(index);
        return promise;
      });
      return { finish: resolve, done };
    });
    await settle();
    assert.deepEqual(started, [0, 1]);
    jobs[1]?.finish();
    await jobs[1]?.done;
    await settle();
    assert.deepEqual(started, [0, 1, 2]);
    jobs.forEach((job) => job.finish());
    await Promise.all(jobs.map((job) => job.done));
    assert.deepEqual(started, [0, 1, 2, 3]);
  });

  it('gives the place of a failed job to the next', async () => {
    const limiter = new Limiter(1);
    const failing = limiter.run(never, () => Promise.reject(new Error('broken')));
    const next = limiter.run(never, () => Promise.resolve('ran'));
    await assert.rejects(failing, /broken/);
    assert.equal(await next, 'ran');
  });

  it('never starts a job that is aborted while it waits, and keeps no place for it', async () => {
    const limiter = new Limiter(1);
    const { promise, resolve } = Promise.withResolvers<void>();
    const first = limiter.run(never, () => promise);
    const abort = new AbortController();
    let hasStarted = false;
    const waiting = limiter.run(abort.signal, async () => void (hasStarted = true));
    const last = limiter.run(never, () => Promise.resolve('last'));
    abort.abort(new Error('left'));
    await assert.rejects(waiting, /left/);
    resolve();
    await first;
    assert.equal(await last, 'last');
    assert.equal(hasStarted, false);
  });

  it('never starts a job that is aborted already', async () => {
    await assert.rejects(
      new Limiter(1).run(AbortSignal.abort(new Error('too late')), () => Promise.resolve(assert.fail())),
      /too late/,
    );
  });
});

function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
