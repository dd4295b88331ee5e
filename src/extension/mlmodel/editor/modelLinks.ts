import { Emitter } from '../../../core/base/emitter.ts';
import { DisposableStore, type Disposable } from '../../../core/base/lifetime.ts';
import type { MlmodelDocument } from '../../../core/mlmodel/document.ts';
import type { ModelVersion } from '../../../core/tracking/registeredModel.ts';
import type { ModelLinks } from '../../../protocol/mlmodelPage.ts';
import type { Connections, Session } from '../../connections/session.ts';
import { registeredVersions, type ModelOrigin } from '../registeredVersions.ts';
import { idAt, sessionFor } from '../serverIds.ts';

/** What is on the server, and what leads there. */
export interface FoundLinks extends ModelLinks {
  readonly runId: string | undefined;
  readonly experimentId: string | undefined;
}

const noLinks: FoundLinks = { run: null, experiment: null, versions: [], runId: undefined, experimentId: undefined };

interface Question extends ModelOrigin {
  readonly session: Session | undefined;
}

/**
 * The run, the experiment and the registered versions of a model, as its connection knows them. Nothing is connected for it, each question is asked
 * once, and a server that does not answer leaves its links out.
 */
export class LinkFinder implements Disposable {
  readonly #connections: Connections;
  readonly #place: Parameters<typeof sessionFor>[1];
  readonly #owned = new DisposableStore();
  readonly #found = this.#owned.add(new Emitter());
  readonly onDidFind = this.#found.event;
  #asked: Question | undefined;
  #asking = new AbortController();
  #document: MlmodelDocument | undefined;
  #links = noLinks;

  constructor(connections: Connections, place: Parameters<typeof sessionFor>[1]) {
    this.#connections = connections;
    this.#place = place;
    this.#owned.add(
      connections.onDidChange(() => {
        if (this.#document) this.look(this.#document);
      }),
    );
  }

  get links(): FoundLinks {
    return this.#links;
  }

  /** Asks what has not been asked yet of a model with these ids. */
  look(document: MlmodelDocument): void {
    this.#document = document;
    const session = sessionFor(this.#connections, this.#place);
    const question = { session, runId: idAt(document, 'run_id'), modelId: idAt(document, 'model_id') };
    if (this.#owned.isDisposed || isSame(question, this.#asked)) return;
    this.#asked = question;
    this.#asking.abort();
    this.#asking = new AbortController();
    void this.#ask(question, this.#asking.signal);
  }

  dispose(): void {
    this.#asking.abort();
    this.#owned.dispose();
  }

  async #ask(question: Question, signal: AbortSignal): Promise<void> {
    const links = question.session ? await linksOn(question.session, question, signal) : noLinks;
    if (signal.aborted || (links === noLinks && this.#links === noLinks)) return;
    this.#links = links;
    this.#found.fire();
  }
}

function isSame(one: Question, other: Question | undefined): boolean {
  return one.session === other?.session && one.runId === other?.runId && one.modelId === other?.modelId;
}

async function linksOn(session: Session, { runId, modelId }: Question, signal: AbortSignal): Promise<FoundLinks> {
  const { tracking } = session;
  const [run, versions] = await Promise.all([
    runId === undefined ? undefined : orNothing(tracking.getRun(runId, signal)),
    registeredVersions(session, { runId, modelId }, signal),
  ]);
  if (signal.aborted) return noLinks;
  const experiment = run && (await orNothing(tracking.getExperiment(run.experimentId, signal)));
  if (!run && versions.length === 0) return noLinks;
  return {
    run: run?.name ?? null,
    experiment: experiment?.name ?? null,
    versions: versions.map(({ name, version, stage }) => ({ name, version, stage: stageOf(stage) })),
    runId: run?.id,
    experimentId: experiment?.id,
  };
}

/** `None` is no stage that a person would want to read. */
function stageOf(stage: ModelVersion['stage']): string {
  return stage === undefined || stage === 'None' ? '' : stage;
}

async function orNothing<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch {
    return undefined;
  }
}
