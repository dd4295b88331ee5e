import { Emitter } from '../../core/base/emitter.ts';
import type { Disposable } from '../../core/base/lifetime.ts';
import type { MlmodelDocument } from '../../core/mlmodel/document.ts';
import type { KnownIds } from '../../core/mlmodel/rule.ts';
import { pythonScalar } from '../../core/mlmodel/yaml/construct.ts';
import { untilTimeout } from '../base/signals.ts';
import type { Connections, Session } from '../connections/session.ts';

type Kind = keyof KnownIds;

const keys = [
  ['run', 'run_id'],
  ['model', 'model_id'],
] as const satisfies readonly (readonly [Kind, string])[];

/** What the server of the active connection says of the ids in a file. Nothing is connected for it, and each id is asked for once. */
export class ServerIds implements Disposable {
  readonly #connections: Connections;
  readonly #learned = new Emitter();
  readonly #answers = new Map<string, boolean | undefined>();
  readonly #watched: Disposable;
  #server: string | undefined;
  /** The active connection changed, or an answer came. */
  readonly onDidLearn = this.#learned.event;

  constructor(connections: Connections) {
    this.#connections = connections;
    this.#server = sessionOf(connections)?.id;
    this.#watched = connections.onDidChange(() => this.#follow());
  }

  /** Undefined without a connection; what is not known yet is asked for, and {@link onDidLearn} tells when it is. */
  known(document: MlmodelDocument): KnownIds | undefined {
    const session = sessionOf(this.#connections);
    if (!session) return undefined;
    const known: { -readonly [K in Kind]?: boolean } = {};
    for (const [kind, key] of keys) {
      const id = idAt(document, key);
      const answer = id === undefined ? undefined : this.#answer(session, kind, id);
      if (answer !== undefined) known[kind] = answer;
    }
    return known;
  }

  dispose(): void {
    this.#watched.dispose();
    this.#learned.dispose();
  }

  #follow(): void {
    const server = sessionOf(this.#connections)?.id;
    if (server === this.#server) return;
    this.#server = server;
    this.#answers.clear();
    this.#learned.fire();
  }

  #answer(session: Session, kind: Kind, id: string): boolean | undefined {
    const question = `${session.id} ${kind} ${id}`;
    if (!this.#answers.has(question)) {
      this.#answers.set(question, undefined);
      void this.#ask(session, kind, id, question);
    }
    return this.#answers.get(question);
  }

  async #ask({ tracking }: Session, kind: Kind, id: string, question: string): Promise<void> {
    try {
      await (kind === 'run' ? tracking.getRun(id, untilTimeout()) : tracking.getLoggedModel(id, untilTimeout()));
      this.#answers.set(question, true);
    } catch (error) {
      if (!isNotFound(error)) return; // not known, and not asked again for this connection
      this.#answers.set(question, false);
    }
    this.#learned.fire();
  }
}

/** The error's class is that of another bundle. */
function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'reason' in error && error.reason === 'notFound';
}

function sessionOf({ active }: Connections): Session | undefined {
  return active?.state.kind === 'ready' ? active.state.session : undefined;
}

/** As MLflow reads it; whatever is no id is a rule's business. */
function idAt({ top }: MlmodelDocument, key: string): string | undefined {
  const value = top.get(key)?.value;
  const held = value?.kind === 'scalar' ? pythonScalar(value) : undefined;
  return held?.kind === 'string' && /^(m-)?[0-9a-f]{32}$/.test(held.value) ? held.value : undefined;
}
