import { isShared, markShared } from '../../core/base/acrossBundles.ts';
import type { ErrorReason } from '../../core/tracking/trackingError.ts';

/**
 * A refusal in the person's language. Programs read `reason`; the message names the cause by itself, because VS Code drops error
 * properties when a call activates the extension or crosses hosts.
 */
export class CommandError extends Error {
  readonly reason: ErrorReason;
  /** Buttons of the notification, the cure first. */
  readonly actions: readonly FailureAction[];

  constructor(reason: ErrorReason, text: string, actions: readonly FailureAction[] = [], cause?: unknown) {
    super(text, { cause });
    this.name = 'CommandError';
    this.reason = reason;
    this.actions = actions;
    markShared('CommandError', this);
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return isShared('CommandError', value);
  }
}

export interface FailureAction {
  readonly title: string;
  readonly run: () => void;
}

/** Somebody pressed Escape or Cancel: nothing is said, the command returns undefined. */
export class Cancelled extends Error {
  constructor() {
    super('cancelled');
    this.name = 'Cancelled';
    markShared('Cancelled', this);
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return isShared('Cancelled', value);
  }
}
