import type { Message } from '../../base/message.ts';

/** One act of a plan that consists of several, shown before any of them is done. */
export interface PlanStep {
  /** Stable within its plan, for programs: `BTC/3`, `BTC@champion`. */
  readonly id: string;
  /** `BTC, version 3: None → Archived` */
  readonly what: Message;
  /** One write at most, through a registry that finds out what became of it when its answer is lost (`ReadBackRegistry`). */
  readonly run: (signal: AbortSignal) => Promise<void>;
  /**
   * How it is taken back; undefined for what cannot be. Whoever does it checks first that all is still as the step left it, and fails with
   * `conflict` when it is not.
   */
  readonly undo?: ((signal: AbortSignal) => Promise<void>) | undefined;
}

/** `unknown`: it was sent and nobody knows whether it was done. `left`: not begun. */
export type StepState =
  | { readonly kind: 'left' }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'unknown'; readonly error: unknown }
  | { readonly kind: 'undone' }
  | { readonly kind: 'notUndone'; readonly error: unknown };

/** A plan and how far it has come; `states` stand beside `steps`. */
export interface PlanProgress {
  readonly steps: readonly PlanStep[];
  readonly states: readonly StepState[];
}

export function notBegun(steps: readonly PlanStep[]): PlanProgress {
  return { steps, states: steps.map(() => ({ kind: 'left' })) };
}

export function stepsIn({ steps, states }: PlanProgress, ...kinds: readonly StepState['kind'][]): readonly PlanStep[] {
  return steps.filter((_, index) => kinds.includes(states[index]?.kind ?? 'left'));
}

export function isComplete({ states }: PlanProgress): boolean {
  return states.every(({ kind }) => kind === 'done');
}

export interface Trouble {
  /** Of the step, from 1 on. */
  readonly number: number;
  readonly kind: 'failed' | 'unknown' | 'notUndone';
  readonly error: unknown;
}

/** The first step that did not end well: of those that could not be taken back, once somebody went back. */
export function firstTrouble(progress: PlanProgress): Trouble | undefined {
  const isBack = wentBack(progress);
  for (const [index, state] of progress.states.entries())
    if ('error' in state && isBack === (state.kind === 'notUndone')) return { ...state, number: index + 1 };
  return undefined;
}

export function wentBack(progress: PlanProgress): boolean {
  return stepsIn(progress, 'undone', 'notUndone').length > 0;
}

/** Something is left that can be done without doing anything twice. */
export function canGoOn(progress: PlanProgress, isIndependent: boolean): boolean {
  if (wentBack(progress)) return false;
  const { states } = progress;
  const next = states.findIndex(({ kind }) => kind === 'left' || kind === 'failed');
  const unknown = states.findIndex(({ kind }) => kind === 'unknown');
  return next >= 0 && (isIndependent || unknown < 0 || next < unknown);
}

export function canGoBack({ steps, states }: PlanProgress): boolean {
  return steps.some(
    ({ undo }, index) => undo !== undefined && ['done', 'notUndone'].includes(states[index]?.kind ?? 'left'),
  );
}
