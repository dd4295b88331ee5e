import { parseVersion, type Capabilities } from '../capabilities.ts';
import { TrackingError, type ErrorReason } from '../trackingError.ts';
import { searchExperiments } from './experiments.ts';
import type { RestClient } from './restClient.ts';
import { serverInfo, versionPath } from './server.ts';

export interface Probe {
  readonly capabilities: Capabilities;
  /** Milliseconds that a small search took, answer included. */
  readonly latency: number;
}

/**
 * Asks a server what it is. Only the search of experiments must succeed: `/version` may need other rights, `server-info` is there
 * from 3.10 on. Fails with the reason that a person has to mend.
 */
export async function probe(client: RestClient, signal: AbortSignal): Promise<Probe> {
  const info = await orUndefined(client.call(serverInfo, {}, { signal }));
  const started = Date.now();
  await client.call(searchExperiments, { max_results: 1 }, { signal });
  const latency = Date.now() - started;
  // Servers without workspaces answer 500 above (3.17.2) or ignore the header, and then everything would land in the wrong place (2.22.4).
  if (client.workspace && !info?.workspaces_enabled) {
    throw new TrackingError({ reason: 'invalid', code: 'noWorkspaces', server: client.server, sent: 'answered' });
  }
  const version = await orUndefined(client.readBytes(versionPath, {}, 1000, signal));
  const serverVersion = version && readVersion(new TextDecoder().decode(version));
  return { capabilities: capabilitiesOf(serverVersion, info), latency };
}

/** What an older MLflow, a gateway before it or missing rights make of an address that only newer ones have. */
const notThere: ReadonlySet<ErrorReason> = new Set([
  'notFound',
  'notMlflow',
  'unauthorized',
  'forbidden',
  'invalid',
  'tooOld',
  'server',
]);

async function orUndefined<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof TrackingError && notThere.has(error.reason)) return undefined;
    throw error;
  }
}

function readVersion(text: string): string | undefined {
  return /^\s*(\d+\.\d+[\w.+-]*)\s*$/.exec(text)?.[1];
}

interface ServerInfo {
  readonly store_type?: string | undefined;
  readonly workspaces_enabled?: boolean | undefined;
}

/** A server that keeps its version to itself counts as new when it knows `server-info`, and gets the benefit of the doubt otherwise. */
function capabilitiesOf(serverVersion: string | undefined, info: ServerInfo | undefined): Capabilities {
  const version = parseVersion(serverVersion);
  return {
    serverVersion,
    writable: true,
    loggedModels: version === undefined || version.major >= 3,
    // mlflow/mlflow#21283, released with 3.11
    nullTagFilter: version !== undefined && (version.major > 3 || (version.major === 3 && version.minor >= 11)),
    workspaces: info?.workspaces_enabled ?? false,
    storeType: info?.store_type,
  };
}
