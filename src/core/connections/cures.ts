import type { ErrorReason, TrackingFailure } from '../tracking/trackingError.ts';
import { isLoopback } from './address.ts';
import type { Connection } from './connection.ts';

type Cure = (url: URL, connection: Connection, failure: TrackingFailure) => string | undefined;

/** What helps, ready to paste: a command for the server's operator or this machine, or a line for the settings. The same in every language. */
export function cureSnippet(failure: TrackingFailure, connection: Connection): string | undefined {
  const address = failure.server ?? connection.trackingUri;
  return URL.canParse(address) ? cures[failure.reason]?.(new URL(address), connection, failure) : undefined;
}

const cures: Partial<Record<ErrorReason, Cure>> = {
  unreachable: (url) =>
    isLoopback(url.hostname) ? `mlflow server --host ${url.hostname} --port ${url.port || '80'}` : curl(url, '/health'),
  dns: (url) => `nslookup ${url.hostname}`,
  timeout: (url) => curl(url, '/health'),
  tls: (url, _, { code }) => {
    if (code === 'ERR_SSL_WRONG_VERSION_NUMBER' || code === 'EPROTO')
      return `"trackingUri": "${base(url).replace(/^https:/, 'http:')}"`;
    if (code === 'CERT_HAS_EXPIRED' || code === 'ERR_TLS_CERT_ALTNAME_INVALID') return showCertificate(url);
    return '"caFile": "/path/to/authority.pem"';
  },
  proxy: (url) => `"http.noProxy": ["${url.hostname}"]`,
  // The list replaces the default one, so that the addresses of the machine itself have to stand in it again (MLflow 3.17.2).
  hostRejected: (url) => `mlflow server --allowed-hosts "${url.host},localhost,localhost:*,127.0.0.1,127.0.0.1:*"`,
  notMlflow: (url) => `curl -i "${base(url)}/api/2.0/mlflow/experiments/search?max_results=1"`,
  registryMissing: () => 'mlflow server --backend-store-uri sqlite:///mlflow.db',
  tooOld: () => 'pip install --upgrade "mlflow>=2.22"',
  invalid: (_url, { workspace }, { code }) =>
    code === 'noWorkspaces' && workspace !== undefined ? 'mlflow server --enable-workspaces' : undefined,
};

function base(url: URL): string {
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

function curl(url: URL, path: string): string {
  return `curl -v "${base(url)}${path}"`;
}

function showCertificate(url: URL): string {
  return `openssl s_client -connect ${url.hostname}:${url.port || '443'} -servername ${url.hostname} </dev/null | openssl x509 -noout -subject -issuer -dates`;
}
