import type { ModelVersion } from '../../core/tracking/registeredModel.ts';
import type { Session } from '../connections/session.ts';

/** So many versions are told; a model is rarely registered twice. */
const mostVersions = 20;
/** Milliseconds for which an answer holds: pages and hovers ask again and again, and stages move. */
const answerHolds = 5_000;

/** What a file says of where its model came from, as `idAt` reads it: hexadecimal digits, in which nothing needs quoting. */
export interface ModelOrigin {
  readonly runId: string | undefined;
  readonly modelId: string | undefined;
}

interface Answer {
  readonly versions: readonly ModelVersion[];
  readonly at: number;
}

/** By session, so that a connection that is made anew begins without answers. */
const answers = new WeakMap<Session, Map<string, Answer>>();

/**
 * The versions that were registered from a model, the last changed first, without their aliases: those of the same run, as long as they do not say
 * that they came from another model of it; without a run, those of the logged model. None if the server does not tell, which is asked again.
 */
export async function registeredVersions(
  session: Session,
  { runId, modelId }: ModelOrigin,
  signal: AbortSignal,
): Promise<readonly ModelVersion[]> {
  const filter = filterOf(runId, modelId);
  const found = filter === undefined ? [] : await search(session, filter, signal);
  return found.filter((one) => modelId === undefined || one.modelId === undefined || one.modelId === modelId);
}

function filterOf(runId: string | undefined, modelId: string | undefined): string | undefined {
  if (runId !== undefined) return `run_id='${runId}'`;
  return modelId === undefined ? undefined : `source_path='models:/${modelId}'`;
}

async function search(session: Session, filter: string, signal: AbortSignal): Promise<readonly ModelVersion[]> {
  const known = heldAnswers(session);
  const before = known.get(filter);
  if (before) return before.versions;
  try {
    const { items: versions } = await session.registry.searchModelVersions({ filter, pageSize: mostVersions }, signal);
    known.set(filter, { versions, at: Date.now() });
    return versions;
  } catch {
    return [];
  }
}

function heldAnswers(session: Session): Map<string, Answer> {
  const known = answers.get(session) ?? new Map<string, Answer>();
  answers.set(session, known);
  for (const [filter, { at }] of known) if (Date.now() - at > answerHolds) known.delete(filter);
  return known;
}
