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
  await moveAsPlanned(registry, plan, signal);
  return { name, version, from: plan.from, to: plan.to, archived: await archivedNow(registry, plan) };
}

/**
 * The one write of a move, with the versions as they were read right before it, and the version as the server answers it.
 * @param read the versions, where the caller has read them just now
 */
export async function moveAsPlanned(
  registry: ModelRegistry,
  plan: MovePlan,
  signal: AbortSignal,
  read?: readonly ModelVersion[],
): Promise<{ readonly before: readonly ModelVersion[]; readonly moved: ModelVersion }> {
  const { name, version } = plan.version;
  const before = read ?? (await allVersions(registry, name, signal));
  requireAsPlanned(before, plan);
  return { before, moved: await registry.transitionStage(name, version, plan.to, plan.archives.length > 0, signal) };
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
async function archivedNow(registry: ModelRegistry, plan: MovePlan): Promise<readonly string[]> {
  if (plan.archives.length === 0) return [];
  try {
    return archivedOf(plan, await allVersions(registry, plan.version.name, AbortSignal.timeout(readingTime)));
  } catch {
    return plan.archives.map(({ version }) => version);
  }
}

/** Of those that the plan archives, the ones that are archived. */
export function archivedOf({ archives }: MovePlan, now: readonly ModelVersion[]): readonly string[] {
  const planned = new Set(archives.map(({ version }) => version));
  return versionsIn(now, 'Archived')
    .map(({ version }) => version)
    .filter((version) => planned.has(version));
}
