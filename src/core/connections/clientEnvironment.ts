import type { Connection } from './connection.ts';

/**
 * The environment in which MLflow's own clients reach a connection. `headers` are those that sign requests in; what MLflow has no variable for (own
 * headers) cannot be told and is left out. Holds secrets: for the environment of one process, never for a log, a file or a command line.
 */
export function clientEnvironment(
  { trackingUri, registryUri, workspace, caFile, insecureTls }: Connection,
  headers: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return {
    MLFLOW_TRACKING_URI: trackingUri,
    ...(registryUri !== undefined && { MLFLOW_REGISTRY_URI: registryUri }),
    ...(workspace !== undefined && { MLFLOW_WORKSPACE: workspace }),
    ...(caFile !== undefined && { MLFLOW_TRACKING_SERVER_CERT_PATH: caFile }),
    ...(insecureTls && { MLFLOW_TRACKING_INSECURE_TLS: 'true' }),
    ...signIn(headers['Authorization'] ?? ''),
  };
}

function signIn(authorization: string): Readonly<Record<string, string>> {
  const [kind, value = ''] = authorization.split(' ');
  if (kind === 'Bearer') return { MLFLOW_TRACKING_TOKEN: value };
  if (kind !== 'Basic') return {};
  const text = fromBase64(value);
  const colon = text.indexOf(':');
  return { MLFLOW_TRACKING_USERNAME: text.slice(0, colon), MLFLOW_TRACKING_PASSWORD: text.slice(colon + 1) };
}

function fromBase64(text: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(text), (char) => char.charCodeAt(0)));
}
