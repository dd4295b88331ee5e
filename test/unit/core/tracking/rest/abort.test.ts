import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { orAbort } from '../../../../../src/core/tracking/rest/abort.ts';

describe('orAbort', () => {
  const reason = new Error('enough');

  it('settles as the promise does', async () => {
    const { signal } = new AbortController();
    assert.equal(await orAbort(Promise.resolve(1), signal), 1);
    await assert.rejects(orAbort(Promise.reject(reason), signal), reason);
  });

  it('rejects with the signal’s reason, before or while it waits', async () => {
    const controller = new AbortController();
    const waiting = orAbort(new Promise(() => undefined), controller.signal);
    controller.abort(reason);
    await assert.rejects(waiting, reason);
    await assert.rejects(orAbort(Promise.resolve(1), controller.signal), reason);
  });

  it('leaves no rejection that nobody handles, however late the promise fails', async () => {
    const unhandled: unknown[] = [];
    const note = (error: unknown): void => void unhandled.push(error);
    process.prependListener('unhandledRejection', note);
    const failing = (): Promise<never> => sleep(1).then(() => Promise.reject(new Error('late')));
    const controller = new AbortController();
    const waiting = orAbort(failing(), controller.signal);
    controller.abort(reason);
    await assert.rejects(waiting, reason);
    await assert.rejects(orAbort(failing(), controller.signal), reason);
    await sleep(20);
    process.removeListener('unhandledRejection', note);
    assert.deepEqual(unhandled, []);
  });
});
