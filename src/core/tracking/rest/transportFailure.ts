import { TrackingError, type ErrorReason, type TrackingFailure } from '../trackingError.ts';
import type { Asked } from './answerFailure.ts';

/** How far a request had come when its transport gave up: before `fetch` was called, before an answer, or within its body. */
export type Phase = 'before' | 'head' | 'body';

/** What an exception of the transport means. The caller has sorted out its own cancellation and time-out before. */
export function transportFailure(asked: Asked, phase: Phase, error: unknown): TrackingError {
  if (phase === 'body')
    return new TrackingError({ ...asked, reason: 'server', code: 'truncated', sent: 'maybe' }, error);
  const links = chain(error);
  const known = links.map(meaningOf).find((meaning) => meaning !== undefined);
  return new TrackingError(
    { ...asked, ...(known ?? unknown(links)), ...(phase === 'before' && { sent: 'no' }) },
    error,
  );
}

type Meaning = Pick<TrackingFailure, 'reason' | 'code' | 'sent'>;

interface Link {
  readonly name: string;
  readonly code: string | undefined;
  readonly message: string;
}

/** `fetch` says "fetch failed" and keeps the system's code in `cause`, sometimes one deeper; `node:https` throws it at once. */
function chain(error: unknown): readonly Link[] {
  const links: Link[] = [];
  for (let at = error; at instanceof Error && links.length < 5; at = at.cause) {
    const code = 'code' in at && typeof at.code === 'string' ? at.code : undefined;
    links.push({ name: at.name, code, message: at.message });
  }
  return links;
}

interface Row {
  readonly codes: RegExp;
  readonly reason: ErrorReason;
  readonly sent: 'no' | 'maybe';
}

/** The codes of Node 22 and 24, the same in VS Code 1.105 and 1.139, for `fetch` (undici) and `node:http(s)`. */
const rows: readonly Row[] = [
  { codes: /^(ENOTFOUND|EAI_\w+|ENODATA|ESERVFAIL|ERR_INVALID_HOSTNAME)$/, reason: 'dns', sent: 'no' },
  { codes: /^(ERR_PROXY_\w+|ERR_TUNNELING_SOCKET)$/, reason: 'proxy', sent: 'no' },
  {
    codes: /^(ERR_SSL_\w+|ERR_TLS_\w+|EPROTO|CERT_\w+|CRL_\w+|UNABLE_TO_\w+|\w*SELF_SIGNED_CERT\w*)$/,
    reason: 'tls',
    sent: 'no',
  },
  {
    codes: /^(INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH|ERROR_IN_CERT_\w+)$/,
    reason: 'tls',
    sent: 'no',
  },
  {
    codes: /^(ECONNREFUSED|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|EACCES|EPERM)$/,
    reason: 'unreachable',
    sent: 'no',
  },
  { codes: /^UND_ERR_CONNECT_TIMEOUT$/, reason: 'timeout', sent: 'no' },
  { codes: /^(ETIMEDOUT|UND_ERR_\w+_TIMEOUT)$/, reason: 'timeout', sent: 'maybe' },
  {
    codes: /^(ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET|UND_ERR_CLOSED|UND_ERR_DESTROYED)$/,
    reason: 'unreachable',
    sent: 'maybe',
  },
  { codes: /^(HPE_\w+|UND_ERR_HEADERS_OVERFLOW)$/, reason: 'notMlflow', sent: 'maybe' },
  { codes: /^(ERR_INVALID_\w+|UND_ERR_INVALID_ARG)$/, reason: 'invalid', sent: 'no' },
];

function meaningOf({ name, code, message }: Link): Meaning | undefined {
  const answer = /Proxy response \((\d+)\)/.exec(message)?.[1];
  if (answer) return { reason: 'proxy', code: answer, sent: 'no' };
  if (/Failed to establish a socket connection to proxies/.test(message))
    return { reason: 'proxy', code: 'proxyUnreachable', sent: 'no' };
  if (name === 'HTTPParserError') return { reason: 'notMlflow', code: code ?? 'notHttp', sent: 'maybe' };
  if (code === undefined) return undefined;
  const row = rows.find(({ codes }) => codes.test(code));
  return row && { reason: row.reason, code, sent: row.sent };
}

/**
 * What `fetch` refuses to send (`bad port`, `unknown scheme`, a header value that is none) is a TypeError without any code. An answer with
 * status 407 it keeps to itself: its cause then says nothing at all (Node 20 to 24).
 */
function unknown(links: readonly Link[]): Meaning {
  const code = links.find((link) => link.code !== undefined)?.code;
  if (code === undefined && links[0]?.name === 'TypeError' && links[1]?.message === '')
    return { reason: 'proxy', code: '407', sent: 'no' };
  if (code === undefined && links[0]?.name === 'TypeError')
    return { reason: 'invalid', code: 'badRequest', sent: 'no' };
  return { reason: 'unreachable', code: code ?? links[0]?.name, sent: 'maybe' };
}
