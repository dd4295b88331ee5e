import { readFileSync } from 'node:fs';
import {
  createServer,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { ROOT, pythonBinary } from '../../scripts/lib/paths.mjs';
import { run } from '../../scripts/lib/processes.mjs';
import { scratchFolder } from '../../scripts/lib/scratch.mjs';

/** What happens to one request on its way. */
export type Fault =
  | { readonly kind: 'none' }
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** The connection breaks: before the server hears of the request, or after it has done what was asked. */
  | { readonly kind: 'reset'; readonly when: 'before' | 'after' }
  /** The server answers, and half of the answer arrives. */
  | { readonly kind: 'truncate' }
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body?: string;
    }
  /** An answer that begins well and goes on for ever. */
  | { readonly kind: 'endless' }
  /** No answer at all. */
  | { readonly kind: 'silence' };

export interface RecordedRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface FaultProxy {
  readonly uri: string;
  /** Every request that arrived, faulty or not. */
  readonly requests: RecordedRequest[];
  /** For the next requests, one each; after them nothing happens any more. Forgets what was recorded and planned before. */
  plan(...faults: Fault[]): void;
  /** For the next request whose path matches, and only for that one; others pass. Forgets what was recorded and planned before. */
  planFor(path: RegExp, fault: Fault): void;
  stop(): Promise<void>;
}

export interface FaultProxyOptions {
  /** The real server; without one, requests that meet no fault get 404. */
  readonly upstream?: string;
  /** The `Host` that the server is told, in place of its own. */
  readonly host?: string;
  readonly tls?: Certificate;
}

/** A proxy on 127.0.0.1 that hands requests to a real server, and breaks those that it was told to break. */
export async function startFaultProxy({ upstream, host, tls }: FaultProxyOptions): Promise<FaultProxy> {
  const requests: RecordedRequest[] = [];
  let planned: Fault[] = [];
  let awaited: { readonly path: RegExp; readonly fault: Fault } | undefined;
  const faultOf = (url: string): Fault => {
    if (!awaited?.path.test(url)) return planned.shift() ?? { kind: 'none' };
    const { fault } = awaited;
    awaited = undefined;
    return fault;
  };

  const listener: RequestListener = (incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const { method = '', url = '', headers } = incoming;
      const recorded: RecordedRequest = { method, path: url, headers, body: Buffer.concat(chunks).toString('utf8') };
      requests.push(recorded);
      act(faultOf(url), recorded, response, { upstream, host });
    });
  };
  const server = tls ? createTlsServer({ key: tls.key, cert: tls.cert }, listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    uri: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    requests,
    plan: (...faults) => {
      planned = faults;
      awaited = undefined;
      requests.length = 0;
    },
    planFor: (path, fault) => {
      planned = [];
      awaited = { path, fault };
      requests.length = 0;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Target {
  readonly upstream: string | undefined;
  readonly host: string | undefined;
}

function act(fault: Fault, request: RecordedRequest, response: ServerResponse, target: Target): void {
  const pass = (deliver: (answer: IncomingMessage, body: Buffer) => void): void =>
    forward(target, request, response, deliver);
  switch (fault.kind) {
    case 'none':
      return pass((answer, body) =>
        response.writeHead(answer.statusCode ?? 502, withoutFraming(answer.headers)).end(body),
      );
    case 'delay':
      return void setTimeout(() => act({ kind: 'none' }, request, response, target), fault.milliseconds);
    case 'reset':
      if (fault.when === 'before') return reset(response);
      return pass(() => reset(response));
    case 'truncate':
      return pass((answer, body) => {
        response.writeHead(answer.statusCode ?? 502, {
          ...withoutFraming(answer.headers),
          'content-length': body.length,
        });
        response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
      });
    case 'answer':
      return void response.writeHead(fault.status, fault.headers).end(fault.body ?? '');
    case 'endless':
      return endless(response);
    case 'silence':
      return;
  }
}

function forward(
  { upstream, host }: Target,
  { method, path: target, headers, body }: RecordedRequest,
  response: ServerResponse,
  deliver: (answer: IncomingMessage, body: Buffer) => void,
): void {
  if (upstream === undefined) return void response.writeHead(404).end();
  const url = new URL(upstream + target);
  const own = { host: host ?? url.host, 'content-length': Buffer.byteLength(body) };
  const outgoing = httpRequest(url, { method, headers: { ...withoutFraming(headers), ...own } }, (answer) => {
    const chunks: Buffer[] = [];
    answer.on('data', (chunk: Buffer) => chunks.push(chunk));
    answer.on('end', () => deliver(answer, Buffer.concat(chunks)));
  });
  outgoing.on('error', () => response.writeHead(502).end());
  outgoing.end(body);
}

/** Headers of one connection, which the next one sets anew. */
function withoutFraming(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const { connection: _, 'keep-alive': __, 'transfer-encoding': ___, 'content-length': ____, ...rest } = headers;
  return rest;
}

function reset(response: ServerResponse): void {
  const { socket } = response;
  if (socket && 'resetAndDestroy' in socket) socket.resetAndDestroy();
}

function endless(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const more = (): void => {
    if (!response.destroyed) response.write(' '.repeat(64 * 1024), () => setImmediate(more));
  };
  response.write('{"experiments": [', more);
}

export interface Certificate {
  readonly key: string;
  readonly cert: string;
  /** The authority that signed it, which nobody trusts unless told to. */
  readonly ca: string;
}

/** A certificate for 127.0.0.1 and localhost from an authority of its own. */
export async function untrustedCertificate(): Promise<Certificate> {
  const folder = scratchFolder('certificate');
  await run(pythonBinary('3'), [path.join(ROOT, 'scripts/lib/certificate.py'), folder]);
  const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
  return { key: read('server.key'), cert: read('server.pem'), ca: read('ca.pem') };
}
