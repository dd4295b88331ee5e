type Environment = Readonly<Record<string, string | undefined>>;

/** A Windows path is a list of `C:\…;D:\…`. */
export type PathDelimiter = ':' | ';';

/** What the server of one connection gets must not reach another one: a token that the window was started with. */
const ofOtherServers = [
  'MLFLOW_TRACKING_URI',
  'MLFLOW_TRACKING_USERNAME',
  'MLFLOW_TRACKING_PASSWORD',
  'MLFLOW_TRACKING_TOKEN',
  'MLFLOW_TRACKING_AUTH',
  'MLFLOW_TRACKING_AWS_SIGV4',
  'MLFLOW_TRACKING_CLIENT_CERT_PATH',
  'MLFLOW_TRACKING_SERVER_CERT_PATH',
  'MLFLOW_TRACKING_INSECURE_TLS',
  'MLFLOW_REGISTRY_URI',
  'MLFLOW_WORKSPACE',
];

/**
 * What differs from the `inherited` environment in a process that serves a model of `client`'s server. The `scripts` of its Python are found first:
 * MLflow 3.17.2 starts `uvicorn` by name.
 */
export function servingEnvironment(
  inherited: Environment,
  client: Readonly<Record<string, string>>,
  scripts: string,
  delimiter: PathDelimiter,
): Environment {
  // Windows has one variable under whatever case.
  const path = delimiter === ';' ? Object.keys(inherited).find((name) => name.toUpperCase() === 'PATH') : undefined;
  const name = path ?? 'PATH';
  const before = inherited[name];
  return {
    ...Object.fromEntries(ofOtherServers.map((other) => [other, undefined])),
    ...client,
    [name]: before ? `${scripts}${delimiter}${before}` : scripts,
    PYTHONUNBUFFERED: '1',
  };
}
