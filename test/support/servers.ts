import { ADMIN, startMlflow, type MlflowOptions, type MlflowServer } from '../../scripts/lib/mlflowServer.mjs';

export { ADMIN, startMlflow };
export type { MlflowOptions, MlflowServer };

const shared = new Map<'2' | '3', Promise<MlflowServer>>();

/**
 * One server of each version for all tests of a process, started by the first that asks and stopped after the last.
 * Tests make experiments and models of their own, with names that no other test has: see {@link uniqueName}.
 */
export function sharedMlflow(version: '2' | '3' = '3'): Promise<MlflowServer> {
  const running = shared.get(version);
  if (running) return running;
  const starting = startMlflow({ version });
  shared.set(version, starting);
  return starting;
}

let names = 0;

export function uniqueName(prefix: string): string {
  return `${prefix} ${process.pid}-${++names}`;
}

/**
 * A plain call of the REST API, past the code under test: for preparing a server and for looking at what is on it.
 * @param path such as `2.0/mlflow/experiments/create`
 * @throws Error when the answer is no success, with its text
 */
export async function rest(
  uri: string,
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  parameters: object = {},
  headers: Record<string, string> = {},
): Promise<unknown> {
  const url = new URL(`${uri}/api/${path}`);
  if (method === 'GET') {
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, String(value));
  }
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(method !== 'GET' && { body: JSON.stringify(parameters) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** The value of the Authorization header of basic-auth. */
export function basic({ username, password }: { username: string; password: string }): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
