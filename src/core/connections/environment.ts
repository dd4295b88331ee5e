import { message, type Message } from '../base/message.ts';
import { parseAddress } from './address.ts';
import type { AuthKind, Connection, ConnectionScope } from './connection.ts';
import type { Credentials } from './credentials.ts';
import type { FileCredentials } from './credentialsFile.ts';

export type Variables = Readonly<Record<string, string | undefined>>;

/** A connection that MLflow's own variables describe, with the credentials that came with it; they go to no other address. */
export interface EnvironmentConnection {
  readonly connection: Connection;
  readonly credentials: Credentials | undefined;
  readonly problems: readonly Message[];
}

/** Undefined when `MLFLOW_TRACKING_URI` is not set. */
export type EnvironmentReading = EnvironmentConnection | { readonly problems: readonly Message[] } | undefined;

/** The process environment, completed by `~/.mlflow/credentials`, which names no server and therefore belongs to this address alone. */
export function readEnvironment(variables: Variables, file: FileCredentials | undefined): EnvironmentReading {
  const certificates = value(variables, 'MLFLOW_TRACKING_SERVER_CERT_PATH');
  const insecure = isTrue(variables['MLFLOW_TRACKING_INSECURE_TLS']);
  // MLflow refuses both at once (`http_request` in 3.17.2); verifying is the safe half.
  const problems = certificates !== undefined && insecure ? [message('environmentTls')] : [];
  const tls = { caFile: certificates, insecureTls: insecure && certificates === undefined };
  return read('environment', variables, environmentCredentials(variables, file), tls, problems);
}

/** A `.env` file supplies address and credentials together or neither; its TLS switches are ignored. */
export function readDotenv(variables: Variables): EnvironmentReading {
  return read(
    'dotenv',
    variables,
    environmentCredentials(variables, undefined),
    { caFile: undefined, insecureTls: false },
    [],
  );
}

/** Each field of the environment wins over the file's; a complete user name and password win over a token (MLflow 3.17.2). */
export function environmentCredentials(
  variables: Variables,
  file: FileCredentials | undefined,
): Credentials | undefined {
  const username = value(variables, 'MLFLOW_TRACKING_USERNAME') ?? file?.username;
  const password = value(variables, 'MLFLOW_TRACKING_PASSWORD') ?? file?.password;
  if (username && password) return { kind: 'basic', username, password };
  const token = value(variables, 'MLFLOW_TRACKING_TOKEN');
  return token === undefined ? undefined : { kind: 'bearer', token };
}

type Tls = Pick<Connection, 'caFile' | 'insecureTls'>;

function read(
  scope: ConnectionScope & ('environment' | 'dotenv'),
  variables: Variables,
  given: Credentials | undefined,
  tls: Tls,
  problems: readonly Message[],
): EnvironmentReading {
  const uri = value(variables, 'MLFLOW_TRACKING_URI');
  if (uri === undefined) return undefined;
  const tracking = parseAddress(uri);
  if ('problem' in tracking) return { problems: [...problems, tracking.problem] };
  const registryText = value(variables, 'MLFLOW_REGISTRY_URI');
  const registry = registryText === undefined ? undefined : parseAddress(registryText);
  const credentials = given ?? (tracking.userinfo && { kind: 'basic' as const, ...tracking.userinfo });
  return {
    connection: {
      scope,
      name: hostOf(tracking.uri),
      trackingUri: tracking.uri,
      registryUri: registry && 'uri' in registry && registry.uri !== tracking.uri ? registry.uri : undefined,
      workspace: value(variables, 'MLFLOW_WORKSPACE'),
      auth: authOf(credentials),
      production: false,
      readOnly: false,
      ...tls,
    },
    credentials,
    problems: registry && 'problem' in registry ? [...problems, registry.problem] : problems,
  };
}

function authOf(credentials: Credentials | undefined): AuthKind {
  return credentials?.kind ?? 'none';
}

/** `mlflow.example/team`, short enough for a row. */
function hostOf(uri: string): string {
  const { host, pathname } = new URL(uri);
  return `${host}${pathname === '/' ? '' : pathname}`;
}

function value(variables: Variables, name: string): string | undefined {
  const text = variables[name]?.trim();
  return text ? text : undefined;
}

/** As MLflow's `_BooleanEnvironmentVariable` (3.17.2). */
function isTrue(text: string | undefined): boolean {
  return ['true', '1'].includes(text?.trim().toLowerCase() ?? '');
}
