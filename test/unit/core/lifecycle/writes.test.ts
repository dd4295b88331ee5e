import assert from 'node:assert/strict';
import { didNotHappen, mayHaveHappened, sendOnce, unknownOutcome } from '../../../../src/core/lifecycle/writes.ts';
import { TrackingError, type TrackingFailure } from '../../../../src/core/tracking/trackingError.ts';
import { lostAnswer, refused } from '../../../support/faults.ts';

describe('mayHaveHappened', () => {
  it('doubts only what may have reached MLflow', () => {
    const failures: readonly (readonly [TrackingFailure, boolean])[] = [
      [{ reason: 'unreachable', sent: 'no' }, false],
      [{ reason: 'unreachable', sent: 'maybe' }, true],
      [{ reason: 'timeout', sent: 'maybe' }, true],
      [{ reason: 'cancelled', sent: 'maybe' }, true],
      [{ reason: 'cancelled', sent: 'no' }, false],
      [{ reason: 'invalid', sent: 'answered', status: 400 }, false],
      [{ reason: 'rateLimited', sent: 'answered', status: 429 }, false],
      [{ reason: 'server', sent: 'answered', status: 500 }, true],
      [{ reason: 'server', sent: 'answered', status: 504 }, true],
      [{ reason: 'readOnly' }, false],
    ];
    for (const [failure, expected] of failures) {
      assert.equal(mayHaveHappened(new TrackingError(failure)), expected, JSON.stringify(failure));
    }
    assert.equal(mayHaveHappened(new Error('a defect of ours')), false);
  });
});

describe('sendOnce', () => {
  /** What comes out of a write that ends like this when reading back ends like that, and how often it was read. */
  async function check(write: () => string, find: () => string | undefined, expected: string): Promise<void> {
    let sent = 0;
    let read = 0;
    const outcome = await sendOnce(
      async () => (sent++, write()),
      async () => (read++, find()),
    ).catch((error: unknown) => {
      if (!(error instanceof TrackingError)) return String(error);
      const { reason, readBack } = error.failure;
      return [reason, readBack].filter((part) => part).join(' ');
    });
    assert.equal(`${outcome}, ${read} read`, expected);
    assert.equal(sent, 1);
  }
  const fail = (error: unknown) => (): never => {
    throw error;
  };

  it('returns the answer', () => check(() => 'answer', fail(new Error('not to be read')), 'answer, 0 read'));
  it('passes a refusal on', () => check(fail(refused()), () => 'there', 'invalid, 0 read'));
  it('passes a defect on', () => check(fail(new Error('defect')), () => 'there', 'Error: defect, 0 read'));
  it('finds what was done when the answer is lost', () => check(fail(lostAnswer()), () => 'found', 'found, 1 read'));
  it('says that it was not done', () => check(fail(lostAnswer()), () => undefined, 'unreachable notDone, 1 read'));
  it('does not know when it cannot read', () =>
    check(fail(lostAnswer()), fail(lostAnswer()), 'unknownOutcome, 1 read'));
});

describe('outcomes', () => {
  it('keep what is known of the failure, and its cause', () => {
    const error = new TrackingError({
      reason: 'timeout',
      sent: 'maybe',
      method: 'POST',
      path: 'runs/delete',
      timeout: 30_000,
    });
    assert.deepEqual(unknownOutcome(error).failure, { ...error.failure, reason: 'unknownOutcome' });
    assert.deepEqual(didNotHappen(error).failure, { ...error.failure, readBack: 'notDone' });
    assert.equal(unknownOutcome(error).cause, error);
    assert.equal(didNotHappen(error).cause, error);
  });
});
