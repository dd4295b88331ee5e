import type { TrackingFailure } from '../trackingError.ts';

/** All tries of a read, the first one included. */
export const maxTries = 3;

/** A server that asks for more patience than this is told to the person instead. Milliseconds. */
export const longestWait = 20_000;

const busyStatuses = new Set([429, 502, 503, 504]);
const brokenConnections = new Set(['ECONNRESET', 'ECONNABORTED', 'EPIPE', 'UND_ERR_SOCKET', 'truncated']);

/** Milliseconds until a read is worth another try; undefined when it is not. `random` is from 0 to 1. */
export function retryWait(failure: TrackingFailure, tries: number, random: number): number | undefined {
  if (tries >= maxTries || !isPassing(failure) || (failure.retryAfter ?? 0) > longestWait) return undefined;
  const backoff = 300 * 2 ** (tries - 1);
  return Math.max(failure.retryAfter ?? 0, backoff * (0.5 + random / 2));
}

/** MLflow answers 503 for good when a feature is switched off. */
function isPassing({ status, code }: TrackingFailure): boolean {
  if (code === 'disabled') return false;
  return code !== undefined && brokenConnections.has(code) ? true : status !== undefined && busyStatuses.has(status);
}

/** `Retry-After`: seconds or an HTTP date. Milliseconds from `now`, never negative. */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const date = /[a-z]{3}/i.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
