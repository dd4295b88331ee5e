import type { Disposable } from '../../core/base/lifetime.ts';
import { SingleFlight } from '../../core/base/singleFlight.ts';
import { connectionId, type Connection, type ConnectionId } from '../../core/connections/connection.ts';
import { isReason, type ErrorReason, type TrackingError } from '../../core/tracking/trackingError.ts';
import type { Event } from '../../core/base/emitter.ts';
import type { ConnectionState, Session } from './session.ts';

/** A session with what it holds open. */
export interface Connected extends Disposable {
  readonly session: Session;
  /** Milliseconds until the server had told what it is. */
  readonly latency: number;
  /** How each later request ended; a store that is no server has none. */
  readonly onEnd?: Event<TrackingError | undefined>;
}

/** Asks a server what it is and makes the session; fails with a `TrackingError`. */
export type Connect = (connection: Connection, signal: AbortSignal) => Promise<Connected>;

/** A failure answers further questions for this long, so that a view which asks again when the state changes does not ask for ever. */
const failureHolds = 2_000;

/** What says that the server is out of reach, and not that one request was refused. */
const losses: ReadonlySet<ErrorReason> = new Set([
  'unreachable',
  'dns',
  'tls',
  'proxy',
  'unauthorized',
  'hostRejected',
]);

/** One connection as it is configured now, and what became of it. A changed configuration gets a new slot. */
export class ConnectionSlot implements Disposable {
  readonly id: ConnectionId;
  readonly connection: Connection;
  readonly #connect: Connect;
  readonly #changed: () => void;
  readonly #now: () => number;
  readonly #flight = new SingleFlight<Session>();
  readonly #disposed = new AbortController();
  #state: ConnectionState = { kind: 'idle' };
  #connected: Connected | undefined;
  #attempts = 0;

  constructor(connection: Connection, connect: Connect, changed: () => void, now: () => number) {
    this.id = connectionId(connection);
    this.connection = connection;
    this.#connect = connect;
    this.#changed = changed;
    this.#now = now;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** The session; callers share one attempt, which ends when the last of them has left. */
  async session(signal: AbortSignal): Promise<Session> {
    if (this.#state.kind === 'ready') return this.#state.session;
    if (this.#state.kind === 'failed' && this.#now() - this.#state.checkedAt < failureHolds) throw this.#state.error;
    return this.#flight.join('connect', AbortSignal.any([signal, this.#disposed.signal]), (own) => this.#attempt(own));
  }

  dispose(): void {
    this.#disposed.abort();
    this.#connected?.dispose();
  }

  async #attempt(signal: AbortSignal): Promise<Session> {
    const mine = ++this.#attempts;
    this.#become(mine, { kind: 'connecting', since: this.#now() });
    try {
      const connected = await this.#connect(this.connection, signal);
      if (signal.aborted) connected.dispose();
      signal.throwIfAborted();
      this.#connected = connected;
      this.#become(mine, {
        kind: 'ready',
        session: connected.session,
        latency: connected.latency,
        checkedAt: this.#now(),
        lost: undefined,
      });
      connected.onEnd?.((failure) => this.#heard(failure));
      return connected.session;
    } catch (error) {
      const left = signal.aborted || isReason(error, 'cancelled');
      this.#become(mine, left ? { kind: 'idle' } : { kind: 'failed', error, checkedAt: this.#now() });
      throw error;
    }
  }

  /** Whether the server is still reached, as later requests find out. */
  #heard(failure: TrackingError | undefined): void {
    if (this.#state.kind !== 'ready' || this.#disposed.signal.aborted || failure?.reason === 'cancelled') return;
    const lost = failure && losses.has(failure.reason) ? failure : undefined;
    if ((lost === undefined) === (this.#state.lost === undefined)) return;
    this.#state = { ...this.#state, lost, checkedAt: this.#now() };
    this.#changed();
  }

  /** The end of an attempt that everybody left must not touch the state of the one that came after it. */
  #become(attempt: number, state: ConnectionState): void {
    if (this.#disposed.signal.aborted || attempt !== this.#attempts) return;
    this.#state = state;
    this.#changed();
  }
}
