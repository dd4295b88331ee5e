import { message } from '../../base/message.ts';
import type { ModelVersion } from '../../tracking/registeredModel.ts';
import type { ModelRegistry } from '../../tracking/registry.ts';
import type { Actor } from '../actor.ts';
import { whileAlone } from '../claim.ts';
import type { Clock } from '../clock.ts';
import { moveRecorded } from '../history/moveRecorded.ts';
import { planUndo } from '../history/planUndo.ts';
import type { RecordedOutcome } from '../history/recordedOutcome.ts';
import { undoRecorded } from '../history/undoRecorded.ts';
import { LifecycleError } from '../lifecycleError.ts';
import { withoutTakeOver, type WithTakeOver } from '../plan/alone.ts';
import type { PlanStep } from '../plan/stepPlan.ts';
import { planTransition, type MovePlan } from '../transition.ts';
import { allVersions } from '../versions.ts';
import type { Candidate, PhaseOutAct } from './candidates.ts';
import { guardsOf, newGuard } from './guards.ts';

export interface PhaseOutOptions {
  readonly actor: Actor;
  readonly comment: string;
  /** Told of each move that was made: its record may be missing, or somebody else may have acted at the same time. */
  readonly onMoved?: ((outcome: RecordedOutcome) => void) | undefined;
  readonly alone?: WithTakeOver | undefined;
  readonly clock?: Clock | undefined;
}

/** One step for each version; they do not need each other. Archived ones can be taken back, deleted ones cannot. */
export function phaseOutSteps(
  registry: ModelRegistry,
  act: PhaseOutAct,
  chosen: readonly Candidate[],
  options: PhaseOutOptions,
): readonly PlanStep[] {
  return chosen.map((candidate) =>
    act === 'archive' ? archiveStep(registry, candidate, options) : deleteStep(registry, candidate, options),
  );
}

/** How a version is called in what commands answer: `BTC/3`. */
export function versionId({ name, version }: Pick<ModelVersion, 'name' | 'version'>): string {
  return `${name}/${version}`;
}

function archiveStep(registry: ModelRegistry, candidate: Candidate, options: PhaseOutOptions): PlanStep {
  const { version } = candidate;
  const { name, version: number } = version;
  const stage = version.stage ?? 'None';
  let moveId: string | undefined;
  return {
    id: versionId(version),
    what: message('planArchive', { name, version: number, stage }),
    run: async (signal) => {
      const plan = planTransition([], version, 'Archived', false);
      if (plan.kind === 'nothing') throw cannotArchive(candidate);
      requireAsPlanned(await registry.getModelVersion(name, number, signal), candidate);
      moveId = await moved(registry, plan, options, signal);
    },
    undo: (signal) => unarchive(registry, version, moveId, options, signal),
  };
}

function cannotArchive({ version: { name, version, stage } }: Candidate): LifecycleError {
  if (stage === undefined) return new LifecycleError('tooOld', message('phaseOutNoStages'));
  return new LifecycleError('conflict', message('reviewAlreadyThere', { name, version, stage }));
}

async function moved(
  registry: ModelRegistry,
  plan: MovePlan,
  { onMoved, alone = withoutTakeOver, ...options }: PhaseOutOptions,
  signal: AbortSignal,
): Promise<string | undefined> {
  const outcome = await alone((takeOver) => moveRecorded(registry, plan, { ...options, takeOver }, signal));
  onMoved?.(outcome);
  return outcome.moveId;
}

/** By its record, as any move; where that could not be written, by a move back. */
async function unarchive(
  registry: ModelRegistry,
  version: ModelVersion,
  moveId: string | undefined,
  options: PhaseOutOptions,
  signal: AbortSignal,
): Promise<void> {
  const { onMoved, alone = withoutTakeOver, ...rest } = options;
  const all = await allVersions(registry, version.name, signal);
  if (moveId === undefined) {
    const back = planTransition(all, { ...version, stage: 'Archived' }, version.stage ?? 'None', false);
    if (back.kind === 'move') await moved(registry, back, options, signal);
    return;
  }
  const plan = planUndo(all, version.version);
  if (plan.kind === 'nothing') throw new LifecycleError(plan.reason, plan.why);
  if (plan.move.id !== moveId) throw new LifecycleError('conflict', message('historyUndoOther'));
  const outcome = await alone((takeOver) => undoRecorded(registry, plan, { ...rest, takeOver }, signal));
  onMoved?.(outcome);
}

/** Alone, so that no other client of this product gives it an alias or a stage between the look and the deletion. */
function deleteStep(registry: ModelRegistry, candidate: Candidate, options: PhaseOutOptions): PlanStep {
  const { name, version: number, stage } = candidate.version;
  const { alone = withoutTakeOver, ...rest } = options;
  const purpose = `delete version ${number}`;
  return {
    id: versionId(candidate.version),
    what: message('planDelete', { name, version: number, stage: stage ?? '–' }),
    run: (signal) =>
      alone((takeOver) =>
        whileAlone(registry, { ...rest, name, purpose, takeOver }, signal, async () => {
          requireAsPlanned(await registry.getModelVersion(name, number, signal), candidate);
          await registry.deleteModelVersion(name, number, signal);
        }),
      ),
  };
}

/** Nothing that speaks against it came since it was chosen. */
function requireAsPlanned(now: ModelVersion, { version: { name, version, stage }, guards }: Candidate): void {
  const guard = newGuard(guards, guardsOf(now));
  if (guard?.kind === 'alias') {
    const aliases = guard.aliases.map((alias) => `@${alias}`).join(', ');
    throw new LifecycleError('conflict', message('phaseOutNowAlias', { name, version, aliases }));
  }
  if (guard?.kind === 'request') throw new LifecycleError('conflict', message('phaseOutNowRequest', { name, version }));
  if (now.stage === stage) return;
  throw new LifecycleError('conflict', message('phaseOutNowStage', { name, version, stage: now.stage ?? 'None' }));
}
