import assert from 'node:assert/strict';
import { TrackingError } from '../../../../src/core/tracking/trackingError.ts';
import type { Session } from '../../../../src/extension/connections/session.ts';
import { Found } from '../../../../src/extension/explorer/found.ts';

const [session, anew] = [{}, {}] as [Session, Session];
const failing = (reason: 'notFound' | 'unreachable') => async (): Promise<never> => {
  throw new TrackingError({ reason });
};

describe('what was asked for by name', () => {
  it('is known to the session that found it alone', () => {
    const found = new Found<string>();
    found.set('key', { session, thing: 'run', read: async () => 'run' });
    assert.deepEqual([found.get(session, 'key'), found.all(session)], ['run', ['run']]);
    assert.deepEqual([found.get(anew, 'key'), found.all(anew)], [undefined, []]);
    found.forget('key');
    assert.equal(found.get(session, 'key'), undefined);
  });

  const table: readonly (readonly [string, () => Promise<string | undefined>, string | undefined])[] = [
    ['becomes what it is now', async () => 'renamed', 'renamed'],
    ['goes when it has no place any more', async () => undefined, undefined],
    ['goes when it is not on the server', failing('notFound'), undefined],
    ['stays when it cannot be read now', failing('unreachable'), 'old'],
  ];
  for (const [what, read, after] of table) {
    it(`${what}, when it is read again`, async () => {
      const found = new Found<string>();
      found.set('key', { session, thing: 'old', read });
      await found.refresh(session);
      assert.equal(found.get(session, 'key'), after);
    });
  }

  it('is forgotten when another session is read again', async () => {
    const found = new Found<string>();
    let reads = 0;
    found.set('key', { session, thing: 'run', read: async () => `read ${++reads}` });
    await found.refresh(anew);
    assert.deepEqual([found.get(session, 'key'), reads], [undefined, 0]);
  });

  it('is not overwritten by a reading that was begun before', async () => {
    const found = new Found<string>();
    found.set('key', { session, thing: 'old', read: async () => 'late' });
    const reading = found.refresh(session);
    found.set('key', { session, thing: 'new', read: async () => 'new' });
    await reading;
    assert.equal(found.get(session, 'key'), 'new');
  });
});
