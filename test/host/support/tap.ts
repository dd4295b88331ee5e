import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the extension sent; `path` with its query. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly type?: string;
  readonly body: string;
}

/** In place of an answer the connection breaks. */
export const broken = Symbol('broken');

export interface Tap {
  readonly uri: string;
  readonly seen: Seen[];
  /** Asked for each request; undefined lets it through to the real server. */
  answer: (request: Seen) => Answer | typeof broken | undefined | Promise<Answer | typeof broken | undefined>;
  stop(): Promise<void>;
}

/** A server on 127.0.0.1 that notes what it is asked, and answers itself or lets a real server answer. */
export async function startTap(upstream?: string): Promise<Tap> {
  const server = createServer((incoming, response) => {
    void (async () => {
      const request = await read(incoming);
      tap.seen.push(request);
      const answer = (await tap.answer(request)) ?? (await forward(upstream, request));
      if (answer === broken) return void incoming.socket.destroy();
      response.writeHead(answer.status, { 'content-type': answer.type ?? 'application/json' }).end(answer.body);
    })().catch(() => incoming.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const tap: Tap = {
    uri: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen: [],
    answer: () => undefined,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return tap;
}

async function read(incoming: IncomingMessage): Promise<Seen> {
  const { method = '', url = '', headers } = incoming;
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return { method, path: url, headers, body: Buffer.concat(chunks).toString('utf8') };
}

async function forward(upstream: string | undefined, { method, path, body }: Seen): Promise<Answer> {
  if (upstream === undefined) return { status: 404, body: '' };
  const response = await fetch(upstream + path, {
    method,
    ...(body !== '' && { body, headers: { 'content-type': 'application/json' } }),
  });
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    body: await response.text(),
  };
}
