import type * as vscode from 'vscode';
import { Emitter } from '../../core/base/emitter.ts';
import { DisposableStore, type Disposable } from '../../core/base/lifetime.ts';
import { connectionId, type Connection, type ConnectionId } from '../../core/connections/connection.ts';
import {
  parseCredentials,
  secretsOf,
  serializeCredentials,
  toHeaders,
  type Credentials,
} from '../../core/connections/credentials.ts';
import { originsOf } from '../../core/connections/settings.ts';

/** Learns what must never be written to the log. */
export interface Redactor {
  add(secret: string): void;
}

/** A secret, or the wish to use those of the process environment. The latter is possible for connections of the user alone. */
export type StoredSecret = Credentials | { readonly kind: 'environment' };

export interface SecretStoreDeps {
  readonly storage: vscode.SecretStorage;
  /** Remembers which connection has a secret for which origins, and refusals; no secret. */
  readonly memory: vscode.Memento;
  /** Credentials of the process environment and of `~/.mlflow/credentials`. */
  readonly environment: () => Promise<Credentials | undefined>;
  readonly redactor: Redactor;
}

const originsKey = 'mlflow.secretOrigins';
const refusedKey = 'mlflow.secretRefusals';
type Origins = Readonly<Record<ConnectionId, readonly string[]>>;

/** Secrets of configured connections, each bound to a connection and an origin: another origin never sees it. */
export class SecretStore implements Disposable {
  readonly #deps: SecretStoreDeps;
  readonly #owned = new DisposableStore();
  readonly #changed = this.#owned.add(new Emitter<ConnectionId>());
  readonly #cache = new Map<string, Promise<string | undefined>>();
  /** The id of the connection whose secret was set or removed, in any window. */
  readonly onDidChange = this.#changed.event;

  constructor(deps: SecretStoreDeps) {
    this.#deps = deps;
    this.#owned.add(
      deps.storage.onDidChange(({ key }) => {
        this.#cache.delete(key);
        const id = idOfKey(key);
        if (id !== undefined) this.#changed.fire(id);
      }),
    );
  }

  /** What a request of the connection to the origin carries; empty when there is no secret for just this origin. */
  async headers(connection: Connection, origin: string): Promise<Readonly<Record<string, string>>> {
    const credentials = await this.credentials(connection, origin);
    return credentials ? toHeaders(credentials) : {};
  }

  async credentials(connection: Connection, origin: string): Promise<Credentials | undefined> {
    const stored = await this.stored(connection, origin);
    const credentials = stored?.kind === 'environment' ? await this.#deps.environment() : stored;
    if (credentials) for (const secret of secretsOf(credentials)) this.#deps.redactor.add(secret);
    return credentials;
  }

  /** A secret of another kind than the connection's `auth` counts as none. */
  async stored(connection: Connection, origin: string): Promise<StoredSecret | undefined> {
    if (connection.auth === 'none') return undefined;
    const secret = parseStored(await this.#read(keyOf(connectionId(connection), origin)));
    if (secret?.kind === 'environment') return connection.scope === 'user' ? secret : undefined;
    return secret?.kind === connection.auth ? secret : undefined;
  }

  /** Keeps the secret for every origin that the connection names. */
  async set(connection: Connection, secret: StoredSecret): Promise<void> {
    const id = connectionId(connection);
    const origins = originsOf(connection);
    if (secret.kind !== 'environment') for (const text of secretsOf(secret)) this.#deps.redactor.add(text);
    const text = secret.kind === 'environment' ? JSON.stringify(secret) : serializeCredentials(secret);
    await this.#remember(id, [...new Set([...this.originsWithSecret(id), ...origins])]);
    for (const origin of origins) await this.#write(keyOf(id, origin), text);
  }

  /**
   * Takes the secrets along when a connection is edited. To an origin that the former one did not name they go only when the person said so;
   * otherwise {@link unanswered} asks.
   */
  async carry(former: Connection, next: Connection, toNewOrigins: boolean): Promise<void> {
    const [formerId, id] = [connectionId(former), connectionId(next)];
    const known = this.originsWithSecret(formerId);
    for (const origin of originsOf(next)) {
      const from = await this.#first(toNewOrigins ? [origin, ...known] : [origin], (other) =>
        this.stored(former, other),
      );
      if (from === undefined || (from === origin && formerId === id)) continue;
      await this.#remember(id, [...new Set([...this.originsWithSecret(id), origin])]);
      await this.#write(keyOf(id, origin), await this.#read(keyOf(formerId, from)));
    }
    if (formerId !== id) await this.remove(formerId);
    else if (toNewOrigins)
      await this.#forget(
        id,
        known.filter((origin) => !originsOf(next).includes(origin)),
      );
  }

  async remove(id: ConnectionId): Promise<void> {
    await this.#forget(id, this.originsWithSecret(id));
    const refused = this.#refusals().filter((key) => idOfKey(key) !== id);
    await this.#deps.memory.update(refusedKey, refused);
  }

  /** Remembers what is kept for the connections now; the function that is returned puts it back, whatever became of it since. */
  async snapshot(ids: readonly ConnectionId[]): Promise<() => Promise<void>> {
    const refusals = this.#refusals();
    const kept = await Promise.all([...new Set(ids)].map(async (id) => ({ id, texts: await this.#textsOf(id) })));
    return async () => {
      for (const { id, texts } of kept) {
        const origins = [...texts.keys()];
        const added = this.originsWithSecret(id).filter((origin) => !texts.has(origin));
        await this.#forget(id, added);
        await this.#remember(id, origins.length > 0 ? origins : undefined);
        for (const [origin, text] of texts)
          if ((await this.#read(keyOf(id, origin))) !== text) await this.#write(keyOf(id, origin), text);
      }
      await this.#deps.memory.update(refusedKey, refusals);
    };
  }

  originsWithSecret(id: ConnectionId): readonly string[] {
    return this.#deps.memory.get<Origins>(originsKey, {})[id] ?? [];
  }

  /** Origins of the connection that have no secret yet although another origin of the same connection has one, and that were not refused. */
  async unanswered(connection: Connection): Promise<readonly { readonly from: string; readonly to: string }[]> {
    const id = connectionId(connection);
    const missing: { from: string; to: string }[] = [];
    for (const to of originsOf(connection)) {
      if (this.#refusals().includes(keyOf(id, to)) || (await this.stored(connection, to))) continue;
      const from = await this.#first(this.originsWithSecret(id), (origin) => this.stored(connection, origin));
      if (from !== undefined) missing.push({ from, to });
    }
    return missing;
  }

  /** Answers what {@link unanswered} asked: the secret is kept for the new origin as well, or the question does not come again. */
  async answer(
    connection: Connection,
    { from, to }: { readonly from: string; readonly to: string },
    allowed: boolean,
  ): Promise<void> {
    const id = connectionId(connection);
    if (!allowed) {
      await this.#deps.memory.update(refusedKey, [...this.#refusals(), keyOf(id, to)]);
      return;
    }
    await this.#remember(id, [...new Set([...this.originsWithSecret(id), to])]);
    await this.#write(keyOf(id, to), await this.#read(keyOf(id, from)));
  }

  dispose(): void {
    this.#owned.dispose();
    this.#cache.clear();
  }

  #refusals(): readonly string[] {
    return this.#deps.memory.get<readonly string[]>(refusedKey, []);
  }

  async #textsOf(id: ConnectionId): Promise<ReadonlyMap<string, string | undefined>> {
    const texts = new Map<string, string | undefined>();
    for (const origin of this.originsWithSecret(id)) texts.set(origin, await this.#read(keyOf(id, origin)));
    return texts;
  }

  #read(key: string): Promise<string | undefined> {
    const cached = this.#cache.get(key);
    if (cached) return cached;
    const reading = Promise.resolve(this.#deps.storage.get(key));
    reading.catch(() => this.#cache.delete(key));
    this.#cache.set(key, reading);
    return reading;
  }

  async #write(key: string, text: string | undefined): Promise<void> {
    this.#cache.delete(key);
    await (text === undefined ? this.#deps.storage.delete(key) : this.#deps.storage.store(key, text));
    this.#cache.delete(key);
  }

  async #forget(id: ConnectionId, origins: readonly string[]): Promise<void> {
    for (const origin of origins) await this.#write(keyOf(id, origin), undefined);
    const rest = this.originsWithSecret(id).filter((origin) => !origins.includes(origin));
    await this.#remember(id, rest.length > 0 ? rest : undefined);
  }

  async #remember(id: ConnectionId, origins: readonly string[] | undefined): Promise<void> {
    const { [id]: _, ...others } = this.#deps.memory.get<Origins>(originsKey, {});
    await this.#deps.memory.update(originsKey, origins ? { ...others, [id]: origins } : others);
  }

  async #first(origins: readonly string[], has: (origin: string) => Promise<unknown>): Promise<string | undefined> {
    for (const origin of origins) if (await has(origin)) return origin;
    return undefined;
  }
}

const keyPrefix = 'mlflow.secret ';

/** Neither an origin nor the prefix contains a space, so that the id, which may, comes last. */
function keyOf(id: ConnectionId, origin: string): string {
  return `${keyPrefix}${origin} ${id}`;
}

function idOfKey(key: string): ConnectionId | undefined {
  if (!key.startsWith(keyPrefix)) return undefined;
  const rest = key.slice(keyPrefix.length);
  return rest.slice(rest.indexOf(' ') + 1);
}

function parseStored(text: string | undefined): StoredSecret | undefined {
  if (text === undefined) return undefined;
  return text === '{"kind":"environment"}' ? { kind: 'environment' } : parseCredentials(text);
}
