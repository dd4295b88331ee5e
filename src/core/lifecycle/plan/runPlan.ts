import { isReason, TrackingError, type ErrorReason } from '../../tracking/trackingError.ts';
import type { PlanProgress, StepState } from './stepPlan.ts';

export interface PlanRun {
  readonly signal: AbortSignal;
  /**
   * A step that failed for certain does not stop the ones behind it, unless they would meet the same: for steps that do not need each other.
   */
  readonly isIndependent?: boolean | undefined;
  /** Told before each step, with its number in the plan, and after it. */
  readonly onStep?: ((progress: PlanProgress, index: number) => void) | undefined;
}

/**
 * Does the steps that are left or certainly failed, in their order. A step that may have been done is never done again, and stops the plan: what
 * comes behind was planned for a known state. Only steps that do not need each other go on behind it, when asked again. Never throws; a cancelled
 * plan leaves the rest.
 */
export async function goOn(progress: PlanProgress, { signal, isIndependent, onStep }: PlanRun): Promise<PlanProgress> {
  let now = progress;
  for (const [index, step] of progress.steps.entries()) {
    const { kind } = now.states[index] ?? { kind: 'left' };
    if (kind === 'unknown' && !isIndependent) return now;
    if (kind !== 'left' && kind !== 'failed') continue;
    if (signal.aborted) return now;
    onStep?.(now, index);
    const state = await stateAfter(() => step.run(signal));
    if (state === 'cancelled') return now;
    now = withState(now, index, state);
    onStep?.(now, index);
    if (state.kind === 'unknown') return now;
    if (state.kind === 'failed' && (!isIndependent || stopsAll(state.error))) return now;
  }
  return now;
}

/**
 * Takes the done steps back, the last one first, and stops at the first that cannot be. What may have been done is not touched, nor taken back a
 * second time what may have been taken back: who goes back does not know from where.
 */
export async function goBack(progress: PlanProgress, { signal, onStep }: PlanRun): Promise<PlanProgress> {
  let now = progress;
  for (const [index, step] of [...progress.steps.entries()].toReversed()) {
    const was = now.states[index] ?? { kind: 'left' };
    if ((was.kind !== 'done' && was.kind !== 'notUndone') || step.undo === undefined) continue;
    if (was.kind === 'notUndone' && isReason(was.error, 'unknownOutcome')) return now;
    if (signal.aborted) return now;
    onStep?.(now, index);
    const state = await stateAfter(() => step.undo?.(signal) ?? Promise.resolve());
    if (state === 'cancelled') return now;
    now = withState(now, index, state.kind === 'done' ? { kind: 'undone' } : { kind: 'notUndone', error: state.error });
    onStep?.(now, index);
    if (state.kind !== 'done') return now;
  }
  return now;
}

/** It is about the connection and not about the step. Where the server told what became of a lost answer, it is there again. */
function stopsAll(error: unknown): boolean {
  return error instanceof TrackingError && error.failure.readBack !== 'notDone' && ofConnection.has(error.reason);
}

const ofConnection: ReadonlySet<ErrorReason> = new Set([
  'unreachable',
  'dns',
  'timeout',
  'tls',
  'proxy',
  'unauthorized',
  'hostRejected',
  'notMlflow',
  'registryMissing',
  'rateLimited',
  'readOnly',
]);

type Ended = Extract<StepState, { kind: 'done' | 'failed' | 'unknown' }>;

/**
 * A cancellation leaves the step as it was: of a write that was sent, the registry (`ReadBackRegistry`) finds out what became of it, and fails with
 * `unknownOutcome` where it cannot.
 */
async function stateAfter(work: () => Promise<void>): Promise<Ended | 'cancelled'> {
  try {
    await work();
    return { kind: 'done' };
  } catch (error) {
    if (isReason(error, 'cancelled')) return 'cancelled';
    return { kind: isReason(error, 'unknownOutcome') ? 'unknown' : 'failed', error };
  }
}

function withState({ steps, states }: PlanProgress, index: number, state: StepState): PlanProgress {
  return { steps, states: states.with(index, state) };
}
