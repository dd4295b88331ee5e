import { readFile } from 'node:fs/promises';
import { Emitter, type Event } from '../../core/base/emitter.ts';
import type { Log } from '../../core/base/log.ts';
import { clientEnvironment } from '../../core/connections/clientEnvironment.ts';
import { connectionId, webBase, type Connection } from '../../core/connections/connection.ts';
import { originOf } from '../../core/connections/connection.ts';
import type { Fetch } from '../../core/tracking/rest/fetch.ts';
import { probe } from '../../core/tracking/rest/probe.ts';
import { RestClient } from '../../core/tracking/rest/restClient.ts';
import { ReadBackRegistry } from '../../core/lifecycle/readBackRegistry.ts';
import { ReadBackStore } from '../../core/lifecycle/readBackStore.ts';
import { RestRegistry } from '../../core/tracking/rest/restRegistry.ts';
import { RestStore } from '../../core/tracking/rest/restStore.ts';
import { serverUser } from '../../core/tracking/rest/users.ts';
import { TrackingError } from '../../core/tracking/trackingError.ts';
import { createHttpsTransport, type Transport } from '../../node/httpsTransport.ts';
import type { Connected } from './connectionSlot.ts';

export type HeadersFor = (connection: Connection, origin: string) => Promise<Readonly<Record<string, string>>>;

export interface SessionFactoryDeps {
  readonly headersFor: HeadersFor;
  readonly log: Log;
  /** Milliseconds, asked when a session is made. */
  readonly timeout: () => number;
}

/** The clients of one connection, before anything was asked. */
export interface Clients extends Transport {
  readonly tracking: RestClient;
  /** The same one, unless the registry has an address of its own. */
  readonly registry: RestClient;
  /** How requests to the tracking server end. */
  readonly onEnd: Event<TrackingError | undefined>;
}

export async function connect(
  deps: SessionFactoryDeps,
  connection: Connection,
  signal: AbortSignal,
): Promise<Connected> {
  const clients = await openClients(deps, connection);
  try {
    const { capabilities, latency } = await probe(clients.tracking, signal);
    const writable = capabilities.writable && !connection.readOnly;
    const told = { ...capabilities, writable };
    const session = {
      id: connectionId(connection),
      connection,
      tracking: new ReadBackStore(new RestStore(clients.tracking, told, deps.log)),
      registry: new ReadBackRegistry(new RestRegistry(clients.registry, deps.log)),
      capabilities: told,
      writable,
      webBase: webBase(connection),
      serverUser: async (asked: AbortSignal) => {
        // its own sign-in, not that of the tracking server: by that name another server may know somebody else
        const { registryUri = connection.trackingUri } = connection;
        const { MLFLOW_TRACKING_USERNAME: name } = await environmentOf(deps, connection, registryUri);
        return serverUser(clients.registry, name || undefined, asked);
      },
      clientEnvironment: () => environmentOf(deps, connection),
    };
    return { session, latency, onEnd: clients.onEnd, dispose: () => clients.dispose() };
  } catch (error) {
    clients.dispose();
    throw error;
  }
}

async function environmentOf(
  { headersFor }: SessionFactoryDeps,
  connection: Connection,
  uri: string = connection.trackingUri,
): Promise<Readonly<Record<string, string>>> {
  return clientEnvironment(connection, await headersFor(connection, originOf(uri) ?? ''));
}

export async function openClients(
  { headersFor, log, timeout }: SessionFactoryDeps,
  connection: Connection,
): Promise<Clients> {
  const transport = await openTransport(connection);
  const ended = new Emitter<TrackingError | undefined>();
  const client = (baseUrl: string): RestClient =>
    new RestClient({
      baseUrl,
      workspace: connection.workspace,
      // Each address gets the secret of its own origin, and the client sends it nowhere else.
      headers: () => headersFor(connection, originOf(baseUrl) ?? ''),
      fetch: transport.fetch,
      log,
      timeout: timeout(),
      ...(baseUrl === connection.trackingUri && { onEnd: (failure) => ended.fire(failure) }),
    });
  const tracking = client(connection.trackingUri);
  return {
    fetch: transport.fetch,
    onEnd: ended.event,
    dispose: () => {
      ended.dispose();
      transport.dispose();
    },
    tracking,
    registry: connection.registryUri === undefined ? tracking : client(connection.registryUri),
  };
}

/** The editor's own `fetch` knows its proxies and certificates; only authorities of one connection need another one. */
const editorFetch: Fetch = (url, request) => globalThis.fetch(url, request);

async function openTransport({ caFile, insecureTls, trackingUri }: Connection): Promise<Transport> {
  if (insecureTls) return forHttps(createHttpsTransport({ insecure: true }));
  if (caFile === undefined) return { fetch: editorFetch, dispose: () => undefined };
  return forHttps(createHttpsTransport({ ca: await readCa(caFile, trackingUri) }));
}

/** A registry may be on `http:` while the tracking server is not. */
function forHttps(own: Transport): Transport {
  return {
    ...own,
    fetch: (url, request) => (url.startsWith('https:') ? own : { fetch: editorFetch }).fetch(url, request),
  };
}

async function readCa(path: string, server: string): Promise<string> {
  try {
    const text = await readFile(path, 'utf8');
    if (text.includes('-----BEGIN')) return text;
  } catch (error) {
    throw new TrackingError({ reason: 'tls', code: 'caFileUnreadable', server, sent: 'no' }, error);
  }
  throw new TrackingError({ reason: 'tls', code: 'caFileInvalid', server, sent: 'no' });
}
