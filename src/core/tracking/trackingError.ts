import { isShared, markShared } from '../base/acrossBundles.ts';

/** Why something could not be done: fixed names, other people's scripts rely on them. */
export const errorReasons = [
  'unreachable',
  'dns',
  'timeout',
  'tls',
  'proxy',
  'unauthorized',
  'forbidden',
  'hostRejected',
  'notMlflow',
  'registryMissing',
  'tooOld',
  'notFound',
  'alreadyExists',
  'invalid',
  'conflict',
  'readOnly',
  'rateLimited',
  'server',
  'cancelled',
  'unknownOutcome',
  'noConnection',
  'untrusted',
  'noModel',
  'ambiguous',
  'gateFailed',
] as const;
export type ErrorReason = (typeof errorReasons)[number];

/** What is known of a failed request. Everything from the server is text of unknown origin: shortened and never rendered as markup. */
export interface TrackingFailure {
  readonly reason: ErrorReason;
  readonly method?: string | undefined;
  readonly path?: string | undefined;
  /** Origin and path prefix of the server that was asked. */
  readonly server?: string | undefined;
  readonly status?: number | undefined;
  /** MLflow's `error_code`. */
  readonly errorCode?: string | undefined;
  /** MLflow's own words, when they were readable. */
  readonly serverMessage?: string | undefined;
  /** The system's code, `ECONNREFUSED`, `CERT_HAS_EXPIRED` …, or another short fact. */
  readonly code?: string | undefined;
  /** Whether the request can have reached the server: a failed write is certain not to have happened only when this is `no`. */
  readonly sent?: 'no' | 'maybe' | 'answered' | undefined;
  /** A write that failed after it may have reached the server, and whose effect was then looked for and not found. */
  readonly readBack?: 'notDone' | undefined;
  /** From `Retry-After`, in milliseconds. */
  readonly retryAfter?: number | undefined;
  readonly timeout?: number | undefined;
  /** The origin that the server sends its callers to, when that is another one: they are not followed there. */
  readonly redirectedTo?: string | undefined;
  /** Of a file longer than `limit`, in bytes, where the server told it. */
  readonly size?: number | undefined;
  readonly limit?: number | undefined;
}

/** The one error of the tracking layer. Its `message` is English, for logs; people read what `errorText.ts` makes of it. */
export class TrackingError extends Error {
  readonly failure: TrackingFailure;

  constructor(failure: TrackingFailure, cause?: unknown) {
    super(summary(failure), { cause });
    this.name = 'TrackingError';
    this.failure = failure;
    markShared('TrackingError', this);
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return isShared('TrackingError', value);
  }

  get reason(): ErrorReason {
    return this.failure.reason;
  }
}

export function isReason(error: unknown, reason: ErrorReason): error is TrackingError {
  return error instanceof TrackingError && error.reason === reason;
}

function summary(failure: TrackingFailure): string {
  const request = failure.method ? ` ${failure.method} ${failure.path ?? ''}` : '';
  const facts = [failure.status, failure.errorCode, failure.code].filter((fact) => fact !== undefined).join(' ');
  const words = failure.serverMessage ? `: ${failure.serverMessage.slice(0, 300)}` : '';
  return `${failure.reason}${request}${facts ? ` (${facts})` : ''}${words}`;
}
