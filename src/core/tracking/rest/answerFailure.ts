import { TrackingError, type ErrorReason, type TrackingFailure } from '../trackingError.ts';
import { longestWait } from './retry.ts';
import { parseJson } from './json.ts';

/** What was asked, as far as a failure repeats it: never a query, a body or a header. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly server: string;
}

/** An answer whose status says that it failed, or that is not what MLflow answers. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly retryAfter: number | undefined;
}

/** Why an answer is a failure. The first row of `rules` that fits says so. */
export function answerFailure(asked: Asked, answer: Answer): TrackingError {
  const seen: Seen = { ...answer, ...mlflowError(answer.text), path: asked.path, isPage: isPage(answer.text) };
  const rule = rules.find(({ when }) => when(seen));
  const failure: TrackingFailure = {
    ...asked,
    reason: rule?.reason ?? byErrorCode.get(seen.errorCode ?? '') ?? byStatus(seen.status),
    status: seen.status,
    errorCode: seen.errorCode,
    serverMessage: readableWords(seen),
    code: rule?.code ?? (seen.isPage ? 'html' : undefined),
    retryAfter: seen.retryAfter,
    sent: seen.errorCode === undefined && gatewayStatuses.has(seen.status) ? 'maybe' : 'answered',
  };
  return new TrackingError(failure);
}

interface Seen extends Answer {
  readonly path: string;
  readonly errorCode: string | undefined;
  readonly message: string | undefined;
  readonly isPage: boolean;
}

interface Rule {
  readonly reason: ErrorReason;
  readonly code?: string;
  readonly when: (seen: Seen) => boolean;
}

/** A gateway says these for itself: the server behind it may have done what was asked. */
const gatewayStatuses = new Set([502, 503, 504]);

const isRegistry = ({ path }: Seen): boolean => /\/mlflow\/(registered-models|model-versions)\//.test(path);
const isLoggedModel = ({ path }: Seen): boolean => path.includes('/mlflow/logged-models');
const isMissingRoute = ({ status, isPage, errorCode }: Seen): boolean =>
  errorCode === 'ENDPOINT_NOT_FOUND' || (status === 404 && isPage);
const isDisabled = ({ status, text }: Seen): boolean => status === 503 && /^Endpoint: \S+ disabled /.test(text);

/** Texts are those of MLflow 2.22.4 and 3.17.2. */
const rules: readonly Rule[] = [
  { reason: 'proxy', when: ({ status }) => status === 407 },
  { reason: 'hostRejected', when: ({ status, text }) => status === 403 && text.startsWith('Invalid Host header') },
  {
    reason: 'forbidden',
    code: 'crossOrigin',
    when: ({ status, text }) => status === 403 && text.startsWith('Cross-origin request blocked'),
  },
  {
    reason: 'tls',
    code: 'httpToHttps',
    when: ({ status, text }) => status === 400 && text.includes('plain HTTP request was sent to HTTPS port'),
  },

  { reason: 'registryMissing', when: (seen) => isRegistry(seen) && (isMissingRoute(seen) || isDisabled(seen)) },
  {
    reason: 'registryMissing',
    when: (seen) => isRegistry(seen) && seen.errorCode === 'FEATURE_DISABLED' && !/workspace/i.test(seen.text),
  },
  {
    reason: 'registryMissing',
    when: ({ message }) =>
      /Model registry functionality is unavailable|Model Registry features are not supported/i.test(message ?? ''),
  },
  { reason: 'server', code: 'disabled', when: isDisabled },
  { reason: 'tooOld', when: (seen) => isLoggedModel(seen) && isMissingRoute(seen) },

  {
    reason: 'alreadyExists',
    when: ({ errorCode, message }) =>
      errorCode !== undefined &&
      /UNIQUE constraint|duplicate key value|Duplicate entry|Cannot insert duplicate key/i.test(message ?? ''),
  },

  {
    reason: 'rateLimited',
    when: ({ status, retryAfter }) => status === 429 || (status === 503 && (retryAfter ?? 0) > longestWait),
  },
  { reason: 'unauthorized', when: ({ status }) => status === 401 },
  { reason: 'forbidden', when: ({ status, errorCode }) => status === 403 && errorCode === undefined },
  { reason: 'notMlflow', when: ({ status, isPage }) => isPage && status < 500 },
  { reason: 'notMlflow', when: ({ status, errorCode }) => status === 404 && errorCode === undefined },
];

/** MLflow's own table of codes; one that stands here says more than the status. */
const byErrorCode = new Map<string, ErrorReason>([
  ['INVALID_PARAMETER_VALUE', 'invalid'],
  ['BAD_REQUEST', 'invalid'],
  ['MALFORMED_REQUEST', 'invalid'],
  ['RESOURCE_ALREADY_EXISTS', 'alreadyExists'],
  ['ALREADY_EXISTS', 'alreadyExists'],
  ['UNAUTHENTICATED', 'unauthorized'],
  ['CUSTOMER_UNAUTHORIZED', 'unauthorized'],
  ['PERMISSION_DENIED', 'forbidden'],
  ['NOT_FOUND', 'notFound'],
  ['RESOURCE_DOES_NOT_EXIST', 'notFound'],
  ['ENDPOINT_NOT_FOUND', 'tooOld'],
  ['NOT_IMPLEMENTED', 'tooOld'],
  ['FEATURE_DISABLED', 'invalid'],
  ['ABORTED', 'conflict'],
  ['RESOURCE_CONFLICT', 'conflict'],
  ['INVALID_STATE', 'conflict'],
  ['RESOURCE_EXHAUSTED', 'rateLimited'],
  ['REQUEST_LIMIT_EXCEEDED', 'rateLimited'],
]);

const statuses = new Map<number, ErrorReason>([
  [403, 'forbidden'],
  [404, 'notFound'],
  [405, 'notMlflow'],
  [408, 'timeout'],
  [409, 'conflict'],
]);

function byStatus(status: number): ErrorReason {
  const known = statuses.get(status);
  if (known) return known;
  if (status < 400) return 'notMlflow';
  return status < 500 ? 'invalid' : 'server';
}

function mlflowError(text: string): { readonly errorCode: string | undefined; readonly message: string | undefined } {
  const none = { errorCode: undefined, message: undefined };
  if (!text.trimStart().startsWith('{')) return none;
  try {
    const parsed = parseJson(text);
    if (typeof parsed !== 'object' || parsed === null) return none;
    const { error_code: errorCode, message } = parsed as { error_code?: unknown; message?: unknown };
    return {
      errorCode: typeof errorCode === 'string' ? errorCode : undefined,
      message: typeof message === 'string' ? message : undefined,
    };
  } catch {
    return none;
  }
}

/** By its look: basic-auth labels plain text as a web page. */
export function isPage(text: string): boolean {
  return /^\s*<(!doctype|!--|\?xml|(html|head|body|title|h1|center|p)\b)/i.test(text);
}

/** The server's words without markup and without the SQL that MLflow passes on; undefined when nothing is left. */
function readableWords({ isPage, errorCode, message, text }: Seen): string | undefined {
  if (isPage) return undefined;
  const words = message ?? (errorCode === undefined && !text.trimStart().startsWith('{') ? text : '');
  const readable = words
    .slice(0, sqlStart(words))
    .replaceAll(/[^\P{Cc}\n\t]/gu, ' ')
    .trim();
  return readable.slice(0, 2000) || undefined;
}

/** Where SQLAlchemy begins to speak: `Error: (raised as a result of …`, `(sqlite3.IntegrityError) …`, `[SQL: …`. */
function sqlStart(words: string): number {
  const start = words.search(
    /(Error: )?\((raised as a result of|[\w.]+\.\w*(Error|Violation)\))|\[SQL: |\[parameters: |\(Background on this error/,
  );
  return start < 0 ? words.length : start;
}
