import assert from 'node:assert/strict';
import * as z from 'zod/mini';
import { Rpc, RpcError, type Contract, type Handlers, type Port } from '../../../src/protocol/rpc.ts';

const hostContract = {
  requests: {
    double: { input: z.object({ number: z.number() }), output: z.object({ number: z.number() }) },
    wait: { input: z.object({}), output: z.object({}) },
    forget: { input: z.object({}), output: z.undefined() },
    wrong: { input: z.object({}), output: z.object({ text: z.string() }) },
  },
  notices: { said: z.object({ text: z.string() }) },
} as const satisfies Contract;

const pageContract = {
  requests: { width: { input: z.object({}), output: z.number() }, wait: { input: z.object({}), output: z.object({}) } },
  notices: { shown: z.object({ epoch: z.number() }) },
} as const satisfies Contract;

/** One end of two joined inboxes. Like those of a webview they pass on JSON, later. */
class Inbox implements Port {
  other: Inbox | undefined;
  readonly listeners = new Set<(message: unknown) => void>();
  readonly posted: unknown[] = [];

  post(message: unknown): void {
    const copy = JSON.stringify(message);
    this.posted.push(JSON.parse(copy));
    queueMicrotask(() => this.other?.receive(JSON.parse(copy)));
  }

  receive(message: unknown): void {
    for (const listener of this.listeners) listener(message);
  }

  listen(listener: (message: unknown) => void): { dispose(): void } {
    this.listeners.add(listener);
    return { dispose: () => void this.listeners.delete(listener) };
  }
}

/** Answers nothing by itself: it lasts until it is aborted or `end` is called. */
class Waiting {
  signal: AbortSignal | undefined;
  end: () => void = () => {};

  readonly handler = (_: object, signal: AbortSignal): Promise<Record<string, never>> => {
    this.signal = signal;
    return new Promise((resolve) => {
      this.end = () => resolve({});
    });
  };
}

function joined(more: { readonly requests?: Partial<Handlers<typeof hostContract>['requests']> } = {}) {
  const [hostInbox, pageInbox] = [new Inbox(), new Inbox()];
  [hostInbox.other, pageInbox.other] = [pageInbox, hostInbox];
  const [hostWaiting, pageWaiting] = [new Waiting(), new Waiting()];
  const [heard, odd]: [string[], string[]] = [[], []];
  const host = new Rpc({
    port: hostInbox,
    own: hostContract,
    other: pageContract,
    onOddity: (what) => odd.push(what),
    handlers: {
      requests: {
        double: ({ number }) => ({ number: number * 2 }),
        wait: hostWaiting.handler,
        forget: () => undefined,
        wrong: () => ({ text: 1 as unknown as string }),
        ...more.requests,
      },
      notices: {
        said: ({ text }) => {
          if (text === 'throw') throw new Error('no such word');
          if (text === 'reject') return Promise.reject(new Error('later')) as unknown as void;
          heard.push(text);
        },
      },
    },
  });
  const page = new Rpc({
    port: pageInbox,
    own: pageContract,
    other: hostContract,
    onOddity: (what) => odd.push(what),
    handlers: { requests: { width: () => 480, wait: pageWaiting.handler }, notices: { shown: () => {} } },
  });
  return { host, page, hostInbox, pageInbox, hostWaiting, pageWaiting, heard, odd };
}

const delivered = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Of what a request is refused with. */
async function errorOf(request: Promise<unknown>): Promise<[RpcError['kind'], string]> {
  const outcome = await request.then(
    () => assert.fail('it was answered'),
    (error: unknown) => error,
  );
  assert.ok(outcome instanceof RpcError);
  return [outcome.kind, outcome.message];
}

describe('the conversation of a page and the extension', () => {
  it('answers each request by itself, from both sides', async () => {
    const { host, page } = joined();
    const numbers = await Promise.all([1, 2, 3].map((number) => page.request('double', { number })));
    assert.deepEqual(numbers, [{ number: 2 }, { number: 4 }, { number: 6 }]);
    assert.equal(await host.request('width', {}), 480);
    assert.equal(await page.request('forget', {}), undefined);
  });

  it('tells, once and in order', async () => {
    const { page, heard } = joined();
    for (const text of ['a', 'b']) page.notify('said', { text });
    await delivered();
    assert.deepEqual(heard, ['a', 'b']);
  });

  it('passes on why a request failed', async () => {
    const failures: readonly (readonly [() => never | Promise<never>, string])[] = [
      [() => Promise.reject(new Error('the file is gone')), 'the file is gone'],
      [
        () => {
          throw new Error('at once');
        },
        'at once',
      ],
      // oxlint-disable-next-line typescript/prefer-promise-reject-errors
      [() => Promise.reject('only a text'), 'only a text'],
    ];
    for (const [double, text] of failures) {
      const { page } = joined({ requests: { double } });
      assert.deepEqual(await errorOf(page.request('double', { number: 1 })), ['refused', text]);
    }
  });

  it('does not take an answer of another shape', async () => {
    const { page, odd } = joined();
    assert.deepEqual(await errorOf(page.request('wrong', {})), ['refused', 'wrong: the answer was not understood']);
    assert.deepEqual(odd, ['an answer to “wrong” that does not fit']);
  });

  it('does not take an input of another shape', async () => {
    const { page, odd } = joined();
    const number = 'two' as unknown as number;
    assert.deepEqual(await errorOf(page.request('double', { number })), ['refused', 'double: not understood']);
    page.notify('said', { text: 1 as unknown as string });
    await delivered();
    assert.deepEqual(odd, ['a request “double” that does not fit', 'a notice “said” that does not fit']);
  });

  it('says what a listener throws, also later', async () => {
    const { page, odd, heard } = joined();
    for (const text of ['throw', 'reject', 'after']) page.notify('said', { text });
    await delivered();
    assert.deepEqual(odd, ['said: no such word', 'said: later']);
    assert.deepEqual(heard, ['after']);
  });

  it('says at once what cannot be sent, and keeps nothing of it', async () => {
    const loop: { number: number; self?: unknown } = { number: 1 };
    loop.self = loop;
    const { page, odd } = joined();
    assert.deepEqual(await errorOf(page.request('double', loop)), ['refused', 'double: it cannot be sent']);
    assert.equal(odd.length, 1);
    const answering = joined({ requests: { double: () => loop } });
    assert.deepEqual(await errorOf(answering.page.request('double', { number: 1 })), [
      'refused',
      'double: it cannot be sent',
    ]);
  });
});

describe('what is not of the protocol', () => {
  const hostile: readonly unknown[] = [
    undefined,
    null,
    0,
    'request',
    [],
    {},
    { kind: 'other' },
    { kind: 'request' },
    { kind: 'request', id: '1', name: 'double', input: {} },
    { kind: 'request', id: Number.NaN, name: 'double', input: {} },
    { kind: 'request', id: 1, name: 5, input: {} },
    { kind: '__proto__', id: 1 },
    { kind: 'cancel', id: {} },
    { kind: 'failure', id: 1 },
    { kind: 'notice', input: {} },
    JSON.parse('{"__proto__":{"kind":"request"},"id":1}'),
  ];

  it('is left alone', () => {
    const { host, hostInbox, odd } = joined();
    for (const message of hostile) hostInbox.receive(message);
    assert.deepEqual(
      odd,
      hostile.map(() => 'a message that is not of this protocol'),
    );
    assert.deepEqual(hostInbox.posted, []);
    host.dispose();
  });

  it('reaches no handler by a name that every object has', async () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'missing', '', 'said']) {
      const { hostInbox, odd } = joined();
      hostInbox.receive({ kind: 'request', id: 1, name, input: {} });
      hostInbox.receive({ kind: 'notice', name: name === 'said' ? 'double' : name, input: {} });
      await delivered();
      assert.deepEqual(hostInbox.posted, [{ kind: 'failure', id: 1, text: `${name}: not understood` }]);
      assert.equal(odd.length, 2, name);
    }
  });

  it('is not repeated at length', async () => {
    const { hostInbox } = joined();
    hostInbox.receive({ kind: 'request', id: 1, name: 'x'.repeat(1_000_000), input: {} });
    await delivered();
    assert.ok(JSON.stringify(hostInbox.posted).length < 200);
  });

  it('settles nothing that is not asked', async () => {
    const { host, hostInbox, odd } = joined();
    for (const kind of ['answer', 'failure', 'cancel']) hostInbox.receive({ kind, id: 7, output: 1, text: 'no' });
    assert.equal(await host.request('width', {}), 480);
    assert.deepEqual(odd, []);
  });

  it('cannot take the place of a request that is being answered', async () => {
    const { hostInbox, hostWaiting } = joined();
    hostInbox.receive({ kind: 'request', id: 1, name: 'wait', input: {} });
    const { signal } = hostWaiting;
    hostInbox.receive({ kind: 'request', id: 1, name: 'wait', input: {} });
    hostInbox.receive({ kind: 'cancel', id: 1 });
    assert.equal(signal?.aborted, true);
    assert.deepEqual(hostInbox.posted, [{ kind: 'failure', id: 1, text: 'wait: not understood' }]);
  });

  it('cannot be what was meant for the page that was there before', async () => {
    const ids = await Promise.all(
      [1, 2].map(async () => {
        const { page, pageInbox } = joined();
        await page.request('double', { number: 1 });
        return (pageInbox.posted[0] as { id: number }).id;
      }),
    );
    assert.notEqual(ids[0], ids[1]);
    assert.ok(ids.every(Number.isSafeInteger));
  });
});

describe('requests that come to no answer', () => {
  for (const asking of ['page', 'host'] as const) {
    const setUp = () => {
      const all = joined();
      const [asker, answerer] = asking === 'page' ? [all.page, all.host] : [all.host, all.page];
      const ask = (options?: { readonly signal?: AbortSignal; readonly milliseconds?: number }): Promise<unknown> =>
        asking === 'page' ? all.page.request('wait', {}, options) : all.host.request('wait', {}, options);
      return { ...all, asker, answerer, ask, waiting: asking === 'page' ? all.hostWaiting : all.pageWaiting };
    };

    it(`end in time, and the other side stops (${asking} asks)`, async () => {
      const { ask, waiting } = setUp();
      assert.deepEqual(await errorOf(ask({ milliseconds: 5 })), ['timeout', 'wait: no answer in time']);
      await delivered();
      assert.equal(waiting.signal?.aborted, true);
    });

    it(`are cancelled, and an answer after that is lost (${asking} asks)`, async () => {
      const { ask, waiting, odd } = setUp();
      const controller = new AbortController();
      const request = errorOf(ask({ signal: controller.signal }));
      await delivered();
      controller.abort();
      assert.deepEqual(await request, ['cancelled', 'wait: cancelled']);
      await delivered();
      assert.equal(waiting.signal?.aborted, true);
      waiting.end();
      await delivered();
      assert.deepEqual(odd, []);
    });

    it(`are not even sent when they are cancelled before (${asking} asks)`, async () => {
      const { ask, hostInbox, pageInbox } = setUp();
      const request = ask({ signal: AbortSignal.abort() });
      assert.deepEqual(await errorOf(request), ['cancelled', 'wait: cancelled']);
      assert.deepEqual([...hostInbox.posted, ...pageInbox.posted], []);
    });

    it(`end when their own side closes, and the other side stops (${asking} asks)`, async () => {
      const { asker, ask, waiting } = setUp();
      const request = errorOf(ask({ milliseconds: 0 }));
      await delivered();
      asker.dispose();
      assert.deepEqual(await request, ['disposed', 'wait: the page is closed']);
      await delivered();
      assert.equal(waiting.signal?.aborted, true);
    });

    it(`stop where they are answered when that side closes (${asking} asks)`, async () => {
      const { answerer, ask, waiting, hostInbox, pageInbox } = setUp();
      const request = errorOf(ask({ milliseconds: 20 }));
      await delivered();
      answerer.dispose();
      assert.equal(waiting.signal?.aborted, true);
      waiting.end();
      assert.equal((await request)[0], 'timeout');
      assert.deepEqual((asking === 'page' ? hostInbox : pageInbox).posted, []);
    });
  }
});

describe('a closed side', () => {
  it('listens no more, and says nothing', async () => {
    const { host, page, hostInbox, pageInbox } = joined();
    for (const side of [host, page]) {
      side.dispose();
      side.dispose();
    }
    assert.deepEqual([hostInbox.listeners.size, pageInbox.listeners.size], [0, 0]);
    page.notify('said', { text: 'late' });
    assert.deepEqual(await errorOf(page.request('double', { number: 1 })), ['disposed', 'double: the page is closed']);
    assert.deepEqual(pageInbox.posted, []);
  });

  it('leaves no listener at a signal', async () => {
    const controller = new AbortController();
    let listeners = 0;
    const { signal } = controller;
    const counted = {
      aborted: false,
      addEventListener: (type: 'abort', listener: () => void) => {
        listeners++;
        signal.addEventListener(type, listener);
      },
      removeEventListener: (type: 'abort', listener: () => void) => {
        listeners--;
        signal.removeEventListener(type, listener);
      },
    } as unknown as AbortSignal;
    const { page } = joined();
    await page.request('double', { number: 1 }, { signal: counted });
    assert.equal(listeners, 0);
    const request = errorOf(page.request('wait', {}, { signal: counted }));
    assert.equal(listeners, 1);
    page.dispose();
    await request;
    assert.equal(listeners, 0);
  });

  it('does not mind a port that has gone', async () => {
    const odd: string[] = [];
    const port: Port = {
      post: () => {
        throw new Error('Webview is disposed');
      },
      listen: () => ({ dispose: () => {} }),
    };
    const page = new Rpc({
      port,
      own: pageContract,
      other: hostContract,
      onOddity: (what) => odd.push(what),
      handlers: { requests: { width: () => 1, wait: () => ({}) }, notices: { shown: () => {} } },
    });
    page.notify('said', { text: 'x' });
    assert.equal((await errorOf(page.request('wait', {})))[0], 'refused');
    page.dispose();
    assert.equal(odd.length, 2);
  });
});
