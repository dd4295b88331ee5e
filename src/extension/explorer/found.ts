import { isReason } from '../../core/tracking/trackingError.ts';
import type { Session } from '../connections/session.ts';

interface Entry<T> {
  readonly session: Session;
  readonly thing: T;
  /** As the server knows it now; undefined when it has no place in the tree any more. */
  readonly read: () => Promise<T | undefined>;
}

/**
 * What was asked for by name and stands on a page that is not loaded, or that a filter leaves out. It is read again when the lists are:
 * it may have been renamed or deleted since. A session that was made anew knows nothing of what its former one found.
 */
export class Found<T> {
  readonly #entries = new Map<string, Entry<T>>();

  get(session: Session, key: string): T | undefined {
    const entry = this.#entries.get(key);
    return entry?.session === session ? entry.thing : undefined;
  }

  all(session: Session): T[] {
    return [...this.#entries.values()].filter((entry) => entry.session === session).map(({ thing }) => thing);
  }

  /** `key` is unique over all sessions. */
  set(key: string, entry: Entry<T>): void {
    this.#entries.set(key, entry);
  }

  forget(key: string): void {
    this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
  }

  /** What other sessions found is forgotten. A thing that cannot be read right now stays as it is. */
  async refresh(session: Session | undefined): Promise<void> {
    for (const [key, entry] of this.#entries) if (entry.session !== session) this.#entries.delete(key);
    await Promise.all(
      [...this.#entries].map(async ([key, entry]) => {
        const thing = await entry
          .read()
          .catch((error: unknown) => (isReason(error, 'notFound') ? undefined : entry.thing));
        if (this.#entries.get(key) !== entry) return;
        if (thing === undefined) this.#entries.delete(key);
        else this.#entries.set(key, { ...entry, thing });
      }),
    );
  }
}
