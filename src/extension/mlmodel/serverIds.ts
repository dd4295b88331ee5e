import { Emitter } from '../../core/base/emitter.ts';
import type { Disposable } from '../../core/base/lifetime.ts';
import type { ConnectionId } from '../../core/connections/connection.ts';
import { artifactScheme, parseArtifactUri } from '../../core/links/artifactUri.ts';
import type { MlmodelDocument } from '../../core/mlmodel/document.ts';
import type { KnownIds } from '../../core/mlmodel/rule.ts';
import { pythonScalar } from '../../core/mlmodel/yaml/construct.ts';
import type { ConnectionEntry, Connections, Session } from '../connections/session.ts';

type Kind = keyof KnownIds;

const keys = [
  ['run', 'run_id'],
  ['model', 'model_id'],
] as const satisfies readonly (readonly [Kind, string])[];

/** Milliseconds after which a server that did not answer is asked again. */
const askAgainAfter = 5 * 60_000;
/** Milliseconds in which answers are gathered: each makes all open models be checked again. */
const gatheringPause = 200;

type Answer =
  | { readonly kind: 'asked' }
  | { readonly kind: 'known'; readonly isThere: boolean }
  | { readonly kind: 'failed'; readonly at: number };

/** Where a document lies, as VS Code's `Uri` says it. */
interface Place {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
}

/**
 * What a server says of the ids in a file: for an artifact the one that it lies on, else that of the active connection. Nothing is connected for it,
 * and each id is asked for once.
 */
export class ServerIds implements Disposable {
  readonly #connections: Connections;
  readonly #learned = new Emitter();
  /** By session, so that a connection that is made anew begins without answers. */
  #answers = new Map<Session, Map<string, Answer>>();
  readonly #watched: Disposable;
  #before: Reachable;
  #gathering: NodeJS.Timeout | undefined;
  /** A connection changed, or answers came. */
  readonly onDidLearn = this.#learned.event;

  constructor(connections: Connections) {
    this.#connections = connections;
    this.#before = reachable(connections);
    this.#watched = connections.onDidChange(() => this.#follow());
  }

  /** Undefined without a connection; what is not known yet is asked for, if it may be, and {@link onDidLearn} tells when it is. */
  known(place: Place, document: MlmodelDocument, mayAsk: boolean): KnownIds | undefined {
    const session = sessionFor(this.#connections, place);
    if (!session) return undefined;
    const known: { -readonly [K in Kind]?: boolean } = {};
    for (const [kind, key] of keys) {
      const id = idAt(document, key);
      const answer = id === undefined ? undefined : this.#answer(session, kind, id, mayAsk);
      if (answer?.kind === 'known') known[kind] = answer.isThere;
    }
    return known;
  }

  dispose(): void {
    clearTimeout(this.#gathering);
    this.#watched.dispose();
    this.#learned.dispose();
  }

  /** A server that is reached anew may answer what it did not answer before. */
  #follow(): void {
    const [before, now] = [this.#before, reachable(this.#connections)];
    this.#before = now;
    const isSame = before.active === now.active && [...before.sessions].every((one) => now.sessions.has(one));
    const isNew = [...now.sessions].filter((session) => !before.sessions.has(session));
    if (isSame && isNew.length === 0) return;
    this.#answers = new Map([...this.#answers].filter(([session]) => isKept(this.#connections, session)));
    for (const session of isNew) dropFailed(this.#answers.get(session));
    this.#tell();
  }

  #answer(session: Session, kind: Kind, id: string, mayAsk: boolean): Answer | undefined {
    const answers = this.#answers.get(session) ?? new Map<string, Answer>();
    const question = `${kind} ${id}`;
    const before = answers.get(question);
    const isOpen = before === undefined || (before.kind === 'failed' && Date.now() - before.at > askAgainAfter);
    if (!mayAsk || !isOpen) return before;
    this.#answers.set(session, answers);
    answers.set(question, { kind: 'asked' });
    void this.#ask(session, kind, id).then((answer) => {
      answers.set(question, answer);
      if (answer.kind === 'known') this.#tell();
    });
    return undefined;
  }

  async #ask({ tracking }: Session, kind: Kind, id: string): Promise<Answer> {
    const { signal } = new AbortController(); // the client's own time-out ends it
    try {
      await (kind === 'run' ? tracking.getRun(id, signal) : tracking.getLoggedModel(id, signal));
      return { kind: 'known', isThere: true };
    } catch (error) {
      return isNotFound(error) ? { kind: 'known', isThere: false } : { kind: 'failed', at: Date.now() };
    }
  }

  #tell(): void {
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      this.#learned.fire();
    }, gatheringPause);
  }
}

/** Of an artifact's own connection, else of the active one; undefined unless it is connected. */
export function sessionFor({ active, entries }: Connections, place: Place): Session | undefined {
  const id = place.scheme === artifactScheme ? parseArtifactUri(place)?.connectionId : active?.id;
  return sessionOf(entries.find((entry) => entry.id === id));
}

/** The sessions whose servers answer. */
interface Reachable {
  readonly active: ConnectionId | undefined;
  readonly sessions: ReadonlySet<Session>;
}

function reachable({ active, entries }: Connections): Reachable {
  const sessions = entries.flatMap(({ state }) => (state.kind === 'ready' && !state.lost ? [state.session] : []));
  return { active: active?.id, sessions: new Set(sessions) };
}

function isKept({ entries }: Connections, session: Session): boolean {
  return entries.some((entry) => sessionOf(entry) === session);
}

function dropFailed(answers: Map<string, Answer> | undefined): void {
  for (const [question, { kind }] of answers ?? []) if (kind === 'failed') answers?.delete(question);
}

/** The error's class is that of another bundle. */
function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'reason' in error && error.reason === 'notFound';
}

function sessionOf(entry: ConnectionEntry | undefined): Session | undefined {
  return entry?.state.kind === 'ready' ? entry.state.session : undefined;
}

/** As MLflow reads it; whatever is no id is a rule's business. */
export function idAt({ top }: MlmodelDocument, key: 'run_id' | 'model_id'): string | undefined {
  const value = top.get(key)?.value;
  const held = value?.kind === 'scalar' ? pythonScalar(value) : undefined;
  return held?.kind === 'string' && /^(m-)?[0-9a-f]{32}$/.test(held.value) ? held.value : undefined;
}
