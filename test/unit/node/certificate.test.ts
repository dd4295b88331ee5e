import assert from 'node:assert/strict';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { readCertificate } from '../../../src/node/certificate.ts';
import { lookupHost } from '../../../src/node/lookup.ts';
import { startTlsServer } from './tlsServer.ts';

describe('what is seen of a server before it is trusted', () => {
  it('its certificate, trusted or not, with name, issuer and end', async () => {
    const { port, stop } = await startTlsServer((_, response) => void response.end(), 'expired');
    try {
      assert.deepEqual(await readCertificate('127.0.0.1', port), {
        subject: 'CN=expired',
        issuer: 'CN=MLflow Workbench Test Authority',
        validUntil: Date.UTC(2021, 0, 1),
      });
      assert.equal((await readCertificate('localhost', port))?.subject, 'CN=expired');
    } finally {
      await stop();
    }
  });

  it('nothing where there is no TLS, nobody, or no answer in time', async () => {
    const silent = createServer();
    const rude = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    for (const server of [silent, rude]) {
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
    }
    const portOf = (server: typeof silent): number => (server.address() as AddressInfo).port;
    assert.equal(await readCertificate('127.0.0.1', portOf(silent), 50), undefined);
    assert.equal(await readCertificate('127.0.0.1', portOf(rude)), undefined);
    rude.close();
    assert.equal(await readCertificate('127.0.0.1', portOf(silent), 50), undefined);
    silent.close();
  });

  it('its addresses, none for a name that nobody has', async () => {
    assert.ok((await lookupHost('localhost')).some((address) => address === '127.0.0.1' || address === '::1'));
    assert.deepEqual(await lookupHost('nobody.invalid'), []);
  });
});
