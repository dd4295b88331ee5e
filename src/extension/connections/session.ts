import type { Connection, ConnectionId } from '../../core/connections/connection.ts';
import type { Event } from '../../core/base/emitter.ts';
import type { Capabilities } from '../../core/tracking/capabilities.ts';
import type { ModelRegistry } from '../../core/tracking/registry.ts';
import type { TrackingError } from '../../core/tracking/trackingError.ts';
import type { TrackingStore } from '../../core/tracking/store.ts';

/** A connection that answered: what the trees and commands work with. It stays usable after another one is selected. */
export interface Session {
  readonly id: ConnectionId;
  readonly connection: Connection;
  readonly tracking: TrackingStore;
  readonly registry: ModelRegistry;
  readonly capabilities: Capabilities;
  /** False when the connection is read-only by setting or by kind of store. */
  readonly writable: boolean;
  /** `http://host:port/prefix`, for links to MLflow's own UI; undefined for stores without a server. */
  readonly webBase: string | undefined;
  /** The name that the registry's server knows the sign-in by; undefined where it has no users. */
  serverUser(signal: AbortSignal): Promise<string | undefined>;
  /** In which MLflow's own clients reach the server, sign-in included: for the environment of a process, and for nothing else. */
  clientEnvironment(): Promise<Readonly<Record<string, string>>>;
}

export type ConnectionState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'connecting'; readonly since: number }
  /**
   * `latency` in milliseconds, `checkedAt` in milliseconds since 1970. `lost` is why the server is not reached any more although it once was;
   * undefined while it answers. The session stays, and with it the rows that were read.
   */
  | {
      readonly kind: 'ready';
      readonly session: Session;
      readonly latency: number;
      readonly checkedAt: number;
      readonly lost: TrackingError | undefined;
    }
  | { readonly kind: 'failed'; readonly error: unknown; readonly checkedAt: number };

/** Why a connection cannot be used right now. */
export function troubleOf(state: ConnectionState): unknown {
  if (state.kind === 'failed') return state.error;
  return state.kind === 'ready' ? state.lost : undefined;
}

export interface ConnectionEntry {
  readonly id: ConnectionId;
  readonly connection: Connection;
  readonly state: ConnectionState;
}

/** What the rest of the extension sees of the connections. */
export interface Connections {
  readonly entries: readonly ConnectionEntry[];
  readonly active: ConnectionEntry | undefined;
  /** The list, a state or the active one changed. */
  readonly onDidChange: Event<void>;
  /** The active connection's session; connects it when needed. Fails with `noConnection` or why it does not answer. */
  session(signal: AbortSignal): Promise<Session>;
  /** The same for one connection, active or not. */
  sessionOf(id: ConnectionId, signal: AbortSignal): Promise<Session>;
  select(id: ConnectionId): void;
  /** Forgets what is known of a connection (all when absent) and asks again. */
  reconnect(id?: ConnectionId): void;
}
