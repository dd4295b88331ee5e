import { Emitter } from '../../core/base/emitter.ts';
import { DisposableStore, type Disposable } from '../../core/base/lifetime.ts';
import { connectionId } from '../../core/connections/connection.ts';
import { secretsOf, toHeaders } from '../../core/connections/credentials.ts';
import { originsOf } from '../../core/connections/settings.ts';
import { untilTimeout } from '../base/signals.ts';
import { readSettings, type ConnectionSource, type SourceReading } from './connectionSource.ts';
import type { ConnectionsModel } from './connectionsModel.ts';
import type { Redactor, SecretStore } from './secretStore.ts';
import type { HeadersFor } from './sessionFactory.ts';

export interface LiveConnectionsDeps {
  readonly source: ConnectionSource;
  readonly secrets: SecretStore;
  readonly redactor: Redactor;
  readonly model: (headersFor: HeadersFor) => ConnectionsModel;
}

/** Keeps the model in step with settings, environment, trust and secrets. */
export class LiveConnections implements Disposable {
  readonly model: ConnectionsModel;
  readonly #deps: LiveConnectionsDeps;
  readonly #owned = new DisposableStore();
  readonly #read = this.#owned.add(new Emitter());
  /** What is configured was read again; problems may have come or gone although no connection did. */
  readonly onDidRead = this.#read.event;
  #reading: SourceReading;
  #generation = 0;

  constructor(deps: LiveConnectionsDeps) {
    this.#deps = deps;
    this.model = this.#owned.add(deps.model((connection, origin) => this.headersFor(connection, origin)));
    this.#owned.add(deps.source.onDidChange(() => void this.refresh()));
    this.#owned.add(deps.secrets.onDidChange((id) => this.model.reconnect(id)));
    this.#reading = readSettings();
    this.model.configure(this.#reading.connections);
  }

  get reading(): SourceReading {
    return this.#reading;
  }

  /** Reads again what is configured, the settings only when they are not given; of several readings under way the last one holds. */
  async refresh(settings?: SourceReading): Promise<void> {
    const mine = ++this.#generation;
    const reading = await this.#deps.source.read(settings);
    if (mine !== this.#generation || this.#owned.isDisposed) return;
    for (const credentials of reading.credentials.values())
      for (const secret of secretsOf(credentials)) this.#deps.redactor.add(secret);
    const former = this.#reading;
    this.#reading = reading;
    this.model.configure(reading.connections);
    for (const [id, credentials] of reading.credentials) {
      const before = former.credentials.get(id);
      if (before && JSON.stringify(before) !== JSON.stringify(credentials)) this.model.reconnect(id);
    }
    this.#read.fire();
  }

  /** Asks the active connection unless it was asked already; its state tells how it went. */
  connectActive(): void {
    if (this.model.active?.state.kind === 'idle') this.model.session(untilTimeout()).catch(() => undefined);
  }

  /** Credentials that came with an address go to just the origins that it names; those of settings come from the secret store. */
  readonly headersFor: HeadersFor = async (connection, origin) => {
    if (connection.scope === 'user' || connection.scope === 'workspace')
      return this.#deps.secrets.headers(connection, origin);
    const credentials = originsOf(connection).includes(origin)
      ? this.#reading.credentials.get(connectionId(connection))
      : undefined;
    return credentials ? toHeaders(credentials) : {};
  };

  dispose(): void {
    this.#generation++;
    this.#owned.dispose();
  }
}
