import { byNumberDescending, type ModelVersion } from '../tracking/registeredModel.ts';
import type { ModelRegistry } from '../tracking/registry.ts';
import { TrackingError } from '../tracking/trackingError.ts';
import { isActive, type Stage } from './stage.ts';
import { allVersions } from './versions.ts';

/** What a transition would do, before anything is sent. */
export type TransitionPlan =
  | {
      readonly kind: 'move';
      readonly version: ModelVersion;
      readonly from: Stage;
      readonly to: Stage;
      /** Versions in the target stage that go to Archived with it. */
      readonly archives: readonly ModelVersion[];
      /** Those that stay there beside it. */
      readonly keeps: readonly ModelVersion[];
    }
  | { readonly kind: 'nothing'; readonly reason: 'alreadyThere' | 'noStages' };

export type MovePlan = Extract<TransitionPlan, { kind: 'move' }>;

export interface TransitionOutcome {
  readonly name: string;
  readonly version: string;
  readonly from: Stage;
  readonly to: Stage;
  readonly archived: readonly string[];
}

export function planTransition(
  all: readonly ModelVersion[],
  version: ModelVersion,
  to: Stage,
  archiveExisting: boolean,
): TransitionPlan {
  if (version.stage === undefined) return { kind: 'nothing', reason: 'noStages' };
  if (version.stage === to) return { kind: 'nothing', reason: 'alreadyThere' };
  const others = versionsIn(all, to).filter((other) => other.version !== version.version);
  // MLflow 3.17.2 answers 500 to archive_existing_versions with an inactive target, so the flag never leaves this function for those.
  const archives = archiveExisting && isActive(to) ? others : [];
  return { kind: 'move', version, from: version.stage, to, archives, keeps: archives.length > 0 ? [] : others };
}

export function versionsIn(all: readonly ModelVersion[], stage: Stage): readonly ModelVersion[] {
  return all.filter((version) => version.stage === stage).toSorted(byNumberDescending);
}

const readingTime = 15_000;

/**
 * Moves the version as planned, unless its stage changed meanwhile, or what is in the target stage (`conflict`): the plan would archive others
 * than it told. What was archived is read, not assumed: another client may have moved a version at the same time.
 */
export async function transition(
  registry: ModelRegistry,
  plan: MovePlan,
  signal: AbortSignal,
): Promise<TransitionOutcome> {
  const { name, version } = plan.version;
  requireAsPlanned(await allVersions(registry, name, signal), plan);
  await registry.transitionStage(name, version, plan.to, plan.archives.length > 0, signal);
  return { name, version, from: plan.from, to: plan.to, archived: await archivedNow(registry, plan) };
}

/** A conflict's code is the stage that the version is in now. Who else is in an inactive stage matters to nobody. */
function requireAsPlanned(now: readonly ModelVersion[], { version, from, to, archives, keeps }: MovePlan): void {
  const current = now.find((candidate) => candidate.version === version.version);
  if (!current) throw new TrackingError({ reason: 'notFound', sent: 'no' });
  const asPlanned = current.stage === from && (!isActive(to) || isSame(versionsIn(now, to), [...archives, ...keeps]));
  if (!asPlanned) throw new TrackingError({ reason: 'conflict', sent: 'no', code: current.stage ?? 'None' });
}

function isSame(now: readonly ModelVersion[], planned: readonly ModelVersion[]): boolean {
  const numbers = new Set(planned.map((other) => other.version));
  return now.length === numbers.size && now.every((other) => numbers.has(other.version));
}

/** The move is done by now: neither a cancellation nor a failure to read makes it undone. */
async function archivedNow(registry: ModelRegistry, { version, archives }: MovePlan): Promise<readonly string[]> {
  const planned = archives.map((other) => other.version);
  if (planned.length === 0) return [];
  try {
    const now = await allVersions(registry, version.name, AbortSignal.timeout(readingTime));
    return versionsIn(now, 'Archived')
      .map((other) => other.version)
      .filter((other) => planned.includes(other));
  } catch {
    return planned;
  }
}

/** The version is back where it was, but not all that was archived with it returned. */
export class IncompleteUndo extends Error {
  readonly returned: readonly string[];
  readonly left: readonly string[];

  constructor(returned: readonly string[], left: readonly string[], cause: unknown) {
    super(`not returned: version ${left.join(', ')}`, { cause });
    this.name = 'IncompleteUndo';
    this.returned = returned;
    this.left = left;
  }
}

/** Takes a move back: the version returns to where it was, and what was archived with it returns too. Checked first: nothing moved since. */
export async function undoTransition(
  registry: ModelRegistry,
  done: TransitionOutcome,
  signal: AbortSignal,
): Promise<TransitionOutcome> {
  const { name, from, to } = done;
  const moved = await registry.getModelVersion(name, done.version, signal);
  const archived = await Promise.all(done.archived.map((version) => registry.getModelVersion(name, version, signal)));
  const changed = [...(moved.stage === to ? [] : [moved]), ...archived.filter(({ stage }) => stage !== 'Archived')];
  const [first] = changed;
  if (first)
    throw new TrackingError({ reason: 'conflict', sent: 'no', code: `${first.version}:${first.stage ?? 'None'}` });
  await registry.transitionStage(name, done.version, from, false, signal);
  await returnAll(registry, done, signal);
  return { name, version: done.version, from: to, to: from, archived: [] };
}

async function returnAll(
  registry: ModelRegistry,
  { name, to, archived }: TransitionOutcome,
  signal: AbortSignal,
): Promise<void> {
  for (const [index, version] of archived.entries()) {
    try {
      await registry.transitionStage(name, version, to, false, signal);
    } catch (error) {
      throw new IncompleteUndo(archived.slice(0, index), archived.slice(index), error);
    }
  }
}
