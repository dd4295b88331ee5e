import { readFileSync } from 'node:fs';
import { renderEnglish } from '../../core/base/message.ts';
import { parseAddress } from '../../core/connections/address.ts';
import type { Connection } from '../../core/connections/connection.ts';
import { credentialsProblem, secretsOf, toHeaders, type Credentials } from '../../core/connections/credentials.ts';
import { readEnvironment, type Variables } from '../../core/connections/environment.ts';
import { createHttpsTransport, type Transport } from '../../node/httpsTransport.ts';
import { WrongUse } from '../arguments.ts';

/** How a server is spoken to. */
export interface ServerAccess extends Transport {
  readonly baseUrl: string;
  readonly workspace: string | undefined;
  /** What signs in. The client sends it to the origin of the address alone, and follows no redirect away from it. */
  readonly headers: Readonly<Record<string, string>>;
  /** The user of basic-auth. */
  readonly signInName: string | undefined;
  /** What must not be told, in each form that it is sent. */
  readonly secrets: readonly string[];
}

/**
 * The address that was given, with the secrets of MLflow's own variables.
 * @throws WrongUse for what cannot be used; it never says a secret
 */
export function serverAccess(server: string, variables: Variables): ServerAccess {
  const address = parseAddress(server);
  if ('problem' in address) throw new WrongUse(`--server: ${renderEnglish(address.problem)}`);
  if (address.userinfo !== undefined)
    throw new WrongUse(`--server holds a sign-in, which others can see: put it into ${user} and ${password}.`);
  const own = { ...variables, MLFLOW_TRACKING_URI: address.uri, MLFLOW_REGISTRY_URI: undefined };
  const read = readEnvironment(own, undefined);
  const [problem] = read?.problems ?? [];
  if (problem) throw new WrongUse(renderEnglish(problem));
  if (read === undefined || !('connection' in read)) throw new WrongUse(`--server is no address: “${address.uri}”.`);
  const credentials = checked(read.credentials, variables);
  return {
    ...transportOf(read.connection),
    baseUrl: address.uri,
    workspace: read.connection.workspace,
    headers: credentials ? toHeaders(credentials) : {},
    signInName: credentials?.kind === 'basic' ? credentials.username : undefined,
    secrets: credentials ? secretsOf(credentials) : [],
  };
}

const user = 'MLFLOW_TRACKING_USERNAME';
const password = 'MLFLOW_TRACKING_PASSWORD';
const certificates = 'MLFLOW_TRACKING_SERVER_CERT_PATH';

function checked(credentials: Credentials | undefined, variables: Variables): Credentials | undefined {
  const problem = credentials && credentialsProblem(credentials);
  if (problem) throw new WrongUse(renderEnglish(problem));
  if (credentials === undefined && (variables[user] || variables[password]))
    throw new WrongUse(`${user} and ${password} are needed together.`);
  return credentials;
}

function transportOf({ trackingUri, caFile, insecureTls }: Connection): Transport {
  if (!trackingUri.startsWith('https:') || (caFile === undefined && !insecureTls)) return plainTransport;
  return createHttpsTransport(caFile === undefined ? { insecure: true } : { ca: readCa(caFile) });
}

const plainTransport: Transport = {
  fetch: (url, request) => globalThis.fetch(url, request),
  dispose: () => undefined,
};

function readCa(file: string): string {
  const text = readFile(file);
  if (!text.includes('-----BEGIN')) throw new WrongUse(`${certificates}: “${file}” holds no certificate in PEM.`);
  return text;
}

function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new WrongUse(`${certificates}: “${file}” cannot be read: ${code}.`);
  }
}
