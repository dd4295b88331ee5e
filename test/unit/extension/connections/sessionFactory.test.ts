import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { silentLog } from '../../../../src/core/base/log.ts';
import type { Connection } from '../../../../src/core/connections/connection.ts';
import { connect, type HeadersFor } from '../../../../src/extension/connections/sessionFactory.ts';
import { authorityFile, startTlsServer, type TlsServer } from '../../node/tlsServer.ts';

const { signal: never } = new AbortController();

function connection(trackingUri: string, changes: Partial<Connection> = {}): Connection {
  return {
    scope: 'user',
    name: 'test',
    trackingUri,
    registryUri: undefined,
    workspace: undefined,
    auth: 'bearer',
    production: false,
    readOnly: false,
    caFile: undefined,
    insecureTls: false,
    ...changes,
  };
}

describe('session factory', () => {
  const stops: (() => Promise<void>)[] = [];
  let seen: { path: string; authorization: string | undefined }[] = [];

  const mlflow: RequestListener = (request: IncomingMessage, response) => {
    const path = request.url ?? '';
    seen.push({ path, authorization: request.headers.authorization });
    if (path.endsWith('/version')) return void response.end('3.17.2');
    response.setHeader('Content-Type', 'application/json');
    response.end(path.includes('server-info') ? '{"store_type":"SqlStore"}' : '{}');
  };

  async function serve(listener: RequestListener = mlflow): Promise<string> {
    const server: Server = createServer(listener);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    stops.push(async () => {
      server.close();
      server.closeAllConnections();
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async function serveTls(): Promise<TlsServer> {
    const server = await startTlsServer(mlflow);
    stops.push(() => server.stop());
    return server;
  }

  function open(to: Connection, headersFor: HeadersFor = async () => ({})): ReturnType<typeof connect> {
    return connect({ headersFor, log: silentLog, timeout: () => 5_000 }, to, never);
  }

  beforeEach(() => {
    seen = [];
  });
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });

  it('makes a session that knows its server', async () => {
    const uri = await serve();
    const opened = await open(connection(`${uri}/team`));
    const { session } = opened;
    assert.deepEqual(
      [session.id, session.capabilities.serverVersion, session.writable, session.webBase, opened.latency >= 0],
      ['user:test', '3.17.2', true, `${uri}/team`, true],
    );
    assert.ok(seen.every(({ path }) => path.startsWith('/team/')));
    opened.dispose();
  });

  it('is not writable through a read-only connection', async () => {
    const { session } = await open(connection(await serve(), { readOnly: true }));
    assert.deepEqual(
      [session.writable, session.capabilities.writable, session.tracking.capabilities.writable],
      [false, false, false],
    );
  });

  it('gives each address the secret of its own origin', async () => {
    const [tracking, registry] = [await serve(), await serve()];
    const secrets = new Map([
      [tracking, 'Bearer tracking'],
      [registry, 'Bearer registry'],
    ]);
    const { session } = await open(connection(tracking, { registryUri: `${registry}/prefix` }), async (_, origin) => ({
      Authorization: secrets.get(origin) ?? '',
    }));
    assert.deepEqual([...new Set(seen.map(({ authorization }) => authorization))], ['Bearer tracking']);
    seen = [];
    await session.registry.searchRegisteredModels({ pageSize: 1 }, never);
    assert.deepEqual([...new Set(seen.map(({ authorization }) => authorization))], ['Bearer registry']);
  });

  it('asks the registry for the user of its own sign-in', async () => {
    const basic = (name: string): string => `Basic ${Buffer.from(`${name}:secret`).toString('base64')}`;
    const old: RequestListener = ({ url = '' }, response) => {
      const name = url.includes('users/get') ? new URL(url, 'http://x').searchParams.get('username') : undefined;
      if (!name) return void response.writeHead(404).end('Not Found');
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ user: { username: name } }));
    };
    const [tracking, registryUri] = [await serve(), await serve(old)];
    const { session } = await open(connection(tracking, { registryUri }), async (_, origin) => ({
      Authorization: basic(origin === tracking ? 'ann' : 'root'),
    }));
    assert.equal(await session.serverUser(never), 'root');
  });

  it('takes no secret to where the server redirects', async () => {
    const other = await serve();
    const uri = await serve((_, response) => void response.writeHead(302, { Location: `${other}/login` }).end());
    await assert.rejects(
      open(connection(uri), async () => ({ Authorization: 'Bearer secret', 'X-Api-Key': 'secret' })),
      { reason: 'notMlflow' },
    );
    assert.deepEqual(seen, []);
  });

  it('trusts the authorities of its own connection, and of no other', async () => {
    const { uri } = await serveTls();
    const opened = await open(connection(uri, { caFile: authorityFile }));
    const { session } = opened;
    assert.equal(session.capabilities.serverVersion, '3.17.2');
    await assert.rejects(open(connection(uri)), { reason: 'tls' });
    assert.equal((await open(connection(uri, { insecureTls: true }))).session.capabilities.serverVersion, '3.17.2');
    opened.dispose();
  });

  it('reaches a registry on http: beside a tracking server with authorities of its own', async () => {
    const { uri } = await serveTls();
    const opened = await open(connection(uri, { caFile: authorityFile, registryUri: await serve() }));
    const { session } = opened;
    assert.deepEqual((await session.registry.searchRegisteredModels({ pageSize: 1 }, never)).items, []);
    opened.dispose();
  });

  it('says what is wrong with the file of the authorities', async () => {
    const missing = open(connection('https://127.0.0.1:1', { caFile: '/nowhere/ca.pem' }));
    await assert.rejects(
      missing,
      (error: { failure?: { code?: string } }) => error.failure?.code === 'caFileUnreadable',
    );
    const wrong = open(connection('https://127.0.0.1:1', { caFile: import.meta.filename }));
    await assert.rejects(wrong, (error: { failure?: { code?: string } }) => error.failure?.code === 'caFileInvalid');
  });
});
