import type * as z from 'zod/mini';
import { Limiter } from '../../base/limiter.ts';
import type { Log } from '../../base/log.ts';
import { SingleFlight } from '../../base/singleFlight.ts';
import { TrackingError } from '../trackingError.ts';
import { orAbort, sleep } from './abort.ts';
import { decodeAnswer } from './decodeAnswer.ts';
import type { Endpoint } from './endpoint.ts';
import { exchange, stopped, type Patience, type Transport } from './exchange.ts';
import type { Fetch } from './fetch.ts';
import { retryWait } from './retry.ts';
import { toQuery, toWireRequest, type WireRequest } from './wireRequest.ts';

export interface RestClientOptions {
  /** May have a path prefix and closing slashes; credentials, query and fragment are left out. */
  readonly baseUrl: string;
  readonly workspace?: string | undefined;
  /** What signs a request in, asked for each one. */
  readonly headers: () => Promise<Readonly<Record<string, string>>>;
  readonly fetch: Fetch;
  readonly log: Log;
  /** Milliseconds from the first byte sent to the last one read, repeated tries included. */
  readonly timeout?: number;
  readonly maxConcurrent?: number;
  /** Of a JSON answer. */
  readonly maxBytes?: number;
  readonly sleep?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** From 0 to 1. */
  readonly random?: () => number;
  /** Told how each request ended, all its tries included: undefined when it was answered well. */
  readonly onEnd?: (failure: TrackingError | undefined) => void;
}

export interface CallOptions {
  readonly signal: AbortSignal;
  /** Milliseconds, in place of the client's. */
  readonly timeout?: number | undefined;
}

/** Bytes in a second: a large file gets the time that it takes at this speed on top. */
const slowestLine = 1_000_000;

/**
 * Speaks to one MLflow server. Reads are tried again when the failure may pass, and equal ones under way are one request, unless a write
 * began or ended in between: who reads after a write must see it. A write is sent exactly once. Every failure is a {@link TrackingError}.
 */
export class RestClient {
  readonly server: string;
  readonly workspace: string | undefined;
  readonly #transport: Transport;
  readonly #timeout: number;
  readonly #maxBytes: number;
  readonly #sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly #random: () => number;
  readonly #limiter: Limiter;
  readonly #onEnd: (failure: TrackingError | undefined) => void;
  readonly #reads = new SingleFlight<Uint8Array>();
  /** Beginnings and ends of writes so far. */
  #writeMarks = 0;

  constructor(options: RestClientOptions) {
    const url = new URL(options.baseUrl);
    this.server = `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
    this.workspace = options.workspace || undefined;
    this.#transport = { ...options, server: this.server, workspace: this.workspace };
    this.#timeout = options.timeout ?? 30_000;
    this.#maxBytes = options.maxBytes ?? 64 * 1024 * 1024;
    this.#sleep = options.sleep ?? sleep;
    this.#random = options.random ?? Math.random;
    this.#onEnd = options.onEnd ?? (() => undefined);
    this.#limiter = new Limiter(options.maxConcurrent ?? 4);
  }

  async call<Request extends z.ZodMiniObject, Response extends z.ZodMiniObject>(
    endpoint: Endpoint<Request, Response>,
    fields: z.input<Request>,
    { signal, timeout = this.#timeout }: CallOptions,
  ): Promise<z.output<Response>> {
    const request = toWireRequest(endpoint, fields);
    const bytes = await this.#request(request, this.#maxBytes, signal, timeout);
    return decodeAnswer(endpoint.response, bytes, { method: request.method, path: request.path, server: this.server });
  }

  /** The bytes at a path below the server's base. More than `limit` is `invalid` with code `tooLarge`. */
  async readBytes(
    path: string,
    query: Readonly<Record<string, string>>,
    limit: number,
    signal: AbortSignal,
  ): Promise<Uint8Array> {
    const request: WireRequest = { method: 'GET', path, query: toQuery(query), body: undefined, kind: 'read' };
    return this.#request(request, limit, signal, this.#timeout + 1000 * Math.floor(limit / slowestLine));
  }

  async #request(request: WireRequest, limit: number, signal: AbortSignal, timeout: number): Promise<Uint8Array> {
    try {
      if (request.kind === 'write') return await this.#write(request, limit, signal, timeout);
      const { method, path, query, body } = request;
      const key = JSON.stringify([this.#writeMarks, method, path, query, body, limit, timeout]);
      return await this.#reads.join(key, signal, (shared) => this.#send(request, limit, shared, timeout));
    } catch (error) {
      if (error instanceof TrackingError || !signal.aborted) throw error;
      const { method, path } = request;
      throw new TrackingError({ method, path, server: this.server, reason: 'cancelled', sent: 'no' }, error);
    }
  }

  async #write(request: WireRequest, limit: number, signal: AbortSignal, timeout: number): Promise<Uint8Array> {
    this.#writeMarks++;
    try {
      return await this.#send(request, limit, signal, timeout);
    } finally {
      this.#writeMarks++;
    }
  }

  /** The clock runs from the moment that the request's turn has come. */
  #send(request: WireRequest, limit: number, caller: AbortSignal, timeout: number): Promise<Uint8Array> {
    return this.#limiter.run(caller, () =>
      this.#told(this.#try(request, limit, { caller, deadline: AbortSignal.timeout(timeout), timeout })),
    );
  }

  async #told(request: Promise<Uint8Array>): Promise<Uint8Array> {
    try {
      const bytes = await request;
      this.#onEnd(undefined);
      return bytes;
    } catch (error) {
      if (error instanceof TrackingError) this.#onEnd(error);
      throw error;
    }
  }

  async #try(request: WireRequest, limit: number, patience: Patience): Promise<Uint8Array> {
    const started = Date.now();
    for (let tries = 1; ; tries++) {
      try {
        return await exchange(this.#transport, request, limit, patience);
      } catch (error) {
        const wait =
          request.kind === 'read' && error instanceof TrackingError
            ? retryWait(error.failure, tries, this.#random())
            : undefined;
        if (wait === undefined || Date.now() - started + wait >= patience.timeout) throw error;
        await this.#pause(wait, request, patience);
      }
    }
  }

  async #pause(wait: number, { method, path }: WireRequest, patience: Patience): Promise<void> {
    const signal = AbortSignal.any([patience.caller, patience.deadline]);
    try {
      await orAbort(this.#sleep(wait, signal), signal);
    } catch (error) {
      throw stopped({ method, path, server: this.server }, patience, 'maybe', error) ?? error;
    }
  }
}
