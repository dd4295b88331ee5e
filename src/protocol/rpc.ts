import * as z from 'zod/mini';
import type { Disposable } from '../core/base/lifetime.ts';

/** One end of a channel that takes anything; `listen` answers how to stop. */
export interface Port {
  post(message: unknown): void;
  listen(listener: (message: unknown) => void): Disposable;
}

/** What one side may be asked (`requests`) and told (`notices`), with the shape of each; the other side calls it. */
export interface Contract {
  readonly requests: Readonly<Record<string, { readonly input: z.ZodMiniType; readonly output: z.ZodMiniType }>>;
  readonly notices: Readonly<Record<string, z.ZodMiniType>>;
}

type InputOf<C extends Contract, Name extends keyof C['requests']> = z.infer<C['requests'][Name]['input']>;
type OutputOf<C extends Contract, Name extends keyof C['requests']> = z.infer<C['requests'][Name]['output']>;

/** How one side answers what it is asked and told. */
export interface Handlers<C extends Contract> {
  readonly requests: {
    readonly [Name in keyof C['requests']]: (
      input: InputOf<C, Name>,
      signal: AbortSignal,
    ) => Promise<OutputOf<C, Name>> | OutputOf<C, Name>;
  };
  readonly notices: { readonly [Name in keyof C['notices']]: (input: z.infer<C['notices'][Name]>) => void };
}

export interface RpcOptions<Own extends Contract, Other extends Contract> {
  readonly port: Port;
  /** What this side answers. */
  readonly own: Own;
  /** What this side asks for. */
  readonly other: Other;
  readonly handlers: Handlers<Own>;
  /** Told of messages that are not of this protocol, and of handlers of notices that throw; nothing else is done about them. */
  readonly onOddity?: (what: string) => void;
}

/** A request that was not answered: refused by the other side, too late, given up by who asked, or because the page closed. */
export class RpcError extends Error {
  readonly kind: 'refused' | 'timeout' | 'cancelled' | 'disposed';

  constructor(kind: RpcError['kind'], text: string) {
    super(text);
    this.name = 'RpcError';
    this.kind = kind;
  }
}

/** Milliseconds until a request is given up, unless the caller says otherwise. */
const patience = 30_000;

/** Undefined is left out on the way. */
const content = z.optional(z.unknown());
const envelope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('request'), id: z.number(), name: z.string(), input: content }),
  z.object({ kind: z.literal('cancel'), id: z.number() }),
  z.object({ kind: z.literal('answer'), id: z.number(), output: content }),
  z.object({ kind: z.literal('failure'), id: z.number(), text: z.string() }),
  z.object({ kind: z.literal('notice'), name: z.string(), input: content }),
]);
type Envelope = z.infer<typeof envelope>;

interface Pending {
  readonly name: string;
  readonly settle: (outcome: { readonly output: unknown } | { readonly error: RpcError }) => void;
}

/**
 * One side of the conversation between a page and the extension. Every message is held against its schema by the side that receives it;
 * requests can fail, are cancelled when their side is disposed, and time out; notices cannot fail.
 */
export class Rpc<Own extends Contract, Other extends Contract> implements Disposable {
  readonly #options: RpcOptions<Own, Other>;
  readonly #listening: Disposable;
  readonly #pending = new Map<number, Pending>();
  /** Requests of the other side that are being answered. */
  readonly #running = new Map<number, AbortController>();
  /** A page that is loaded anew numbers its requests anew: it must not take what was meant for the page before. */
  #last = Math.floor(Math.random() * 2 ** 48);
  #isDisposed = false;

  constructor(options: RpcOptions<Own, Other>) {
    this.#options = options;
    this.#listening = options.port.listen((message) => this.#receive(message));
  }

  /** Rejects with an {@link RpcError}. `milliseconds` of zero waits as long as it takes: for what asks a person. */
  request<Name extends keyof Other['requests'] & string>(
    name: Name,
    input: InputOf<Other, Name>,
    { signal, milliseconds = patience }: { readonly signal?: AbortSignal; readonly milliseconds?: number } = {},
  ): Promise<OutputOf<Other, Name>> {
    if (this.#isDisposed) return Promise.reject(closed(name));
    if (signal?.aborted) return Promise.reject(cancelled(name));
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      const timer =
        milliseconds === 0
          ? undefined
          : setTimeout(() => this.#giveUp(id, new RpcError('timeout', `${name}: no answer in time`)), milliseconds);
      const abort = (): void => this.#giveUp(id, cancelled(name));
      const settle: Pending['settle'] = (outcome) => {
        if (timer !== undefined) clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
        if ('error' in outcome) reject(outcome.error);
        else resolve(outcome.output as OutputOf<Other, Name>);
      };
      this.#pending.set(id, { name, settle });
      signal?.addEventListener('abort', abort, { once: true });
      if (!this.#post({ kind: 'request', id, name, input }))
        this.#settle(id, { error: new RpcError('refused', `${name}: it cannot be sent`) });
    });
  }

  notify<Name extends keyof Other['notices'] & string>(name: Name, input: z.infer<Other['notices'][Name]>): void {
    this.#post({ kind: 'notice', name, input });
  }

  /** Also asks the other side to stop what it was asked, if it still listens. */
  dispose(): void {
    if (this.#isDisposed) return;
    for (const id of this.#pending.keys()) this.#post({ kind: 'cancel', id });
    this.#isDisposed = true;
    this.#listening.dispose();
    for (const running of this.#running.values()) running.abort();
    this.#running.clear();
    for (const { name, settle } of this.#pending.values()) settle({ error: closed(name) });
    this.#pending.clear();
  }

  #giveUp(id: number, error: RpcError): void {
    this.#settle(id, { error });
    this.#post({ kind: 'cancel', id });
  }

  #receive(message: unknown): void {
    if (this.#isDisposed) return;
    const read = envelope.safeParse(message);
    if (!read.success) return this.#odd('a message that is not of this protocol');
    const { data } = read;
    switch (data.kind) {
      case 'request':
        return void this.#answer(data);
      case 'cancel':
        this.#running.get(data.id)?.abort();
        return;
      case 'answer':
        return this.#answered(data);
      case 'failure':
        return this.#settle(data.id, { error: new RpcError('refused', data.text) });
      case 'notice':
        return this.#told(data);
    }
  }

  async #answer({ id, name, input }: Extract<Envelope, { kind: 'request' }>): Promise<void> {
    const shape = Object.hasOwn(this.#options.own.requests, name) ? this.#options.own.requests[name] : undefined;
    const read = shape?.input.safeParse(input);
    if (!read?.success || this.#running.has(id)) {
      this.#odd(`a request “${shortened(name)}” that does not fit`);
      this.#post({ kind: 'failure', id, text: `${shortened(name)}: not understood` });
      return;
    }
    const running = new AbortController();
    this.#running.set(id, running);
    const post = (answer: Envelope): boolean => running.signal.aborted || this.#post(answer);
    try {
      const handler = this.#options.handlers.requests[name as keyof Own['requests']];
      const output: unknown = await handler(read.data as never, running.signal);
      if (!post({ kind: 'answer', id, output })) post({ kind: 'failure', id, text: `${name}: it cannot be sent` });
    } catch (error) {
      post({ kind: 'failure', id, text: textOf(error) });
    } finally {
      this.#running.delete(id);
    }
  }

  #answered({ id, output }: Extract<Envelope, { kind: 'answer' }>): void {
    const name = this.#pending.get(id)?.name;
    const read = name === undefined ? undefined : this.#options.other.requests[name]?.output.safeParse(output);
    if (read?.success) return this.#settle(id, { output: read.data });
    if (name === undefined) return; // given up before
    this.#odd(`an answer to “${name}” that does not fit`);
    this.#settle(id, { error: new RpcError('refused', `${name}: the answer was not understood`) });
  }

  #told({ name, input }: Extract<Envelope, { kind: 'notice' }>): void {
    const shape = Object.hasOwn(this.#options.own.notices, name) ? this.#options.own.notices[name] : undefined;
    const read = shape?.safeParse(input);
    if (!read?.success) return this.#odd(`a notice “${shortened(name)}” that does not fit`);
    const fail = (error: unknown): void => this.#odd(`${name}: ${textOf(error)}`);
    try {
      const told: unknown = this.#options.handlers.notices[name as keyof Own['notices']](read.data as never);
      if (told instanceof Promise) told.catch(fail);
    } catch (error) {
      fail(error);
    }
  }

  #settle(id: number, outcome: Parameters<Pending['settle']>[0]): void {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    pending?.settle(outcome);
  }

  /** Whether it went out: a port refuses what cannot be copied, and a closed one refuses everything. */
  #post(message: Envelope): boolean {
    if (this.#isDisposed) return false;
    try {
      this.#options.port.post(message);
      return true;
    } catch (error) {
      this.#odd(`a message that cannot be sent: ${textOf(error)}`);
      return false;
    }
  }

  #odd(what: string): void {
    this.#options.onOddity?.(what);
  }
}

function closed(name: string): RpcError {
  return new RpcError('disposed', `${name}: the page is closed`);
}

function cancelled(name: string): RpcError {
  return new RpcError('cancelled', `${name}: cancelled`);
}

/** A name that nobody knows may be anything. */
function shortened(name: string): string {
  return name.length > 80 ? `${name.slice(0, 80)}…` : name;
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
