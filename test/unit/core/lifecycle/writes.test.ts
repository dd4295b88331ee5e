import assert from 'node:assert/strict';
import {
  didNotHappen,
  madeSince,
  mayHaveHappened,
  mayStillHappen,
  sendOnce,
  unknownOutcome,
} from '../../../../src/core/lifecycle/writes.ts';
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

describe('mayStillHappen', () => {
  it('holds while nobody has heard the end of it', () => {
    const failures: readonly (readonly [TrackingFailure, boolean])[] = [
      [{ reason: 'timeout', sent: 'maybe' }, true],
      [{ reason: 'cancelled', sent: 'maybe' }, true],
      [{ reason: 'server', sent: 'maybe', status: 502 }, true],
      [{ reason: 'rateLimited', sent: 'maybe', status: 503 }, true],
      [{ reason: 'server', sent: 'maybe', status: 504 }, true],
      [{ reason: 'server', sent: 'answered', status: 503, errorCode: 'TEMPORARILY_UNAVAILABLE' }, false],
      [{ reason: 'server', sent: 'maybe', status: 503, code: 'disabled' }, false],
      [{ reason: 'registryMissing', sent: 'maybe', status: 503 }, false],
      [{ reason: 'server', sent: 'answered', status: 500, errorCode: 'INTERNAL_ERROR' }, false],
      [{ reason: 'unreachable', sent: 'maybe', code: 'ECONNRESET' }, false],
    ];
    for (const [failure, expected] of failures) {
      assert.equal(mayStillHappen(new TrackingError(failure)), expected, JSON.stringify(failure));
    }
  });
});

describe('sendOnce', () => {
  /**
   * What comes out of a write that ends like this when looking for it ends like that, how often it was looked for, and how many milliseconds
   * that took. The last of `looks` repeats; each takes `reading` milliseconds.
   */
  async function check(
    write: () => string,
    looks: readonly [...(() => string | undefined)[], () => string | undefined],
    expected: string,
    reading = 0,
  ): Promise<void> {
    let sent = 0;
    let read = 0;
    let now = 1000;
    const clock = { now: () => now, wait: async (milliseconds: number) => void (now += milliseconds) };
    const outcome = await sendOnce(
      async () => (sent++, write()),
      async () => {
        now += reading;
        return (looks[read++] ?? looks.at(-1))?.();
      },
      clock,
    ).catch((error: unknown) => {
      if (!(error instanceof TrackingError)) return String(error);
      const { reason, readBack } = error.failure;
      return [reason, readBack].filter((part) => part).join(' ');
    });
    assert.equal(`${outcome}, ${read} read, ${now - 1000} ms`, expected);
    assert.equal(sent, 1);
  }
  const fail = (error: unknown) => (): never => {
    throw error;
  };
  const nothing = (): undefined => undefined;
  const timeout = fail(new TrackingError({ reason: 'timeout', sent: 'maybe' }));

  it('returns the answer', () => check(() => 'answer', [fail(new Error('not read'))], 'answer, 0 read, 0 ms'));
  it('passes a refusal on', () => check(fail(refused()), [() => 'there'], 'invalid, 0 read, 0 ms'));
  it('passes a defect on', () => check(fail(new Error('defect')), [() => 'there'], 'Error: defect, 0 read, 0 ms'));
  it('finds what was done when the answer is lost', () =>
    check(fail(lostAnswer()), [() => 'found'], 'found, 1 read, 0 ms'));
  it('says that it was not done', () => check(fail(lostAnswer()), [nothing], 'unreachable notDone, 1 read, 0 ms'));
  it('says so when MLflow itself gave up', () =>
    check(fail(refused({ reason: 'server', status: 500 })), [nothing], 'server notDone, 1 read, 0 ms'));
  it('does not know when it cannot read', () =>
    check(fail(lostAnswer()), [fail(lostAnswer())], 'unknownOutcome, 1 read, 0 ms'));

  it('gives a server that may be at it five seconds', async () => {
    await check(timeout, [() => 'found'], 'found, 1 read, 0 ms');
    await check(timeout, [nothing, nothing, () => 'found'], 'found, 3 read, 1000 ms');
    await check(timeout, [nothing], 'unknownOutcome, 11 read, 5000 ms');
  });

  it('never says of such a write that it was not done', async () => {
    for (const failure of [
      { reason: 'cancelled', sent: 'maybe' },
      { reason: 'server', sent: 'maybe', status: 504 },
    ] as const) {
      await check(fail(new TrackingError(failure)), [nothing], 'unknownOutcome, 11 read, 5000 ms');
    }
  });

  it('looks on after a look that failed', () =>
    check(timeout, [fail(lostAnswer()), () => 'found'], 'found, 2 read, 500 ms'));

  it('looks no longer when each look takes long', () =>
    check(timeout, [nothing], 'unknownOutcome, 2 read, 6500 ms', 3000));

  it('tells a look when the write began', async () => {
    const clock = { now: () => 1234, wait: async () => undefined };
    assert.equal(await sendOnce<number>(fail(lostAnswer()), async (began) => began, clock), 1234);
  });
});

describe('madeSince', () => {
  it('takes what is as young as the request, within a minute of the clocks', () => {
    const began = 1_000_000;
    assert.equal(madeSince(undefined, began), undefined);
    assert.deepEqual(madeSince({ created: began + 10 }, began), { created: began + 10 });
    assert.deepEqual(madeSince({ created: began - 60_000 }, began), { created: began - 60_000 });
    assert.throws(() => madeSince({ created: began - 60_001 }, began));
    assert.throws(() => madeSince({ created: undefined }, began));
  });
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
