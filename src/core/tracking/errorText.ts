import { message, type Message } from '../base/message.ts';
import { TrackingError, type ErrorReason, type TrackingFailure } from './trackingError.ts';

/** Ours first, then the server's own words, shortened. */
export interface ErrorText {
  readonly cause: Message;
  readonly cure: Message | undefined;
  readonly words: Message | undefined;
}

const wordsLimit = 300;

/** What a failure means for a person. The caller says what was tried and on which connection. */
export function errorText(failure: TrackingFailure): ErrorText {
  const { cause, cure } = explain[failure.reason](failure);
  const words = failure.serverMessage?.trim();
  return { cause, cure, words: words ? message('serverSays', { words: shorten(words) }) : undefined };
}

/** One or two words for the dim text of a row. */
export function shortCause(error: unknown): Message {
  return error instanceof TrackingError ? shortCauses[error.reason] : message('shortServer');
}

function shorten(words: string): string {
  return words.length > wordsLimit ? `${words.slice(0, wordsLimit)}…` : words;
}

type Explanation = { readonly cause: Message; readonly cure?: Message };

const explain: Record<ErrorReason, (failure: TrackingFailure) => Explanation> = {
  unreachable: (f) =>
    f.code === 'ECONNREFUSED'
      ? { cause: message('causeRefused', { server: server(f) }), cure: message('cureStartServer') }
      : { cause: message('causeBroken', { server: server(f) }) },
  dns: (f) => ({ cause: message('causeDns', { host: hostname(f) }), cure: message('cureCheckName') }),
  timeout: (f) => ({
    cause: message('causeTimeout', { seconds: Math.round((f.timeout ?? 30_000) / 1000) }),
    cure: message('cureTimeout'),
  }),
  tls: explainTls,
  proxy: (f) => ({ cause: message('causeProxy', { code: f.code ?? '407' }), cure: message('cureProxy') }),
  unauthorized: () => ({ cause: message('causeUnauthorized'), cure: message('cureSignIn') }),
  forbidden: ({ code }) =>
    code === 'crossOrigin'
      ? { cause: message('causeCrossOrigin') }
      : { cause: message('causeForbidden'), cure: message('cureForbidden') },
  hostRejected: (f) => ({
    cause: message('causeHostRejected', { host: host(f) }),
    cure: message('cureAllowedHosts', { host: host(f) }),
  }),
  notMlflow: (f) =>
    f.redirectedTo === undefined
      ? { cause: message('causeNotMlflow', { server: server(f) }), cure: message('cureNotMlflow') }
      : {
          cause: message('causeRedirect', { server: server(f), target: f.redirectedTo }),
          cure: message('cureNotMlflow'),
        },
  registryMissing: () => ({ cause: message('causeRegistryMissing'), cure: message('cureRegistry') }),
  tooOld: () => ({ cause: message('causeTooOld') }),
  notFound: () => ({ cause: message('causeNotFound') }),
  alreadyExists: () => ({ cause: message('causeExists') }),
  invalid: explainInvalid,
  conflict: () => ({ cause: message('causeConflict') }),
  readOnly: () => ({ cause: message('causeReadOnly') }),
  rateLimited: (f) =>
    f.retryAfter === undefined
      ? { cause: message('causeRateLimited') }
      : { cause: message('causeRateLimited'), cure: message('cureWait', { seconds: Math.ceil(f.retryAfter / 1000) }) },
  server: explainServer,
  cancelled: () => ({ cause: message('causeCancelled') }),
  unknownOutcome: () => ({ cause: message('causeUnknownOutcome'), cure: message('cureLook') }),
  noConnection: () => ({ cause: message('causeNoConnection'), cure: message('cureSelect') }),
  untrusted: () => ({ cause: message('causeUntrusted') }),
  noModel: () => ({ cause: message('causeNoModel') }),
  ambiguous: () => ({ cause: message('causeAmbiguous') }),
  gateFailed: () => ({ cause: message('causeGateFailed') }),
};

/** The codes of Node's TLS, the same in `fetch` and `node:https`. */
function explainTls({ code }: TrackingFailure): Explanation {
  if (code === 'CERT_HAS_EXPIRED') return { cause: message('causeTlsExpired'), cure: message('cureCertificate') };
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return { cause: message('causeTlsName'), cure: message('cureCertificate') };
  if (code === 'httpToHttps') return { cause: message('causeHttpToHttps'), cure: message('cureHttps') };
  if (code === 'ERR_SSL_WRONG_VERSION_NUMBER' || code === 'EPROTO') {
    return { cause: message('causeTlsPlain'), cure: message('cureHttp') };
  }
  if (code === 'caFileUnreadable' || code === 'caFileInvalid')
    return { cause: message('causeCaFile'), cure: message('cureCaFileRead') };
  if (code !== undefined && unknownAuthority.has(code))
    return { cause: message('causeTlsUnknown'), cure: message('cureCaFile') };
  return { cause: message('causeTls', { code: code ?? 'TLS' }), cure: message('cureCaFile') };
}

const unknownAuthority = new Set([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
]);

function explainInvalid({ code, limit = 0, server: address = '' }: TrackingFailure): Explanation {
  const megabytes = Math.round(limit / 1_000_000);
  if (code === 'tooLarge') return { cause: message('causeTooLarge', { megabytes }) };
  if (code === 'unsafePath') return { cause: message('causeUnsafePath') };
  if (code === 'noWorkspaces')
    return { cause: message('causeNoWorkspaces', { server: address }), cure: message('cureNoWorkspaces') };
  return { cause: message('causeInvalid') };
}

function explainServer({ status, code }: TrackingFailure): Explanation {
  if (status === undefined || status < 400) return { cause: message('causeTruncated') };
  if (code === 'disabled') return { cause: message('causeDisabled') };
  return { cause: code === 'html' ? message('causeServerPage', { status }) : message('causeServer', { status }) };
}

function server(failure: TrackingFailure): string {
  return failure.server ?? 'the server';
}

function hostname(failure: TrackingFailure): string {
  return failure.server && URL.canParse(failure.server) ? new URL(failure.server).hostname : server(failure);
}

function host(failure: TrackingFailure): string {
  return failure.server && URL.canParse(failure.server) ? new URL(failure.server).host : server(failure);
}

const shortCauses: Record<ErrorReason, Message> = {
  unreachable: message('shortUnreachable'),
  dns: message('shortDns'),
  timeout: message('shortTimeout'),
  tls: message('shortTls'),
  proxy: message('shortProxy'),
  unauthorized: message('shortUnauthorized'),
  forbidden: message('shortForbidden'),
  hostRejected: message('shortHostRejected'),
  notMlflow: message('shortNotMlflow'),
  registryMissing: message('shortRegistryMissing'),
  tooOld: message('shortTooOld'),
  notFound: message('shortNotFound'),
  alreadyExists: message('shortAlreadyExists'),
  invalid: message('shortInvalid'),
  conflict: message('shortConflict'),
  readOnly: message('shortReadOnly'),
  rateLimited: message('shortRateLimited'),
  server: message('shortServer'),
  cancelled: message('shortCancelled'),
  unknownOutcome: message('shortUnknownOutcome'),
  noConnection: message('shortNoConnection'),
  untrusted: message('shortUntrusted'),
  noModel: message('shortNoModel'),
  ambiguous: message('shortAmbiguous'),
  gateFailed: message('shortGateFailed'),
};
