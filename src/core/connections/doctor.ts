import { parseVersion } from '../tracking/capabilities.ts';
import { searchExperiments } from '../tracking/rest/experiments.ts';
import { searchRegisteredModels } from '../tracking/rest/registeredModels.ts';
import type { RestClient } from '../tracking/rest/restClient.ts';
import { serverInfo, versionPath } from '../tracking/rest/server.ts';
import { TrackingError, type ErrorReason, type TrackingFailure } from '../tracking/trackingError.ts';
import type { Connection } from './connection.ts';
import { doctorReport, type CertificateFacts, type DoctorReport, type Findings } from './doctorReport.ts';

export interface DoctorPort {
  /** Clients that sign in as the connection does; fails with a `TrackingError` when its authorities cannot be read. */
  clients(): Promise<{ readonly tracking: RestClient; readonly registry: RestClient }>;
  /** Addresses of a host; empty when it has none. */
  lookup(host: string): Promise<readonly string[]>;
  /** The certificate that is presented, trusted or not; undefined when none was seen. */
  certificate(host: string, port: number): Promise<CertificateFacts | undefined>;
}

/** Asks a server all that a session will ask, and says of each obstacle on the way how it was met. Fails only when `signal` aborts. */
export async function diagnose(connection: Connection, port: DoctorPort, signal: AbortSignal): Promise<DoctorReport> {
  const { hostname, protocol, port: number } = new URL(connection.trackingUri);
  const host = hostname.replace(/^\[|\]$/g, '');
  const [answers, addresses, certificate] = await Promise.all([
    ask(connection, port, signal),
    isIp(host) ? [] : port.lookup(host),
    protocol === 'https:' ? port.certificate(host, Number(number || 443)) : undefined,
  ]);
  signal.throwIfAborted();
  return doctorReport(connection, { ...answers, addresses, certificate });
}

type Answers = Omit<Findings, 'addresses' | 'certificate'>;

/**
 * `/health` is open and its Host header is not checked; `server-info` (3.10) is open and checked; `/version` is not checked but may need a sign-in;
 * a search meets everything (MLflow 3.17.2). What older servers and gateways do not have says nothing yet.
 */
async function ask({ workspace }: Connection, port: DoctorPort, signal: AbortSignal): Promise<Answers> {
  let found: Answers = { failure: undefined, atRegistry: false, hostTaken: false, serverVersion: undefined };
  try {
    const { tracking, registry } = await port.clients();
    await ifThere(tracking.readBytes('/health', {}, 100_000, signal));
    const info = await ifThere(tracking.call(serverInfo, {}, { signal }));
    const version = await ifThere(tracking.readBytes(versionPath, {}, 1_000, signal));
    found = { ...found, hostTaken: info !== undefined, serverVersion: readVersion(version) };
    const major = parseVersion(found.serverVersion)?.major;
    if (major !== undefined && major < 2) return { ...found, failure: { reason: 'tooOld', server: tracking.server } };
    if (workspace !== undefined && !info?.workspaces_enabled) {
      return { ...found, failure: { reason: 'invalid', code: 'noWorkspaces', server: tracking.server } };
    }
    await tracking.call(searchExperiments, { max_results: 1 }, { signal });
    found = { ...found, hostTaken: true, atRegistry: true };
    await registry.call(searchRegisteredModels, { max_results: 1 }, { signal });
    return found;
  } catch (error) {
    return { ...found, failure: failureOf(error) };
  }
}

const saysNothing: ReadonlySet<ErrorReason> = new Set([
  'notFound',
  'notMlflow',
  'unauthorized',
  'forbidden',
  'invalid',
  'tooOld',
  'server',
]);

async function ifThere<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof TrackingError && saysNothing.has(error.reason)) return undefined;
    throw error;
  }
}

function readVersion(bytes: Uint8Array | undefined): string | undefined {
  return bytes && /^\s*(\d+\.\d+[\w.+-]*)\s*$/.exec(new TextDecoder().decode(bytes))?.[1];
}

function failureOf(error: unknown): TrackingFailure {
  return error instanceof TrackingError ? error.failure : { reason: 'server', serverMessage: String(error) };
}

function isIp(host: string): boolean {
  return host.includes(':') || /^\d+(\.\d+){3}$/.test(host);
}
