import type { Stage } from '../stage.ts';
import type { TransitionOutcome } from '../transition.ts';

/** A version that is not where it should be after a move: somebody who does not take part in our claims acted at the same time. */
export interface Intrusion {
  readonly version: string;
  readonly expected: Stage;
  /** Undefined: it is gone. */
  readonly found: Stage | undefined;
}

/** A move that was made, and what became of its record. */
export interface RecordedOutcome extends TransitionOutcome {
  /** Id of its record; undefined when that could not be written, and `notRecorded` says why. */
  readonly moveId: string | undefined;
  readonly notRecorded: unknown;
  readonly intrusions: readonly Intrusion[];
  /** Why the versions could not be read again after the move: then `intrusions` says nothing. */
  readonly notChecked?: unknown;
  /** Why the claim is still on the model: until somebody takes it over, nobody gets one. */
  readonly notReleased?: unknown;
}
