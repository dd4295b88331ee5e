import * as z from 'zod/mini';
import { isReason } from '../trackingError.ts';
import { endpoint } from './endpoint.ts';
import type { RestClient } from './restClient.ts';

const user = z.object({ user: z.object({ username: z.string() }) });

/** Only with basic-auth, from MLflow 3 on; without it 404 (3.17.2). */
const currentUser = endpoint({
  method: 'GET',
  path: 'users/current',
  kind: 'read',
  request: z.object({}),
  response: user,
});

/** Of oneself it is allowed to everybody; of others to administrators alone (2.22.4). */
const getUser = endpoint({
  method: 'GET',
  path: 'users/get',
  kind: 'read',
  request: z.object({ username: z.string() }),
  response: user,
});

/**
 * The name that the server knows the sign-in by; undefined where it has no users. MLflow 2 cannot be asked who one is: it is asked about the
 * name that one signs in with.
 */
export async function serverUser(
  client: RestClient,
  signInName: string | undefined,
  signal: AbortSignal,
): Promise<string | undefined> {
  const current = await orUndefined(client.call(currentUser, {}, { signal }));
  if (current !== undefined || signInName === undefined) return current?.user.username;
  const own = await orUndefined(client.call(getUser, { username: signInName }, { signal }));
  return own?.user.username;
}

async function orUndefined<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    for (const reason of ['notFound', 'notMlflow', 'forbidden', 'unauthorized', 'invalid'] as const)
      if (isReason(error, reason)) return undefined;
    throw error;
  }
}
