import type { Log } from '../../core/base/log.ts';
import { SingleFlight } from '../../core/base/singleFlight.ts';
import { isSafeArtifactPath, type Artifact, type ArtifactOwner } from '../../core/tracking/artifact.ts';
import type { TrackingStore } from '../../core/tracking/store.ts';

/** One folder's content by path; `readAt` in milliseconds since 1970. */
export interface Listing {
  readonly entries: ReadonlyMap<string, Artifact>;
  readonly readAt: number;
}

/** The listings of one session. A connection that is made anew is another object, and knows nothing yet. */
interface Known {
  readonly listings: Map<string, Listing>;
  readonly flights: SingleFlight<Listing>;
}

interface Source {
  readonly tracking: Pick<TrackingStore, 'listArtifacts'>;
}

/** Milliseconds: VS Code asks for the same file several times while it opens it. */
const lifetime = 10_000;
/** Milliseconds that a file counts as not there: it may be the one that was just logged. */
const missLifetime = 1_000;
/** A server that never ends its pages must not fill the memory. */
const maxEntries = 100_000;

/** Folders of artifacts, each asked for once and kept for a moment. What a file is stands in its parent's listing. */
export class ArtifactListings {
  readonly #log: Log;
  readonly #now: () => number;
  readonly #sessions = new WeakMap<Source, Known>();

  constructor(log: Log, now: () => number = Date.now) {
    this.#log = log;
    this.#now = now;
  }

  /** A listing is good for `maxAge` milliseconds. */
  async list(
    source: Source,
    owner: ArtifactOwner,
    folder: string,
    signal: AbortSignal,
    maxAge = lifetime,
  ): Promise<Listing> {
    const { listings, flights } = this.#knownOf(source);
    const key = JSON.stringify([owner, folder]);
    const known = listings.get(key);
    if (known && this.#now() - known.readAt < maxAge) return known;
    return flights.join(key, signal, async (shared) => {
      const listing = await this.#read(source, owner, folder, shared);
      for (const [old, { readAt }] of listings) if (this.#now() - readAt >= lifetime) listings.delete(old);
      listings.set(key, listing);
      return listing;
    });
  }

  /** Undefined when the parent does not hold it. `path` is not the root. */
  async find(
    source: Source,
    owner: ArtifactOwner,
    path: string,
    signal: AbortSignal,
  ): Promise<FoundArtifact | undefined> {
    const known = await this.list(source, owner, parentOf(path), signal);
    const listing = known.entries.has(path)
      ? known
      : await this.list(source, owner, parentOf(path), signal, missLifetime);
    const artifact = listing.entries.get(path);
    return artifact && { artifact, readAt: listing.readAt };
  }

  #knownOf(source: Source): Known {
    const known = this.#sessions.get(source) ?? {
      listings: new Map<string, Listing>(),
      flights: new SingleFlight<Listing>(),
    };
    this.#sessions.set(source, known);
    return known;
  }

  async #read({ tracking }: Source, owner: ArtifactOwner, folder: string, signal: AbortSignal): Promise<Listing> {
    const entries = new Map<string, Artifact>();
    let token: string | undefined;
    do {
      const page = await tracking.listArtifacts(owner, folder, token, signal);
      for (const artifact of page.items) {
        if (isSafeArtifactPath(artifact.path) && parentOf(artifact.path) === folder)
          entries.set(artifact.path, artifact);
        else
          this.#log.warn(
            `artifact left out: ${JSON.stringify(artifact.path)} is not a plain name in ${JSON.stringify(folder)}`,
          );
      }
      token = page.next === token || page.items.length === 0 ? undefined : page.next;
    } while (token !== undefined && entries.size < maxEntries);
    return { entries, readAt: this.#now() };
  }
}

export interface FoundArtifact {
  readonly artifact: Artifact;
  readonly readAt: number;
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
