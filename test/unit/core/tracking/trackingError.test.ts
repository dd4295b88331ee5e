import assert from 'node:assert/strict';
import { errorReasons, isReason, TrackingError } from '../../../../src/core/tracking/trackingError.ts';

describe('TrackingError', () => {
  it('says for the log what was asked and what came back', () => {
    for (const [failure, expected] of [
      [{ reason: 'noConnection' }, 'noConnection'],
      [{ reason: 'unreachable', code: 'ECONNREFUSED' }, 'unreachable (ECONNREFUSED)'],
      [
        { reason: 'notFound', method: 'GET', path: 'runs/get', status: 404, errorCode: 'X', serverMessage: 'No run' },
        'notFound GET runs/get (404 X): No run',
      ],
    ] as const) {
      const error = new TrackingError(failure);
      assert.equal(error.message, expected);
      assert.equal(error.reason, failure.reason);
      assert.equal(error.name, 'TrackingError');
    }
  });

  it('shortens what a server says', () => {
    assert.ok(new TrackingError({ reason: 'server', serverMessage: 'x'.repeat(100_000) }).message.length < 400);
  });

  it('keeps its cause', () => {
    const cause = new Error('socket');
    assert.equal(new TrackingError({ reason: 'unreachable' }, cause).cause, cause);
  });

  it('is told from other errors by its reason', () => {
    const error = new TrackingError({ reason: 'notFound' });
    assert.equal(isReason(error, 'notFound'), true);
    assert.equal(isReason(error, 'conflict'), false);
    assert.equal(isReason(Object.assign(new Error('x'), { reason: 'notFound' }), 'notFound'), false);
    assert.equal(isReason(undefined, 'notFound'), false);
  });

  it('has the reasons that scripts rely on, each once', () => {
    assert.equal(new Set(errorReasons).size, errorReasons.length);
    assert.equal(
      [...errorReasons].toSorted().join(' '),
      'alreadyExists ambiguous cancelled conflict dns forbidden gateFailed hostRejected invalid noConnection noModel notFound notMlflow proxy ' +
        'rateLimited readOnly registryMissing server timeout tls tooOld unauthorized unknownOutcome unreachable untrusted',
    );
  });
});
