import { isShared, markShared } from '../base/acrossBundles.ts';
import { renderEnglish, type Message } from '../base/message.ts';
import type { ErrorReason } from '../tracking/trackingError.ts';
import type { Claim } from './records/claimTags.ts';
import type { RecordedOutcome } from './history/recordedOutcome.ts';

export interface LifecycleErrorDetails {
  /** Why another one stands in the way; a person may take over one that is dead. */
  readonly claims?: readonly Claim[] | undefined;
  /** What was done all the same. */
  readonly done?: RecordedOutcome | undefined;
  readonly cause?: unknown;
}

/** Something of the life cycle that could not be done, or only in part. Without `done` nothing was changed. */
export class LifecycleError extends Error {
  readonly reason: ErrorReason;
  /** The whole of it, for a person. */
  readonly told: Message;
  readonly claims: readonly Claim[];
  readonly done: RecordedOutcome | undefined;

  constructor(reason: ErrorReason, told: Message, { claims = [], done, cause }: LifecycleErrorDetails = {}) {
    super(renderEnglish(told), { cause });
    this.name = 'LifecycleError';
    this.reason = reason;
    this.told = told;
    this.claims = claims;
    this.done = done;
    markShared('LifecycleError', this);
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return isShared('LifecycleError', value);
  }
}
