import assert from 'node:assert/strict';
import { errorReasons, TrackingError } from '../../../../src/core/tracking/trackingError.ts';
import { fileProblem } from '../../../../src/extension/artifacts/fileProblem.ts';

describe('fileProblem', () => {
  it('tells missing files and missing permissions from everything else', () => {
    const byProblem = Map.groupBy(errorReasons, (reason) => fileProblem(new TrackingError({ reason })));
    assert.deepEqual(byProblem.get('notFound'), ['notFound']);
    assert.deepEqual(byProblem.get('noPermissions'), ['unauthorized', 'forbidden', 'untrusted']);
  });

  it('takes a failure of unknown kind for one that may pass', () => {
    assert.equal(fileProblem(new Error('broken')), 'unavailable');
  });
});
