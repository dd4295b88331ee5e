import { silentLog } from '../../src/core/base/log.ts';
import { probe } from '../../src/core/tracking/rest/probe.ts';
import { RestClient, type RestClientOptions } from '../../src/core/tracking/rest/restClient.ts';
import { RestRegistry } from '../../src/core/tracking/rest/restRegistry.ts';
import { RestStore } from '../../src/core/tracking/rest/restStore.ts';
import { TrackingError, type TrackingFailure } from '../../src/core/tracking/trackingError.ts';

export const { signal: never } = new AbortController();

/** A client over the global `fetch`, without credentials unless `options` say otherwise. */
export function clientOf(baseUrl: string, options: Partial<RestClientOptions> = {}): RestClient {
  return new RestClient({ baseUrl, headers: async () => ({}), fetch, log: silentLog, ...options });
}

export interface Connected {
  readonly client: RestClient;
  readonly store: RestStore;
  readonly registry: RestRegistry;
}

export async function connect(baseUrl: string, options: Partial<RestClientOptions> = {}): Promise<Connected> {
  const client = clientOf(baseUrl, options);
  const { capabilities } = await probe(client, never);
  return {
    client,
    store: new RestStore(client, capabilities, silentLog),
    registry: new RestRegistry(client, silentLog),
  };
}

/** Why it failed; that it did not, or not as everything of the tracking layer must, fails the test. */
export async function failure(promise: Promise<unknown>): Promise<TrackingFailure> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof TrackingError) return error.failure;
    throw error;
  }
  throw new Error('it did not fail');
}

export async function reason(promise: Promise<unknown>): Promise<string> {
  return (await failure(promise)).reason;
}
