import assert from 'node:assert/strict';
import { transportFailure, type Phase } from '../../../../../src/core/tracking/rest/transportFailure.ts';
import { fetchFailed } from './fakeServer.ts';

const systemError = (code: string, message = code): Error => Object.assign(new Error(message), { code });
const proxyRefusal = new TypeError('fetch failed', {
  cause: Object.assign(
    new Error('Request was cancelled.', { cause: systemError('UND_ERR_ABORTED', 'Proxy response (407) !== 200') }),
    { code: 0 },
  ),
});

/** What was thrown, what it means, its code, and whether the request can have arrived. */
const table: readonly (readonly [Error, string, string, string])[] = [
  [fetchFailed('ENOTFOUND'), 'dns', 'ENOTFOUND', 'no'],
  [fetchFailed('EAI_AGAIN'), 'dns', 'EAI_AGAIN', 'no'],
  [fetchFailed('ECONNREFUSED'), 'unreachable', 'ECONNREFUSED', 'no'],
  [systemError('ECONNREFUSED'), 'unreachable', 'ECONNREFUSED', 'no'],
  [fetchFailed('EHOSTUNREACH'), 'unreachable', 'EHOSTUNREACH', 'no'],
  [fetchFailed('ECONNRESET'), 'unreachable', 'ECONNRESET', 'maybe'],
  [fetchFailed('UND_ERR_SOCKET', 'other side closed'), 'unreachable', 'UND_ERR_SOCKET', 'maybe'],
  [systemError('ECONNRESET', 'socket hang up'), 'unreachable', 'ECONNRESET', 'maybe'],
  [fetchFailed('EPIPE'), 'unreachable', 'EPIPE', 'maybe'],
  ...[
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'CERT_HAS_EXPIRED',
    'CERT_NOT_YET_VALID',
    'CERT_REVOKED',
    'CERT_SIGNATURE_FAILURE',
    'INVALID_CA',
    'ERR_SSL_WRONG_VERSION_NUMBER',
    'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
    'EPROTO',
  ].map((code) => [fetchFailed(code), 'tls', code, 'no'] as const),
  [proxyRefusal, 'proxy', '407', 'no'],
  [new TypeError('fetch failed', { cause: new Error() }), 'proxy', '407', 'no'],
  [systemError('ERR_PROXY_TUNNEL'), 'proxy', 'ERR_PROXY_TUNNEL', 'no'],
  [
    new Error('Failed to establish a socket connection to proxies: PROXY 127.0.0.1:1'),
    'proxy',
    'proxyUnreachable',
    'no',
  ],
  [fetchFailed('UND_ERR_CONNECT_TIMEOUT'), 'timeout', 'UND_ERR_CONNECT_TIMEOUT', 'no'],
  [fetchFailed('UND_ERR_HEADERS_TIMEOUT'), 'timeout', 'UND_ERR_HEADERS_TIMEOUT', 'maybe'],
  [fetchFailed('ETIMEDOUT'), 'timeout', 'ETIMEDOUT', 'maybe'],
  [systemError('HPE_INVALID_CONSTANT'), 'notMlflow', 'HPE_INVALID_CONSTANT', 'maybe'],
  [
    new TypeError('fetch failed', { cause: Object.assign(new Error('bad'), { name: 'HTTPParserError' }) }),
    'notMlflow',
    'notHttp',
    'maybe',
  ],
  [fetchFailed('UND_ERR_HEADERS_OVERFLOW'), 'notMlflow', 'UND_ERR_HEADERS_OVERFLOW', 'maybe'],
  [fetchFailed('ERR_INVALID_URL'), 'invalid', 'ERR_INVALID_URL', 'no'],
  [new TypeError('fetch failed', { cause: new Error('bad port') }), 'invalid', 'badRequest', 'no'],
  [fetchFailed('ESOMETHING'), 'unreachable', 'ESOMETHING', 'maybe'],
];

describe('transportFailure', () => {
  for (const [error, reason, code, sent] of table) {
    it(`takes ${error.message} ${code} for ${reason}`, () => {
      const { failure } = transportFailure({ method: 'POST', path: '/p', server: 's' }, 'head', error);
      assert.deepEqual([failure.reason, failure.code, failure.sent], [reason, code, sent]);
    });
  }

  const phases: readonly (readonly [Phase, string, string])[] = [
    ['before', 'unreachable', 'no'],
    ['head', 'unreachable', 'maybe'],
    ['body', 'server', 'maybe'],
  ];
  for (const [phase, reason, sent] of phases) {
    it(`knows what a reset means in the phase "${phase}"`, () => {
      const { failure } = transportFailure(
        { method: 'POST', path: '/p', server: 's' },
        phase,
        fetchFailed('ECONNRESET'),
      );
      assert.deepEqual([failure.reason, failure.sent], [reason, sent]);
    });
  }

  it('keeps the exception as its cause', () => {
    const error = fetchFailed('ENOTFOUND');
    assert.equal(transportFailure({ method: 'GET', path: '/p', server: 's' }, 'head', error).cause, error);
  });
});
