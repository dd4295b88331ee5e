import assert from 'node:assert/strict';
import {
  createExperiment,
  getExperiment,
  searchExperiments,
} from '../../../../../src/core/tracking/rest/experiments.ts';
import { searchModelVersions } from '../../../../../src/core/tracking/rest/modelVersions.ts';
import { TrackingError, type TrackingFailure } from '../../../../../src/core/tracking/trackingError.ts';
import {
  base,
  fakeServer,
  fetchFailed,
  json,
  mlflowError,
  never,
  page,
  text,
  type FakeServer,
  type Reply,
} from './fakeServer.ts';

const found = json({ experiments: [] });
const read = ({ client }: FakeServer, signal = never): Promise<unknown> =>
  client.call(searchExperiments, { max_results: 1 }, { signal });
const write = ({ client }: FakeServer, signal = never): Promise<unknown> =>
  client.call(createExperiment, { name: 'n' }, { signal });

describe('RestClient', () => {
  describe('a request', () => {
    it('goes below the prefix, whatever slashes, query or credentials stand in the address', async () => {
      for (const baseUrl of [
        base,
        `${base}//`,
        `${base}/?a=1#b`,
        'http://ann:secret@mlflow.example:5000/team/mlflow/',
      ]) {
        const server = fakeServer([found], { baseUrl });
        await read(server);
        assert.equal(server.sent[0]?.url, `${base}/api/2.0/mlflow/experiments/search`);
        assert.equal(server.client.server, base);
      }
    });

    it('asks for the credentials each time', async () => {
      let count = 0;
      const server = fakeServer([found], { headers: async () => ({ Authorization: `Bearer ${++count}` }) });
      await read(server);
      await read(server);
      assert.deepEqual(
        server.sent.map(({ headers }) => headers['Authorization']),
        ['Bearer 1', 'Bearer 2'],
      );
    });

    it('names the workspace only when there is one', async () => {
      const [without, empty, within] = [
        fakeServer([found]),
        fakeServer([found], { workspace: '' }),
        fakeServer([found], { workspace: 'team-a' }),
      ];
      await Promise.all([without, empty, within].map((server) => read(server)));
      assert.deepEqual(
        [without, empty, within].map(({ sent }) => sent[0]?.headers['X-MLFLOW-WORKSPACE']),
        [undefined, undefined, 'team-a'],
      );
    });

    it('writes one line to the log, without query, headers and body', async () => {
      const server = fakeServer([found], { headers: async () => ({ Authorization: 'Bearer secret' }) });
      await server.client.call(searchModelVersions, { max_results: 1, filter: "name = 'hidden'" }, { signal: never });
      assert.equal(server.lines.length, 1);
      assert.match(server.lines[0] ?? '', /^GET \/api\/2\.0\/mlflow\/model-versions\/search 200 \d+ ms 18 bytes$/);
    });

    it('says in the log why it failed', async () => {
      const server = fakeServer([fetchFailed('ECONNREFUSED')]);
      await failure(read(server));
      assert.match(
        server.lines[0] ?? '',
        /^POST \/api\/2\.0\/mlflow\/experiments\/search unreachable ECONNREFUSED \d+ ms 0 bytes$/,
      );
    });

    it('is not sent when the credentials cannot be had', async () => {
      const server = fakeServer([found], { headers: () => Promise.reject(new Error('the keyring is locked')) });
      assert.deepEqual(pick(await failure(read(server)), 'reason', 'code', 'sent'), [
        'unauthorized',
        'credentials',
        'no',
      ]);
      assert.equal(server.sent.length, 0);
    });

    it('fails as the credentials say when they know', async () => {
      const server = fakeServer([found], { headers: () => Promise.reject(new TrackingError({ reason: 'untrusted' })) });
      assert.equal((await failure(read(server))).reason, 'untrusted');
    });
  });

  describe('an answer', () => {
    const odd: readonly (readonly [string, Reply, Partial<TrackingFailure>])[] = [
      ['a web page', page(200), { reason: 'notMlflow', code: 'html' }],
      ['plain text', text('Hello'), { reason: 'notMlflow', code: 'unexpectedAnswer' }],
      ['a JSON list', json([]), { reason: 'notMlflow', code: 'unexpectedAnswer' }],
      ['JSON that breaks off', text('{"experiment": {"experi'), { reason: 'server', code: 'truncated', sent: 'maybe' }],
      ['nothing', text(''), { reason: 'server', code: 'truncated', sent: 'maybe' }],
      ['another record', json({ run: {} }), { reason: 'server', code: 'unexpectedAnswer' }],
      [
        'an error',
        mlflowError(404, 'RESOURCE_DOES_NOT_EXIST', 'No Experiment'),
        { reason: 'notFound', serverMessage: 'No Experiment' },
      ],
    ];
    for (const [what, reply, expected] of odd) {
      it(`of ${what} is ${expected.reason}`, async () => {
        const { client } = fakeServer([reply]);
        const failed = await failure(client.call(getExperiment, { experiment_id: '1' }, { signal: never }));
        assert.deepEqual(
          Object.fromEntries(Object.keys(expected).map((key) => [key, failed[key as keyof TrackingFailure]])),
          expected,
        );
      });
    }

    it('may hold numbers that JSON does not have', async () => {
      const { client } = fakeServer([
        text('{"experiments": [{"experiment_id": "1", "tags": [{"key": "k", "value": NaN}]}]}'),
      ]);
      const { experiments } = await client.call(searchExperiments, { max_results: 1 }, { signal: never });
      assert.equal(experiments.items[0]?.tags[0]?.value, 'NaN');
    });

    it('longer than the limit is not taken', async () => {
      const { client } = fakeServer([json({ experiments: [], padding: 'x'.repeat(200) })], { maxBytes: 100 });
      assert.deepEqual(pick(await failure(read({ client } as FakeServer)), 'reason', 'code', 'limit'), [
        'invalid',
        'tooLarge',
        100,
      ]);
    });

    it('whose length is told is not even begun', async () => {
      const { client } = fakeServer([text('x'.repeat(20), 200, { 'content-length': '123456' })]);
      const failed = await failure(client.readBytes('/get-artifact', {}, 10, never));
      assert.deepEqual(pick(failed, 'reason', 'code', 'size', 'limit'), ['invalid', 'tooLarge', 123_456, 10]);
    });

    it('that never ends is left at the limit', async () => {
      let cancelled = 0;
      const endless = new ReadableStream({
        pull: (controller) => controller.enqueue(new Uint8Array(64)),
        cancel: () => void cancelled++,
      });
      const { client } = fakeServer([], { fetch: async () => new Response(endless) });
      const failed = await failure(client.readBytes('/get-artifact', {}, 1000, never));
      assert.deepEqual(pick(failed, 'code', 'size'), ['tooLarge', undefined]);
      assert.equal(cancelled, 1);
    });

    it('of exactly the limit is taken whole', async () => {
      const { client } = fakeServer([text('x'.repeat(1000))]);
      assert.equal((await client.readBytes('/get-artifact', {}, 1000, never)).length, 1000);
    });
  });

  describe('time', () => {
    it('runs out for a server that never answers', async () => {
      const server = fakeServer([new Promise(() => undefined)], { timeout: 20 });
      assert.deepEqual(pick(await failure(read(server)), 'reason', 'timeout', 'sent'), ['timeout', 20, 'maybe']);
      assert.equal(server.sent.length, 1);
    });

    it('runs out in a body that never ends', async () => {
      const silent = new Response(new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(8)) }));
      const { client } = fakeServer([], { fetch: async () => silent, timeout: 20 });
      assert.equal((await failure(client.readBytes('/version', {}, 1000, never))).reason, 'timeout');
    });

    it('runs out in credentials that never come, and then nothing was sent', async () => {
      const server = fakeServer([found], { headers: () => new Promise(() => undefined), timeout: 20 });
      assert.deepEqual(pick(await failure(write(server)), 'reason', 'sent'), ['timeout', 'no']);
    });

    it('can be given for one call', async () => {
      const server = fakeServer([new Promise(() => undefined)]);
      const failed = await failure(
        server.client.call(searchExperiments, { max_results: 1 }, { signal: never, timeout: 15 }),
      );
      assert.deepEqual(pick(failed, 'reason', 'timeout'), ['timeout', 15]);
    });

    it('does not allow a wait beyond it', async () => {
      const server = fakeServer([json({}, 429, { 'retry-after': '2' })], { timeout: 1000 });
      assert.deepEqual(pick(await failure(read(server)), 'reason', 'retryAfter'), ['rateLimited', 2000]);
      assert.deepEqual([server.sent.length, server.slept], [1, []]);
    });
  });

  describe('cancelling', () => {
    it('ends a request under way', async () => {
      const abort = new AbortController();
      const server = fakeServer([new Promise(() => undefined)]);
      const failing = failure(write(server, abort.signal));
      setImmediate(() => abort.abort());
      assert.deepEqual(pick(await failing, 'reason', 'sent'), ['cancelled', 'maybe']);
    });

    it('beforehand sends nothing', async () => {
      const server = fakeServer([found]);
      assert.deepEqual(pick(await failure(write(server, AbortSignal.abort())), 'reason', 'sent'), ['cancelled', 'no']);
      assert.equal(server.sent.length, 0);
    });

    it('ends the wait before another try', async () => {
      const abort = new AbortController();
      const server = fakeServer([json({}, 503)], { sleep: () => new Promise(() => abort.abort()) });
      assert.equal((await failure(read(server, abort.signal))).reason, 'cancelled');
      assert.equal(server.sent.length, 1);
    });
  });

  describe('a read', () => {
    const passing: readonly (readonly [string, Reply])[] = [
      ['429', json({}, 429)],
      ['502 with a page', page(502)],
      ['503', text('', 503)],
      ['504', text('', 504)],
      ['a reset', fetchFailed('ECONNRESET')],
      ['a closed connection', fetchFailed('UND_ERR_SOCKET')],
      ['a body that breaks off', new Response(brokenBody())],
    ];
    for (const [what, reply] of passing) {
      it(`is tried again after ${what}`, async () => {
        const server = fakeServer([reply, reply, found]);
        await read(server);
        assert.equal(server.sent.length, 3);
        assert.deepEqual(server.slept, [300, 600]);
      });
    }

    it('gives up after three tries, with the last failure', async () => {
      const server = fakeServer([text('', 503), text('', 503), text('', 502), found]);
      assert.equal((await failure(read(server))).status, 502);
      assert.equal(server.sent.length, 3);
    });

    it('is not tried again when the failure will stay', async () => {
      for (const reply of [
        page(500),
        mlflowError(404, 'RESOURCE_DOES_NOT_EXIST', ''),
        fetchFailed('ECONNREFUSED'),
        fetchFailed('CERT_HAS_EXPIRED'),
      ]) {
        const server = fakeServer([reply, found]);
        await failure(read(server));
        assert.equal(server.sent.length, 1);
      }
    });

    it('waits as long as the server asks', async () => {
      const server = fakeServer([json({}, 429, { 'retry-after': '7' }), found]);
      await read(server);
      assert.deepEqual(server.slept, [7000]);
    });

    it('does not wait longer than 20 seconds, and says how long it would have been', async () => {
      const server = fakeServer([text('', 503, { 'retry-after': '60' }), found]);
      assert.deepEqual(pick(await failure(read(server)), 'reason', 'status', 'retryAfter'), [
        'rateLimited',
        503,
        60_000,
      ]);
      assert.deepEqual(server.slept, []);
    });

    it('is one request for equal callers at the same time, and a new one later', async () => {
      const server = fakeServer([found]);
      await Promise.all([
        read(server),
        read(server),
        server.client.call(searchExperiments, { max_results: 2 }, { signal: never }),
      ]);
      assert.equal(server.sent.length, 2);
      await read(server);
      assert.equal(server.sent.length, 3);
    });

    it('joins none that began before a write did, or before it ended', async () => {
      const waiting: ((answer: Response) => void)[] = [];
      const server = fakeServer(() => new Promise<Response>((resolve) => waiting.push(resolve)));
      const sent = async (count: number): Promise<void> => {
        while (server.sent.length < count) await new Promise((resolve) => setImmediate(resolve));
      };
      const before = read(server);
      await sent(1);
      const writing = write(server);
      const during = read(server);
      await sent(3);
      waiting[1]?.(json({ experiment_id: '1' }));
      await writing;
      const after = [read(server), read(server)];
      await sent(4);
      for (const answer of waiting) answer(json({ experiments: [] }));
      await Promise.all([before, during, ...after]);
      assert.equal(server.sent.length, 4);
    });

    it('goes on for the others when one caller leaves', async () => {
      const abort = new AbortController();
      const server = fakeServer([found]);
      const [leaving, staying] = [failure(read(server, abort.signal)), read(server)];
      abort.abort();
      assert.equal((await leaving).reason, 'cancelled');
      assert.deepEqual(await staying, { experiments: { items: [], unreadable: 0 } });
    });

    it('waits its turn', async () => {
      let running = 0;
      let most = 0;
      const slow = async (): Promise<Response> => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setImmediate(resolve));
        running--;
        return found;
      };
      const { client } = fakeServer(() => slow(), { maxConcurrent: 2 });
      await Promise.all(
        [1, 2, 3, 4, 5].map((count) => client.call(searchExperiments, { max_results: count }, { signal: never })),
      );
      assert.equal(most, 2);
    });
  });

  describe('a write', () => {
    const failing: readonly (readonly [Reply, string, string])[] = [
      [text('', 429), 'rateLimited', 'answered'],
      [text('', 503), 'server', 'maybe'],
      [mlflowError(503, 'TEMPORARILY_UNAVAILABLE', ''), 'server', 'answered'],
      [fetchFailed('ECONNRESET'), 'unreachable', 'maybe'],
      [fetchFailed('ECONNREFUSED'), 'unreachable', 'no'],
      [new Response(brokenBody()), 'server', 'maybe'],
      [text('{"experiment_id'), 'server', 'maybe'],
    ];
    for (const [reply, reason, sent] of failing) {
      it(`is sent once when the answer is ${reply instanceof Error ? String(reply.cause) : `status ${(reply as Response).status}`}`, async () => {
        const server = fakeServer([reply]);
        assert.deepEqual(pick(await failure(write(server)), 'reason', 'sent'), [reason, sent]);
        assert.equal(server.sent.length, 1);
      });
    }

    it('is sent for each of equal callers', async () => {
      const server = fakeServer([json({ experiment_id: '1' })]);
      await Promise.all([write(server), write(server)]);
      assert.equal(server.sent.length, 2);
    });
  });

  describe('a redirect', () => {
    const get = ({ client }: FakeServer): Promise<unknown> =>
      client.call(searchModelVersions, { max_results: 1 }, { signal: never });
    const to = (location: string, status = 302): Response => new Response(null, { status, headers: { location } });

    it('is followed within the origin, with the same headers', async () => {
      const server = fakeServer([to('/elsewhere?x=1', 307), to('deeper'), json({})], {
        headers: async () => ({ Authorization: 'Basic x' }),
      });
      await get(server);
      assert.deepEqual(
        server.sent.slice(1).map(({ url, headers }) => [url, headers['Authorization']]),
        [
          ['http://mlflow.example:5000/elsewhere?x=1', 'Basic x'],
          ['http://mlflow.example:5000/deeper', 'Basic x'],
        ],
      );
    });

    for (const location of [
      'https://mlflow.example:5000/login',
      'http://mlflow.example/x',
      '//login.example:5000/x',
      'http://user:p@other.example:5000/',
    ]) {
      it(`to ${location} is not followed`, async () => {
        const server = fakeServer([to(location), json({})]);
        const failed = await failure(get(server));
        assert.deepEqual(pick(failed, 'reason', 'code', 'redirectedTo'), [
          'notMlflow',
          'redirect',
          new URL(location, base).origin,
        ]);
        assert.equal(server.sent.length, 1);
      });
    }

    it('that leads nowhere is a failure', async () => {
      for (const location of ['', 'http://'])
        assert.equal((await failure(get(fakeServer([to(location)])))).code, 'redirect');
    });

    it('is followed five times at most', async () => {
      const server = fakeServer([to('/round')]);
      assert.equal((await failure(get(server))).code, 'redirect');
      assert.equal(server.sent.length, 6);
    });

    it('of a POST is a failure, also within the origin', async () => {
      const server = fakeServer([to('/elsewhere', 307), json({ experiment_id: '1' })]);
      assert.deepEqual(pick(await failure(write(server)), 'reason', 'code', 'sent'), [
        'notMlflow',
        'redirect',
        'answered',
      ]);
      assert.equal(server.sent.length, 1);
    });
  });
});

async function failure(promise: Promise<unknown>): Promise<TrackingFailure> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof TrackingError) return error.failure;
    throw error;
  }
  return assert.fail('it did not fail');
}

function pick(from: TrackingFailure, ...keys: (keyof TrackingFailure)[]): unknown[] {
  return keys.map((key) => from[key]);
}

function brokenBody(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull(controller) {
      controller.enqueue(new TextEncoder().encode('{"experi'));
      controller.error(fetchFailed('UND_ERR_SOCKET', 'terminated'));
    },
  });
}
