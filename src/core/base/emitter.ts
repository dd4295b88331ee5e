import type { Disposable } from './lifetime.ts';

export type Listener<T> = (value: T) => void;

/** The subscribe side of an {@link Emitter}; structurally usable as VS Code's `Event`. */
export type Event<T> = (listener: Listener<T>) => Disposable;

/** Tells its listeners of a change. `listenerCount` lets a test prove that nobody was forgotten. */
export class Emitter<T = void> implements Disposable {
  #listeners = new Set<{ readonly listener: Listener<T> }>();

  readonly event: Event<T> = (listener) => {
    const entry = { listener };
    this.#listeners.add(entry);
    return { dispose: () => void this.#listeners.delete(entry) };
  };

  get listenerCount(): number {
    return this.#listeners.size;
  }

  fire(value: T): void {
    for (const { listener } of Array.from(this.#listeners)) listener(value);
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
