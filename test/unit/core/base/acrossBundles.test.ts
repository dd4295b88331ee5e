import assert from 'node:assert/strict';
import { isShared, markShared } from '../../../../src/core/base/acrossBundles.ts';
import { TrackingError } from '../../../../src/core/tracking/trackingError.ts';

/** As another bundle has it: the same lines, another class. */
class Copy extends Error {
  constructor() {
    super('gone');
    markShared('TrackingError', this);
  }
}

describe('a class that each bundle has a copy of', () => {
  it('knows what the other copies made, and nothing else', () => {
    assert.ok(new TrackingError({ reason: 'notFound' }) instanceof TrackingError);
    assert.ok(new Copy() instanceof TrackingError);
    for (const other of [new Error('gone'), { reason: 'notFound' }, undefined, null, 'TrackingError'])
      assert.ok(!(other instanceof TrackingError));
    assert.ok(!isShared('Cancelled', new Copy()));
  });
});
