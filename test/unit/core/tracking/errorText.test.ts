import assert from 'node:assert/strict';
import { renderEnglish } from '../../../../src/core/base/message.ts';
import { errorText, shortCause } from '../../../../src/core/tracking/errorText.ts';
import { errorReasons, TrackingError, type TrackingFailure } from '../../../../src/core/tracking/trackingError.ts';

const server = 'https://mlflow.example:8443/team';

function sentence(failure: TrackingFailure): string {
  const { cause, cure, words } = errorText(failure);
  return [`${renderEnglish(cause)}.`, cure && renderEnglish(cure), words && renderEnglish(words)]
    .filter((part) => part)
    .join(' ');
}

describe('errorText', () => {
  function check(failure: TrackingFailure, expected: string): void {
    assert.equal(sentence(failure), expected);
  }

  for (const reason of errorReasons) {
    it(`${reason}: has a cause and a short one, with nothing left to fill in`, () => {
      for (const failure of [{ reason }, { reason, server, code: 'X', status: 500, timeout: 1000, retryAfter: 1000 }]) {
        assert.match(sentence(failure), /^\S.*\.$/);
        assert.doesNotMatch(sentence(failure), /[{}]|undefined|NaN/);
      }
      const short = renderEnglish(shortCause(new TrackingError({ reason })));
      assert.match(short, /^[^{}.]{2,25}$/);
    });
  }

  it('tells a server that is off from a connection that broke', () => {
    check(
      { reason: 'unreachable', server, code: 'ECONNREFUSED' },
      `${server} refused the connection. Start the server, or correct the address.`,
    );
    check({ reason: 'unreachable', server, code: 'ECONNRESET' }, `the connection to ${server} broke.`);
  });

  it('names the host, not the address, where the host is the matter', () => {
    check({ reason: 'dns', server }, 'no host is called mlflow.example. Check the spelling, or the VPN.');
    check(
      { reason: 'dns', server: 'not an address' },
      'no host is called not an address. Check the spelling, or the VPN.',
    );
    check(
      { reason: 'hostRejected', server },
      'mlflow.example:8443 is not among the server’s allowed hosts. Its operator adds --allowed-hosts "mlflow.example:8443".',
    );
  });

  it('tells the ways in which a certificate can be wrong apart', () => {
    for (const [code, expected] of [
      ['CERT_HAS_EXPIRED', 'its certificate has expired. Its operator has to renew or correct the certificate.'],
      [
        'ERR_TLS_CERT_ALTNAME_INVALID',
        'its certificate is for another host name. Its operator has to renew or correct the certificate.',
      ],
      ['SELF_SIGNED_CERT_IN_CHAIN', 'its certificate is signed by an unknown authority. Set caFile in the connection.'],
      ['EPROTO', 'it does not speak TLS at this address. Use http: instead of https: in the address.'],
      [
        'caFileUnreadable',
        'the file of caFile cannot be read as certificates. Correct caFile in the connection: a PEM file that this machine can read.',
      ],
      ['CERT_REVOKED', 'its certificate is not accepted (CERT_REVOKED). Set caFile in the connection.'],
      [undefined, 'its certificate is not accepted (TLS). Set caFile in the connection.'],
    ] as const) {
      check({ reason: 'tls', code }, expected);
    }
  });

  it('says times in seconds', () => {
    check({ reason: 'timeout', timeout: 10_400 }, 'no answer within 10 s. The server may be busy.');
    check({ reason: 'timeout' }, 'no answer within 30 s. The server may be busy.');
    check({ reason: 'rateLimited', retryAfter: 1500 }, 'too many requests. The server asks to wait 2 s.');
    check({ reason: 'rateLimited' }, 'too many requests.');
  });

  it('tells what kind of answer a failing server gave', () => {
    check({ reason: 'server', status: 502 }, 'the server failed (502).');
    check({ reason: 'server', status: 500, code: 'html' }, 'MLflow answered with a web page (500).');
    check({ reason: 'server', status: 200 }, 'the answer was cut off or could not be read.');
  });

  it('ends with the server’s own words, shortened', () => {
    check(
      { reason: 'invalid', serverMessage: ' Bad filter ' },
      'the server did not understand the request. MLflow says: “Bad filter”',
    );
    check({ reason: 'invalid', serverMessage: '  ' }, 'the server did not understand the request.');
    const { words } = errorText({ reason: 'server', serverMessage: 'x'.repeat(1000) });
    assert.equal(words?.args['words'], `${'x'.repeat(300)}…`);
  });
});

describe('shortCause', () => {
  it('has a word for any error', () => {
    assert.equal(renderEnglish(shortCause(new Error('a defect'))), 'server error');
    assert.equal(renderEnglish(shortCause(undefined)), 'server error');
  });
});
