import assert from 'node:assert/strict';
import { RecentAnswers } from '../../../../../src/extension/lifecycle/source/recentAnswers.ts';
import { isReason } from '../../../../../src/core/tracking/trackingError.ts';
import { never } from '../../../../support/domain.ts';

describe('recent answers', () => {
  let now = 0;
  let asked = 0;
  const ask = async (): Promise<number> => ++asked;
  const answers = (): RecentAnswers<number> => {
    [now, asked] = [0, 0];
    return new RecentAnswers<number>(() => now);
  };

  it('are asked for once in some seconds', async () => {
    const recent = answers();
    assert.deepEqual(await Promise.all([recent.get('a', never, ask), recent.get('a', never, ask)]), [1, 1]);
    assert.equal(await recent.get('a', never, ask), 1);
    assert.equal(await recent.get('b', never, ask), 2);
    now = 5001;
    assert.equal(await recent.get('a', never, ask), 3);
  });

  it('are forgotten, also those on their way', async () => {
    const recent = answers();
    const early = recent.get('a', never, ask);
    recent.clear();
    assert.equal(await recent.get('a', never, ask), 2);
    assert.equal(await early, 1);
    assert.equal(await recent.get('a', never, ask), 2);
  });

  it('keep no failure, and end for who does not want them any more', async () => {
    const recent = answers();
    await assert.rejects(
      recent.get('a', never, async () => Promise.reject(new Error('no'))),
      /no/,
    );
    const abort = new AbortController();
    const left = recent.get('a', abort.signal, () => new Promise(() => undefined));
    abort.abort();
    await assert.rejects(left, (error) => isReason(error, 'cancelled'));
    assert.equal(await recent.get('a', never, ask), 1);
  });
});
