import type { Log } from '../../base/log.ts';
import { TrackingError } from '../trackingError.ts';
import { orAbort } from './abort.ts';
import { answerFailure, type Asked } from './answerFailure.ts';
import { discard, readBody, type Body } from './body.ts';
import type { Fetch, FetchResponse } from './fetch.ts';
import { maxRedirects, redirectTarget } from './redirect.ts';
import { parseRetryAfter } from './retry.ts';
import { transportFailure, type Phase } from './transportFailure.ts';
import type { WireRequest } from './wireRequest.ts';

/** Where requests go and what goes along with each. */
export interface Transport {
  /** Origin and path prefix, without a slash at the end. */
  readonly server: string;
  /** Sent as `X-MLFLOW-WORKSPACE`: a server without workspaces answers 500 to it (3.17.2). */
  readonly workspace: string | undefined;
  /** What signs a request in; asked for each one, and sent to the server's own origin only. */
  readonly headers: () => Promise<Readonly<Record<string, string>>>;
  readonly fetch: Fetch;
  readonly log: Log;
}

/** `caller` is the person's wish to stop, `deadline` the clock's: both end the exchange, for different reasons. */
export interface Patience {
  readonly caller: AbortSignal;
  readonly deadline: AbortSignal;
  /** What the deadline was set to, in milliseconds, for the failure to say. */
  readonly timeout: number;
}

/** What is taken of an answer that says no. */
const failureLimit = 64 * 1024;

/** Sends a request once and takes at most `limit` bytes of a good answer. Fails with a TrackingError only. */
export async function exchange(
  transport: Transport,
  request: WireRequest,
  limit: number,
  patience: Patience,
): Promise<Uint8Array> {
  const asked: Asked = { method: request.method, path: request.path, server: transport.server };
  const signal = AbortSignal.any([patience.caller, patience.deadline]);
  const started = Date.now();
  let phase: Phase = 'before';
  let status: number | undefined;
  let size: number | undefined;
  let failed: TrackingError | undefined;
  try {
    const headers = await orAbort(headersOf(transport, request, asked), signal);
    phase = 'head';
    const response = await send(transport, request, headers, asked, signal);
    phase = 'body';
    status = response.status;
    const isGood = status >= 200 && status < 300;
    const { bytes } = isGood
      ? await wholeBody(response, limit, asked, signal)
      : await readBody(response.body, failureLimit, signal);
    size = bytes.length;
    if (isGood) return bytes;
    const retryAfter = parseRetryAfter(response.headers.get('retry-after'), Date.now());
    throw answerFailure(asked, { status, text: new TextDecoder().decode(bytes), retryAfter });
  } catch (error) {
    failed = error instanceof TrackingError ? error : broken(asked, patience, phase, error);
    throw failed;
  } finally {
    const outcome = [status, failed?.reason, failed?.failure.code].filter((fact) => fact !== undefined).join(' ');
    transport.log.debug(`${asked.method} ${asked.path} ${outcome} ${Date.now() - started} ms ${size ?? 0} bytes`);
  }
}

function broken(asked: Asked, patience: Patience, phase: Phase, error: unknown): TrackingError {
  return stopped(asked, patience, phase === 'before' ? 'no' : 'maybe', error) ?? transportFailure(asked, phase, error);
}

/** The failure of a request that was stopped by its caller or by the clock; undefined when neither did. */
export function stopped(
  asked: Asked,
  patience: Patience,
  sent: 'no' | 'maybe',
  cause: unknown,
): TrackingError | undefined {
  if (patience.caller.aborted) return new TrackingError({ ...asked, reason: 'cancelled', sent }, cause);
  if (patience.deadline.aborted)
    return new TrackingError({ ...asked, reason: 'timeout', timeout: patience.timeout, sent }, cause);
  return undefined;
}

async function headersOf(transport: Transport, request: WireRequest, asked: Asked): Promise<Record<string, string>> {
  return {
    ...(await credentials(transport, asked)),
    Accept: 'application/json, */*;q=0.5',
    ...(request.body !== undefined && { 'Content-Type': 'application/json' }),
    ...(transport.workspace && { 'X-MLFLOW-WORKSPACE': transport.workspace }),
  };
}

async function credentials(transport: Transport, asked: Asked): Promise<Readonly<Record<string, string>>> {
  try {
    return await transport.headers();
  } catch (error) {
    if (error instanceof TrackingError) throw error;
    throw new TrackingError({ ...asked, reason: 'unauthorized', code: 'credentials', sent: 'no' }, error);
  }
}

/** Follows redirects of a GET within the server's origin, with the same headers; any other redirect is a failure. */
async function send(
  transport: Transport,
  { method, path, query, body }: WireRequest,
  headers: Record<string, string>,
  asked: Asked,
  signal: AbortSignal,
): Promise<FetchResponse> {
  let url = `${transport.server}${path}${query && `?${query}`}`;
  for (let redirects = 0; ; redirects++) {
    const sending = transport.fetch(url, {
      method,
      headers,
      redirect: 'manual',
      signal,
      ...(body !== undefined && { body }),
    });
    const response = await orAbort(sending, signal);
    const target = redirectTarget(response, url);
    if (target === undefined) return response;
    discard(response.body);
    const isHome = target !== '' && new URL(target).origin === new URL(url).origin;
    if (method !== 'GET' || !isHome || redirects === maxRedirects) {
      const redirectedTo = target === '' ? undefined : new URL(target).origin;
      throw new TrackingError({
        ...asked,
        reason: 'notMlflow',
        code: 'redirect',
        status: response.status,
        redirectedTo,
        sent: 'answered',
      });
    }
    url = target;
  }
}

/** A body that is too long fails before it is read when its length was told, and otherwise at the limit. */
async function wholeBody(response: FetchResponse, limit: number, asked: Asked, signal: AbortSignal): Promise<Body> {
  // A compressed body is longer than its header says.
  const told = response.headers.get('content-encoding') ? NaN : Number(response.headers.get('content-length') ?? NaN);
  if (told > limit) discard(response.body);
  const body = told > limit ? undefined : await readBody(response.body, limit, signal);
  if (body?.complete) return body;
  const size = told > limit ? told : undefined;
  throw new TrackingError({
    ...asked,
    reason: 'invalid',
    code: 'tooLarge',
    status: response.status,
    size,
    limit,
    sent: 'answered',
  });
}
