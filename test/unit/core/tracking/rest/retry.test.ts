import assert from 'node:assert/strict';
import { parseRetryAfter, retryWait } from '../../../../../src/core/tracking/rest/retry.ts';

describe('retryWait', () => {
  for (const status of [429, 502, 503, 504]) {
    it(`waits longer each time for status ${status}, three tries in all`, () => {
      const waits = [1, 2, 3].map((tries) => retryWait({ reason: 'server', status }, tries, 1));
      assert.deepEqual(waits, [300, 600, undefined]);
    });
  }

  it('spreads callers by up to half of the wait', () => {
    assert.deepEqual(
      [retryWait({ reason: 'server', status: 502 }, 1, 0), retryWait({ reason: 'server', status: 502 }, 1, 1)],
      [150, 300],
    );
  });

  for (const code of ['ECONNRESET', 'UND_ERR_SOCKET', 'EPIPE', 'truncated']) {
    it(`tries again after ${code}`, () => assert.equal(retryWait({ reason: 'unreachable', code }, 1, 1), 300));
  }

  for (const failure of [
    { reason: 'server', status: 500 },
    { reason: 'invalid', status: 400 },
    { reason: 'unreachable', code: 'ECONNREFUSED' },
    { reason: 'timeout' },
    { reason: 'server', status: 503, code: 'disabled' },
  ] as const) {
    it(`gives up at ${JSON.stringify(failure)}`, () => assert.equal(retryWait(failure, 1, 1), undefined));
  }

  it('waits as long as the server asks, up to 20 seconds', () => {
    assert.equal(retryWait({ reason: 'rateLimited', status: 429, retryAfter: 5000 }, 1, 1), 5000);
    assert.equal(retryWait({ reason: 'rateLimited', status: 429, retryAfter: 20_000 }, 1, 1), 20_000);
    assert.equal(retryWait({ reason: 'rateLimited', status: 429, retryAfter: 21_000 }, 1, 1), undefined);
    assert.equal(retryWait({ reason: 'rateLimited', status: 429, retryAfter: 0 }, 1, 1), 300);
  });
});

describe('parseRetryAfter', () => {
  const now = Date.parse('2026-03-01T12:00:00Z');
  const headers: readonly (readonly [string | null, number | undefined])[] = [
    ['7', 7000],
    [' 0 ', 0],
    ['Sun, 01 Mar 2026 12:00:30 GMT', 30_000],
    ['Sun, 01 Mar 2026 11:00:00 GMT', 0],
    ['soon', undefined],
    ['-5', undefined],
    ['1.5', undefined],
    ['', undefined],
    [null, undefined],
  ];
  for (const [header, wait] of headers) {
    it(`reads ${JSON.stringify(header)}`, () => assert.equal(parseRetryAfter(header, now), wait));
  }
});
