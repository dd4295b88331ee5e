import { Emitter } from '../../core/base/emitter.ts';
import { DisposableStore, type Disposable } from '../../core/base/lifetime.ts';
import { connectionId, type Connection, type ConnectionId } from '../../core/connections/connection.ts';
import { TrackingError } from '../../core/tracking/trackingError.ts';
import { ConnectionSlot, type Connect } from './connectionSlot.ts';
import type { ConnectionEntry, Connections, Session } from './session.ts';

/** Which connection was selected in this workspace. */
export interface SelectionMemory {
  read(): ConnectionId | undefined;
  write(id: ConnectionId): void;
}

export interface ConnectionsModelDeps {
  readonly connect: Connect;
  readonly memory: SelectionMemory;
  readonly now?: () => number;
}

/** The connections, the active one and their sessions. Sessions of others stay, so that switching back is instant. */
export class ConnectionsModel implements Connections, Disposable {
  readonly #connect: Connect;
  readonly #memory: SelectionMemory;
  readonly #now: () => number;
  readonly #owned = new DisposableStore();
  readonly #changed = this.#owned.add(new Emitter());
  readonly onDidChange = this.#changed.event;
  #slots: readonly ConnectionSlot[] = [];
  #activeId: ConnectionId | undefined;

  constructor({ connect, memory, now = Date.now }: ConnectionsModelDeps) {
    this.#connect = connect;
    this.#memory = memory;
    this.#now = now;
    this.#activeId = memory.read();
  }

  get entries(): readonly ConnectionEntry[] {
    return this.#slots.map(toEntry);
  }

  /** The selected one; the first while none was selected or the selected one is gone. */
  get active(): ConnectionEntry | undefined {
    const slot = this.#activeSlot();
    return slot && toEntry(slot);
  }

  /** Takes over what is configured now. A connection that did not change keeps its session; a changed or removed one loses it. */
  configure(connections: readonly Connection[]): void {
    const former = this.#slots;
    this.#slots = connections.map(
      (connection) => former.find((slot) => isSame(slot.connection, connection)) ?? this.#slot(connection),
    );
    const gone = former.filter((slot) => !this.#slots.includes(slot));
    const came = this.#slots.some((slot) => !former.includes(slot));
    for (const slot of gone) slot.dispose();
    if (
      gone.length > 0 ||
      came ||
      former.length !== connections.length ||
      former.some((slot, i) => slot !== this.#slots[i])
    )
      this.#changed.fire();
  }

  session(signal: AbortSignal): Promise<Session> {
    return this.#sessionOf(() => this.#activeSlot(), signal);
  }

  sessionOf(id: ConnectionId, signal: AbortSignal): Promise<Session> {
    return this.#sessionOf(() => this.#find(id), signal);
  }

  select(id: ConnectionId): void {
    if (!this.#find(id)) return;
    this.#activeId = id;
    this.#memory.write(id);
    this.#changed.fire();
  }

  reconnect(id?: ConnectionId): void {
    const forgotten = this.#slots.filter((slot) => id === undefined || slot.id === id);
    if (forgotten.length === 0) return;
    const former = this.#slots;
    this.#slots = this.#slots.map((slot) => (forgotten.includes(slot) ? this.#slot(slot.connection) : slot));
    for (const slot of forgotten) slot.dispose();
    const active = this.#activeSlot();
    const wasAsked = (index: number): boolean => former[index]?.state.kind !== 'idle';
    const asked = this.#slots.filter(
      (slot, index) => !former.includes(slot) && (wasAsked(index) || (id === undefined && slot === active)),
    );
    this.#changed.fire();
    for (const slot of asked) slot.session(new AbortController().signal).catch(() => undefined); // its state says how it went
  }

  dispose(): void {
    for (const slot of this.#slots) slot.dispose();
    this.#slots = [];
    this.#owned.dispose();
  }

  /** When a slot is replaced while somebody waits for it, the waiting goes on with its successor. */
  async #sessionOf(find: () => ConnectionSlot | undefined, signal: AbortSignal): Promise<Session> {
    for (;;) {
      const slot = find();
      if (!slot) throw new TrackingError({ reason: 'noConnection', sent: 'no' });
      try {
        return await slot.session(signal);
      } catch (error) {
        if (signal.aborted || this.#slots.includes(slot)) throw error;
      }
    }
  }

  #slot(connection: Connection): ConnectionSlot {
    return new ConnectionSlot(connection, this.#connect, () => this.#changed.fire(), this.#now);
  }

  #activeSlot(): ConnectionSlot | undefined {
    return (this.#activeId === undefined ? undefined : this.#find(this.#activeId)) ?? this.#slots[0];
  }

  #find(id: ConnectionId): ConnectionSlot | undefined {
    return this.#slots.find((slot) => slot.id === id);
  }
}

function toEntry({ id, connection, state }: ConnectionSlot): ConnectionEntry {
  return { id, connection, state };
}

function isSame(one: Connection, other: Connection): boolean {
  return connectionId(one) === connectionId(other) && JSON.stringify(one) === JSON.stringify(other);
}
