import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FetchRequest, FetchResponse } from '../../../src/core/tracking/rest/fetch.ts';
import { createHttpsTransport, type Transport, type Trust } from '../../../src/node/httpsTransport.ts';
import { authority, startTlsServer, type TlsServer } from './tlsServer.ts';

const { signal: never } = new AbortController();
const get: FetchRequest = { method: 'GET', headers: {}, redirect: 'manual', signal: never };

async function textOf({ body }: FetchResponse): Promise<string> {
  const reader = body?.getReader();
  const chunks: Uint8Array[] = [];
  for (;;) {
    const next = await reader?.read();
    if (!next || next.done) return Buffer.concat(chunks).toString();
    if (next.value) chunks.push(next.value);
  }
}

function codeOf(expected: string): (error: unknown) => boolean {
  return (error) => error instanceof Error && 'code' in error && error.code === expected;
}

describe('https transport', () => {
  const transports: Transport[] = [];
  const servers: TlsServer[] = [];

  function transport(trust: Trust = { ca: authority() }): Transport {
    const made = createHttpsTransport(trust);
    transports.push(made);
    return made;
  }

  async function serve(
    listener: (request: IncomingMessage, response: ServerResponse) => void,
    ...certificate: ['other-name' | 'expired'] | []
  ): Promise<TlsServer> {
    const server = await startTlsServer(listener, ...certificate);
    servers.push(server);
    return server;
  }

  afterEach(async () => {
    for (const made of transports.splice(0)) made.dispose();
    for (const server of servers.splice(0)) await server.stop();
  });

  it('trusts the authorities it was given, sends method, headers and body, and reads status, headers and body', async () => {
    let seen: unknown;
    const { uri } = await serve((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { authorization, 'content-length': length, 'accept-encoding': encoding } = request.headers;
        seen = [request.method, request.url, authorization, length, encoding, Buffer.concat(chunks).toString()];
        response.writeHead(201, { 'X-Answer': 'yes', 'Content-Type': 'text/plain' }).end('grüße');
      });
    });
    const response = await transport().fetch(`${uri}/a?b=c`, {
      ...get,
      method: 'POST',
      headers: { Authorization: 'Bearer t' },
      body: '{"ä":1}',
    });
    assert.deepEqual(seen, ['POST', '/a?b=c', 'Bearer t', '8', 'identity', '{"ä":1}']);
    assert.deepEqual(
      [
        response.status,
        response.headers.get('x-answer'),
        response.headers.get('X-ANSWER'),
        response.headers.get('none'),
      ],
      [201, 'yes', 'yes', null],
    );
    assert.equal(await textOf(response), 'grüße');
  });

  it('changes nothing for the rest of the process', async () => {
    const { uri } = await serve((_, response) => void response.end('ok'));
    await textOf(await transport({ insecure: true }).fetch(uri, get));
    await assert.rejects(fetch(uri), (error: Error) => codeOf('UNABLE_TO_VERIFY_LEAF_SIGNATURE')(error.cause));
    await assert.rejects(transport({ ca: '' }).fetch(uri, get), codeOf('UNABLE_TO_VERIFY_LEAF_SIGNATURE'));
  });

  it('refuses a certificate of another name or time, with the code that says so', async () => {
    const other = await serve((_, response) => void response.end('ok'), 'other-name');
    const expired = await serve((_, response) => void response.end('ok'), 'expired');
    await assert.rejects(transport().fetch(other.uri, get), codeOf('ERR_TLS_CERT_ALTNAME_INVALID'));
    await assert.rejects(transport().fetch(expired.uri, get), codeOf('CERT_HAS_EXPIRED'));
    assert.equal((await transport({ insecure: true }).fetch(expired.uri, get)).status, 200);
  });

  it('gives a redirect back as an answer', async () => {
    let asked = 0;
    const { uri } = await serve((_, response) => {
      asked++;
      response.writeHead(302, { Location: 'https://elsewhere.example/' }).end();
    });
    const response = await transport().fetch(uri, get);
    assert.deepEqual(
      [response.status, response.headers.get('location'), asked],
      [302, 'https://elsewhere.example/', 1],
    );
  });

  it('uses a connection again, and closes it when disposed', async () => {
    const { server, uri } = await serve((_, response) => void response.end('ok'));
    let connections = 0;
    const closed = new Promise<void>((resolve) => {
      server.on('secureConnection', (socket) => {
        connections++;
        socket.once('close', () => resolve());
      });
    });
    const one = transport();
    for (let i = 0; i < 3; i++) await textOf(await one.fetch(uri, get));
    assert.equal(connections, 1);
    one.dispose();
    await closed;
  });

  it('stops before, during and after the head of an answer when it is aborted', async () => {
    const { uri } = await serve((request, response) => {
      if (request.url === '/slow') response.write('begun');
    });
    const { fetch } = transport();
    const reason = new Error('left');
    const gone = AbortSignal.abort(reason);
    await assert.rejects(fetch(uri, { ...get, signal: gone }), /left/);

    const waiting = new AbortController();
    const unanswered = fetch(`${uri}/never`, { ...get, signal: waiting.signal });
    setTimeout(() => waiting.abort(reason), 20);
    await assert.rejects(unanswered, /left/);

    const reading = new AbortController();
    const response = await fetch(`${uri}/slow`, { ...get, signal: reading.signal });
    setTimeout(() => reading.abort(reason), 20);
    await assert.rejects(textOf(response));
  });

  it('streams the body, and stops the server when the reader has enough', async () => {
    const closed = Promise.withResolvers<void>();
    const { uri } = await serve((_, response) => {
      const timer = setInterval(() => response.write('x'.repeat(10_000)), 1);
      response.once('close', () => {
        clearInterval(timer);
        closed.resolve();
      });
    });
    const reader = (await transport().fetch(uri, get)).body?.getReader();
    assert.equal((await reader?.read())?.done, false);
    await reader?.cancel();
    await closed.promise;
  });

  it('fails a body that breaks off', async () => {
    const { uri } = await serve((_, response) => {
      response.writeHead(200, { 'Content-Length': '100' }).write('short');
      setTimeout(() => response.destroy(), 20);
    });
    const response = await transport().fetch(uri, get);
    await assert.rejects(textOf(response), codeOf('ECONNRESET'));
  });

  it('does not answer for http: addresses', async () => {
    await assert.rejects(transport().fetch('http://127.0.0.1:1', get), codeOf('ERR_INVALID_PROTOCOL'));
  });
});
