import type { RecordedOutcome } from '../../core/lifecycle/history/recordedOutcome.ts';
import { problemText } from './problemText.ts';

export interface MovedEnd {
  /** Undefined: all is as it must be. */
  readonly problem: string | undefined;
  /** The version is where it was moved to, as far as could be read. */
  readonly isDone: boolean;
}

/** The move is made; what else was to happen with it may not be, and somebody else may have moved the version on. */
export function movedEnd(
  { version, notRecorded, notReleased, notChecked, intrusions }: RecordedOutcome,
  secrets: readonly string[],
): MovedEnd {
  const why = (error: unknown): string => problemText(error, secrets) ?? '';
  const parts = [
    ...(notRecorded === undefined ? [] : [`The move was made, but not recorded: ${why(notRecorded)}`]),
    ...(notChecked === undefined ? [] : ['What is in the stages now could not be read again.']),
    ...(notReleased === undefined
      ? []
      : [`The model is still marked as being changed, until somebody takes over: ${why(notReleased)}`]),
    ...intrusions.map(
      (other) =>
        `Version ${other.version} is ${other.found === undefined ? 'gone' : `in ${other.found}`}, not in ${other.expected}: somebody else moved it meanwhile.`,
    ),
  ];
  return {
    problem: parts.length > 0 ? parts.join(' ') : undefined,
    isDone: intrusions.every((other) => other.version !== version),
  };
}
