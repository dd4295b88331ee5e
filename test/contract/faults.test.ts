import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createExperiment, searchExperiments } from '../../src/core/tracking/rest/experiments.ts';
import { searchRegisteredModels } from '../../src/core/tracking/rest/registeredModels.ts';
import type { RestClient } from '../../src/core/tracking/rest/restClient.ts';
import type { TrackingFailure } from '../../src/core/tracking/trackingError.ts';
import { startFaultProxy, untrustedCertificate, type Fault, type FaultProxy } from '../support/faultProxy.ts';
import { rest, sharedMlflow, uniqueName } from '../support/servers.ts';
import { clientOf, connect, failure, never } from './connect.ts';

const search = (client: RestClient, signal = never): Promise<unknown> =>
  client.call(searchExperiments, { max_results: 1 }, { signal });
const create = (client: RestClient, name: string, signal = never): Promise<unknown> =>
  client.call(createExperiment, { name }, { signal });

const html = '<!doctype html><html><title>Sign in</title><body>Please sign in</body></html>';
const answer = (status: number, body = '', headers: Record<string, string> = {}): Fault => ({
  kind: 'answer',
  status,
  headers,
  body,
});
const refusal = (status: number, code: string): Fault =>
  answer(status, JSON.stringify({ error_code: code, message: 'words' }));

interface Case {
  readonly fault: Fault;
  readonly expect: Partial<TrackingFailure>;
  /** Whether a read gets through when the fault is gone at the next try. */
  readonly passes: boolean;
  /** Of a write; `answered` unless said otherwise. */
  readonly sent?: TrackingFailure['sent'];
  /** Whether the server did what it was asked although the client cannot know. */
  readonly done?: boolean;
}

const cases: Readonly<Record<string, Case>> = {
  'a reset before the server hears of it': {
    fault: { kind: 'reset', when: 'before' },
    expect: { reason: 'unreachable' },
    passes: true,
    sent: 'maybe',
  },
  'a reset after the server did it': {
    fault: { kind: 'reset', when: 'after' },
    expect: { reason: 'unreachable' },
    passes: true,
    sent: 'maybe',
    done: true,
  },
  'half an answer': {
    fault: { kind: 'truncate' },
    expect: { reason: 'server', code: 'truncated' },
    passes: true,
    sent: 'maybe',
    done: true,
  },
  silence: { fault: { kind: 'silence' }, expect: { reason: 'timeout', timeout: 400 }, passes: false, sent: 'maybe' },
  'an answer without end': {
    fault: { kind: 'endless' },
    expect: { reason: 'invalid', code: 'tooLarge' },
    passes: false,
  },
  'a web page': { fault: answer(200, html), expect: { reason: 'notMlflow' }, passes: false },
  '401': { fault: answer(401, 'You are not authenticated.'), expect: { reason: 'unauthorized' }, passes: false },
  '403': { fault: answer(403, 'Permission denied'), expect: { reason: 'forbidden' }, passes: false },
  '404 of MLflow': { fault: refusal(404, 'RESOURCE_DOES_NOT_EXIST'), expect: { reason: 'notFound' }, passes: false },
  '404 of another server': { fault: answer(404, html), expect: { reason: 'notMlflow' }, passes: false },
  // fetch keeps this status to itself
  '407': { fault: answer(407), expect: { reason: 'proxy', code: '407' }, passes: false, sent: 'no' },
  '409': { fault: refusal(409, 'RESOURCE_CONFLICT'), expect: { reason: 'conflict' }, passes: false },
  '429': { fault: answer(429), expect: { reason: 'rateLimited' }, passes: true },
  '429 for a second': {
    fault: answer(429, '', { 'retry-after': '1' }),
    expect: { reason: 'rateLimited', retryAfter: 1000 },
    passes: true,
  },
  '429 for a minute': {
    fault: answer(429, '', { 'retry-after': '60' }),
    expect: { reason: 'rateLimited', retryAfter: 60_000 },
    passes: false,
  },
  '500 of MLflow': {
    fault: refusal(500, 'INTERNAL_ERROR'),
    expect: { reason: 'server', errorCode: 'INTERNAL_ERROR' },
    passes: false,
  },
  '500 with a page': {
    fault: answer(500, html),
    expect: { reason: 'server', code: 'html', serverMessage: undefined },
    passes: false,
  },
  '502': { fault: answer(502, html), expect: { reason: 'server', status: 502 }, passes: true, sent: 'maybe' },
  '503': { fault: answer(503), expect: { reason: 'server', status: 503 }, passes: true, sent: 'maybe' },
  '504': { fault: answer(504), expect: { reason: 'server', status: 504 }, passes: true, sent: 'maybe' },
};

describe('a faulty way to the server', function () {
  this.timeout(180_000);
  let upstream: string;
  let proxy: FaultProxy;
  const slept: number[] = [];
  const open = (timeout: number): RestClient =>
    clientOf(proxy.uri, {
      timeout,
      maxBytes: 1024 * 1024,
      sleep: async (milliseconds) => void slept.push(milliseconds),
    });

  before(async () => {
    upstream = (await sharedMlflow('3')).uri;
    proxy = await startFaultProxy({ upstream });
  });
  after(() => proxy.stop());
  beforeEach(() => void (slept.length = 0));

  for (const [what, { fault, expect, passes, sent = 'answered', done = false }] of Object.entries(cases)) {
    const client = (): RestClient => open(fault.kind === 'silence' ? 400 : 10_000);

    it(`${what}: a read ${passes ? 'gets through the second time' : 'fails at once'}`, async () => {
      proxy.plan(fault);
      if (passes) await search(client());
      else assertTold(await failure(search(client())), expect);
      assert.equal(proxy.requests.length, passes ? 2 : 1);
    });

    if (passes) {
      it(`${what}: a read gives up after three times`, async () => {
        proxy.plan(fault, fault, fault);
        assertTold(await failure(search(client())), expect);
        assert.equal(proxy.requests.length, 3);
      });
    }

    it(`${what}: a write is sent once`, async () => {
      const name = uniqueName('faulty');
      proxy.plan(fault);
      const failed = await failure(create(client(), name));
      assertTold(failed, { ...expect, sent });
      assert.equal(proxy.requests.filter(({ path }) => path.endsWith('/experiments/create')).length, 1);
      assert.equal(await exists(upstream, name), done);
    });
  }

  it('waits as long as the server asks', async () => {
    proxy.plan(answer(429, '', { 'retry-after': '7' }));
    await search(open(10_000));
    assert.deepEqual(slept, [7000]);
  });

  it('a slow answer is no fault', async () => {
    proxy.plan({ kind: 'delay', milliseconds: 150 });
    await search(open(10_000));
    assert.equal(proxy.requests.length, 1);
  });

  it('a person can leave while nothing comes', async () => {
    proxy.plan({ kind: 'silence' });
    const abort = new AbortController();
    const failing = failure(create(open(10_000), uniqueName('left'), abort.signal));
    setTimeout(() => abort.abort(), 100);
    const { reason, sent } = await failing;
    assert.deepEqual([reason, sent], ['cancelled', 'maybe']);
  });

  it('an endless file ends at its limit', async () => {
    proxy.plan({ kind: 'endless' });
    const { code } = await failure(open(10_000).readBytes('/get-artifact', {}, 200_000, never));
    assert.equal(code, 'tooLarge');
  });

  describe('a redirect', () => {
    let elsewhere: FaultProxy;
    const secret = { headers: async () => ({ Authorization: 'Bearer secret', 'X-Api-Key': 'secret' }) };
    const models = (client: RestClient): Promise<unknown> =>
      client.call(searchRegisteredModels, { max_results: 1 }, { signal: never });

    before(async () => {
      elsewhere = await startFaultProxy({});
    });
    after(() => elsewhere.stop());

    it('to another origin is not followed, and no secret goes there', async () => {
      proxy.plan(answer(302, '', { location: `${elsewhere.uri}/login` }));
      assertTold(await failure(models(clientOf(proxy.uri, secret))), {
        reason: 'notMlflow',
        code: 'redirect',
        redirectedTo: elsewhere.uri,
      });
      assert.deepEqual(elsewhere.requests, []);
    });

    it('within the origin is followed for a read', async () => {
      proxy.plan(answer(307, '', { location: '/api/2.0/mlflow/registered-models/search?max_results=1' }));
      await models(clientOf(proxy.uri, secret));
      assert.deepEqual(
        proxy.requests.map(({ headers }) => headers.authorization),
        ['Bearer secret', 'Bearer secret'],
      );
    });

    it('of a write is a failure', async () => {
      proxy.plan(answer(307, '', { location: '/api/2.0/mlflow/experiments/create' }));
      assertTold(await failure(create(open(10_000), uniqueName('redirected'))), {
        reason: 'notMlflow',
        code: 'redirect',
      });
      assert.equal(proxy.requests.length, 1);
    });
  });
});

describe('no way to the server', function () {
  this.timeout(60_000);

  it('nothing listens there', async () => {
    const told = await failure(connect(`http://127.0.0.1:${await closedPort()}`));
    assertTold(told, { reason: 'unreachable', code: 'ECONNREFUSED', sent: 'no' });
  });

  it('the name is unknown', async () => {
    assertTold(await failure(connect('http://mlflow.invalid:5000')), { reason: 'dns', sent: 'no' });
  });

  it('what listens there does not speak HTTP', async () => {
    const server = createServer((socket) => socket.end('220 mail ready\r\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      assertTold(await failure(connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)), {
        reason: 'notMlflow',
      });
    } finally {
      server.close();
    }
  });

  describe('over TLS', () => {
    let secure: FaultProxy;
    let plain: FaultProxy;
    before(async () => {
      [secure, plain] = await Promise.all([
        startFaultProxy({ tls: await untrustedCertificate() }),
        startFaultProxy({}),
      ]);
    });
    after(() => Promise.all([secure.stop(), plain.stop()]));

    it('the certificate is from an unknown authority, and nothing is sent', async () => {
      assertTold(await failure(connect(secure.uri)), {
        reason: 'tls',
        code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
        sent: 'no',
      });
      assert.deepEqual(secure.requests, []);
    });

    it('the server speaks http', async () => {
      assertTold(await failure(connect(plain.uri.replace('http:', 'https:'))), {
        reason: 'tls',
        code: 'ERR_SSL_WRONG_VERSION_NUMBER',
      });
    });

    it('the server speaks https and was asked by http', async () => {
      assertTold(await failure(connect(secure.uri.replace('https:', 'http:'))), { reason: 'unreachable' });
    });
  });
});

function assertTold(failed: TrackingFailure, expected: Partial<TrackingFailure>): void {
  assert.deepEqual(
    Object.fromEntries(Object.keys(expected).map((key) => [key, failed[key as keyof TrackingFailure]])),
    expected,
  );
}

async function exists(uri: string, name: string): Promise<boolean> {
  const found = await rest(uri, 'POST', '2.0/mlflow/experiments/search', {
    max_results: 1,
    filter: `name = '${name}'`,
  });
  return ((found as { experiments?: unknown[] }).experiments ?? []).length > 0;
}

function closedPort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
