import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { afterActivation } from '../../../../src/extension/base/afterActivation.ts';

describe('what is registered after activation', () => {
  const events: string[] = [];
  const register = () =>
    afterActivation((owned) => {
      events.push('registered');
      owned.add({ dispose: () => void events.push('disposed') });
    });

  beforeEach(() => (events.length = 0));

  it('is there in the next turn, and goes with what it was made for', async () => {
    const registered = register();
    assert.deepEqual(events, []);
    await turn();
    assert.deepEqual(events, ['registered']);
    registered.dispose();
    assert.deepEqual(events, ['registered', 'disposed']);
  });

  it('is not registered any more where the extension ended meanwhile', async () => {
    register().dispose();
    await turn();
    assert.deepEqual(events, []);
  });
});
