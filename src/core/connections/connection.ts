/** Where a connection comes from. Identity is (scope, name): a workspace's entry never hides a user's entry of the same name. */
export const connectionScopes = ['user', 'workspace', 'environment', 'dotenv'] as const;
export type ConnectionScope = (typeof connectionScopes)[number];

export const authKinds = ['none', 'basic', 'bearer', 'headers'] as const;
export type AuthKind = (typeof authKinds)[number];

/** A tracking server as configured; never holds a secret. */
export interface Connection {
  readonly scope: ConnectionScope;
  readonly name: string;
  readonly trackingUri: string;
  readonly registryUri: string | undefined;
  readonly workspace: string | undefined;
  readonly auth: AuthKind;
  readonly production: boolean;
  readonly readOnly: boolean;
  /** A PEM file with the authorities to trust for this connection alone. */
  readonly caFile: string | undefined;
  /** `MLFLOW_TRACKING_INSECURE_TLS` of the process environment; no setting turns it on. */
  readonly insecureTls: boolean;
}

/** Stable over sessions: remembered per workspace and used as key of secrets. */
export type ConnectionId = string;

export function connectionId(connection: Pick<Connection, 'scope' | 'name'>): ConnectionId {
  return `${connection.scope}:${connection.name}`;
}

/** `https://host:port`, to which secrets are bound; undefined for what is not an http(s) address. */
export function originOf(uri: string): string | undefined {
  if (!URL.canParse(uri)) return undefined;
  const { protocol, origin } = new URL(uri);
  return protocol === 'http:' || protocol === 'https:' ? origin : undefined;
}

/** Where a browser finds MLflow's own UI: the address without credentials, query and closing slash. */
export function webBase(connection: Connection): string {
  const url = new URL(connection.trackingUri);
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}
