import assert from 'node:assert/strict';
import { problemText } from '../../../../src/cli/promote/problemText.ts';
import { message } from '../../../../src/core/base/message.ts';
import { LifecycleError } from '../../../../src/core/lifecycle/lifecycleError.ts';
import { TrackingError } from '../../../../src/core/tracking/trackingError.ts';

describe('the text of a problem', () => {
  it('is a sentence with the words of the server, and without secrets', () => {
    const error = new TrackingError({ reason: 'forbidden', serverMessage: 'Not for hunter-2.' });
    assert.match(problemText(error, ['hunter-2']) ?? '', /^[A-Z].*\. .*Not for …\./);
  });

  it('is what the life cycle says itself', () => {
    const error = new LifecycleError('conflict', message('historyUndoOther'));
    assert.equal(problemText(error, []), 'Not undone: another move was made meanwhile. Nothing was changed.');
  });

  it('is none of a mistake of the program', () => {
    assert.equal(problemText(new RangeError('x'), []), undefined);
  });
});
