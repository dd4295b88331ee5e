import type { IncomingMessage } from 'node:http';
import { Agent, request as httpsRequest } from 'node:https';
import { Readable } from 'node:stream';
import type { Disposable } from '../core/base/lifetime.ts';
import type { Fetch, FetchBody, FetchBodyReader, FetchRequest, FetchResponse } from '../core/tracking/rest/fetch.ts';

/** How the server's certificate is judged: by these authorities alone, or not at all. */
export type Trust = { readonly ca: string } | { readonly insecure: true };

export interface Transport extends Disposable {
  readonly fetch: Fetch;
}

/**
 * `fetch` for one connection with authorities of its own, which the global one cannot have. Nothing of the process is changed. Redirects are
 * answers, never followed; bodies come as they are sent, because no encoding is offered. `http:` addresses are refused: use the global `fetch`.
 */
export function createHttpsTransport(trust: Trust): Transport {
  const tls = 'ca' in trust ? { ca: trust.ca } : { rejectUnauthorized: false };
  const agent = new Agent({ ...tls, keepAlive: true, maxSockets: 8 });
  return {
    // The editor's proxy support may put an agent of its own in the place of this one; it then takes the options of the request.
    fetch: (url, asked) => send(url, asked, { ...tls, agent }),
    dispose: () => agent.destroy(),
  };
}

interface TlsOptions {
  readonly agent: Agent;
  readonly ca?: string;
  readonly rejectUnauthorized?: boolean;
}

function send(
  url: string,
  { method, headers, body, signal }: FetchRequest,
  options: TlsOptions,
): Promise<FetchResponse> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const all = {
      'Accept-Encoding': 'identity',
      ...headers,
      ...(body !== undefined && { 'Content-Length': String(Buffer.byteLength(body)) }),
    };
    const outgoing = httpsRequest(url, { method, headers: all, ...options });
    const abort = (): void => void outgoing.destroy(reasonOf(signal));
    signal.addEventListener('abort', abort, { once: true });
    outgoing.once('close', () => signal.removeEventListener('abort', abort));
    outgoing.once('error', reject);
    outgoing.once('response', (incoming) => resolve(toResponse(incoming)));
    outgoing.end(body);
  });
}

function reasonOf({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new Error('aborted', { cause: reason });
}

function toResponse(incoming: IncomingMessage): FetchResponse {
  const { headers } = incoming;
  const get = (name: string): string | null => {
    const value = headers[name.toLowerCase()];
    return value === undefined ? null : Array.isArray(value) ? value.join(', ') : value;
  };
  return { status: incoming.statusCode ?? 0, headers: { get }, body: toBody(incoming) };
}

function toBody(incoming: IncomingMessage): FetchBody {
  // A body that breaks off with nobody reading it must not be an uncaught exception.
  incoming.on('error', () => undefined);
  return {
    getReader(): FetchBodyReader {
      const chunks = Readable.from(incoming)[Symbol.asyncIterator]();
      return {
        async read() {
          const next = await chunks.next();
          return next.done ? { done: true } : { done: false, value: next.value as Uint8Array };
        },
        async cancel() {
          incoming.destroy();
        },
      };
    },
  };
}
