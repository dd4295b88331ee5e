import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { localRequest, type LocalRequest } from '../../../../src/node/serving/localRequest.ts';

describe('localRequest', () => {
  let server: Server;
  let port: number;
  const seen: string[] = [];

  before(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString();
        seen.push([request.method, request.url, request.headers['content-type'] ?? '-', body].join(' '));
        if (request.url === '/silent') return;
        response
          .writeHead(request.url === '/bad' ? 400 : 200)
          .end(request.url === '/long' ? 'x'.repeat(1000) : `€${body}`);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  const ask = (asked: Partial<LocalRequest>) =>
    localRequest({
      port,
      method: 'GET',
      path: '/',
      timeout: 5000,
      limit: 100,
      signal: new AbortController().signal,
      ...asked,
    });

  it('sends JSON and reads the answer, good or bad', async () => {
    assert.deepEqual(await ask({ method: 'POST', path: '/in', body: '{"ü":1}' }), {
      status: 200,
      text: '€{"ü":1}',
      isCut: false,
    });
    assert.equal(seen.at(-1), 'POST /in application/json {"ü":1}');
    assert.equal((await ask({ path: '/bad' })).status, 400);
    assert.equal(seen.at(-1), 'GET /bad - ');
  });

  it('reads no more than the limit', async () => {
    assert.deepEqual(await ask({ path: '/long' }), { status: 200, text: 'x'.repeat(100), isCut: true });
    assert.equal((await ask({ path: '/long', limit: 1000 })).isCut, false);
  });

  it('gives up in time, and when nobody waits any more', async () => {
    await assert.rejects(ask({ path: '/silent', timeout: 50 }));
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 30);
    await assert.rejects(ask({ path: '/silent', signal: abort.signal }));
  });

  it('fails where nobody listens', async () => {
    await assert.rejects(ask({ port: 1 }), /ECONNREFUSED/);
  });
});
