import assert from 'node:assert/strict';
import { inTime } from '../../../../src/extension/mlmodel/inTime.ts';

describe('what is asked', () => {
  it('is told when it comes in time', async () => {
    assert.equal(await inTime(Promise.resolve('asked'), 1_000, 'otherwise'), 'asked');
  });

  it('is not waited for longer', async () => {
    const { promise, resolve } = Promise.withResolvers<string>();
    assert.equal(await inTime(promise, 1, 'otherwise'), 'otherwise');
    resolve('late');
  });

  it('may fail', async () => {
    await assert.rejects(inTime(Promise.reject(new Error('refused')), 1_000, 'otherwise'), /refused/);
  });
});
