import { silentLog, type Log } from '../../../../../src/core/base/log.ts';
import type { Fetch } from '../../../../../src/core/tracking/rest/fetch.ts';
import { RestClient, type RestClientOptions } from '../../../../../src/core/tracking/rest/restClient.ts';

export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: unknown;
}

/** An answer, or what `fetch` throws in its place. */
export type Reply = Response | Error | Promise<Response>;

export interface FakeServer {
  readonly client: RestClient;
  readonly sent: Sent[];
  /** What the client slept, in milliseconds. */
  readonly slept: number[];
  readonly lines: string[];
}

export const base = 'http://mlflow.example:5000/team/mlflow';

/** A client whose `fetch` is answered by `reply`: a function of what was sent, or a list in order whose last entry repeats. */
export function fakeServer(
  reply: readonly Reply[] | ((sent: Sent) => Reply),
  options: Partial<RestClientOptions> = {},
): FakeServer {
  const sent: Sent[] = [];
  const slept: number[] = [];
  const lines: string[] = [];
  const log: Log = {
    ...silentLog,
    debug: (line) => lines.push(line),
    warn: (line) => lines.push(line),
    info: (line) => lines.push(line),
  };
  const fetch: Fetch = async (url, { method, headers, body, redirect }) => {
    if (redirect !== 'manual') throw new Error('a redirect would be followed past the client');
    const entry: Sent = { method, url, headers, body: body === undefined ? undefined : JSON.parse(body) };
    sent.push(entry);
    const answer =
      typeof reply === 'function'
        ? reply(entry)
        : (reply[Math.min(sent.length, reply.length) - 1] ?? new Error('no reply'));
    if (answer instanceof Error) throw answer;
    const response = await answer;
    return response.clone();
  };
  const client = new RestClient({
    baseUrl: base,
    headers: async () => ({}),
    fetch,
    log,
    random: () => 1,
    sleep: async (milliseconds) => void slept.push(milliseconds),
    ...options,
  });
  return { client, sent, slept, lines };
}

export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json', ...headers } });
}

export function text(body: string, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(body, { status, headers });
}

export function mlflowError(status: number, errorCode: string, message: string): Response {
  return json({ error_code: errorCode, message }, status);
}

/** As Flask's own, which both MLflow versions send for an unknown route and for a crash. */
export function page(status: number): Response {
  const body = `<!doctype html>\n<html lang=en>\n<title>${status}</title>\n<h1>Something</h1>\n<p>went wrong</p>\n`;
  return text(body, status, { 'content-type': 'text/html; charset=utf-8' });
}

/** What the global `fetch` throws: the code stands in the cause. */
export function fetchFailed(code: string, message = code): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) });
}

export const { signal: never } = new AbortController();
