import { Emitter } from '../../../core/base/emitter.ts';
import type { Disposable } from '../../../core/base/lifetime.ts';
import { ModelServer, type ModelServerOptions } from './modelServer.ts';
import type { ServedModel } from './servePrompts.ts';

/** The models that this window serves: one server for each URI of each connection. All of them end with the window. */
export class ModelServers implements Disposable {
  readonly #servers = new Map<string, ModelServer>();
  /** On their way, so that two who ask at once get the same server. */
  readonly #starting = new Map<string, Promise<ModelServer>>();
  readonly #changed = new Emitter<ModelServer>();
  /** A server began, is ready, or has ended. */
  readonly onDidChange = this.#changed.event;
  #isDisposed = false;

  /** Those that nobody has stopped. */
  get all(): readonly ModelServer[] {
    return [...this.#servers.values()].filter(({ isStopped }) => !isStopped);
  }

  /** One that runs, or is about to. */
  find(model: ServedModel): ModelServer | undefined {
    const found = this.#servers.get(keyOf(model));
    return found?.isStopped ? undefined : found;
  }

  start(options: ModelServerOptions): ModelServer {
    const key = keyOf(options.model);
    const server = new ModelServer(options);
    this.#servers.get(key)?.stop();
    this.#servers.set(key, server);
    server.onDidChange((state) => {
      if (state === 'stopped' && this.#servers.get(key) === server) this.#servers.delete(key);
      this.#changed.fire(server);
    });
    if (this.#isDisposed) server.stop();
    this.#changed.fire(server);
    return server;
  }

  /** The one that is being started for this model, else what `start` makes. */
  once(model: ServedModel, start: () => Promise<ModelServer>): Promise<ModelServer> {
    const key = keyOf(model);
    const before = this.#starting.get(key);
    if (before) return before;
    const starting = start().finally(() => this.#starting.delete(key));
    this.#starting.set(key, starting);
    return starting;
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const server of this.#servers.values()) server.dispose();
    this.#servers.clear();
    this.#changed.dispose();
  }
}

function keyOf({ session, uri }: ServedModel): string {
  return `${session.id}\n${uri}`;
}
