import type { TransitionOutcome } from '../../core/lifecycle/transition.ts';

/** The moves made in this window, newest last, so that they can be taken back. */
export class MoveMemory {
  readonly #moves: { readonly session: string; readonly outcome: TransitionOutcome }[] = [];

  remember(session: string, outcome: TransitionOutcome): void {
    this.#moves.push({ session, outcome });
  }

  /** The last move of a version; of any version of the model, or of any model, when those are not given. */
  last(session: string, name: string | undefined, version: string | undefined): TransitionOutcome | undefined {
    const found = this.#moves.findLast(
      (move) =>
        move.session === session &&
        (name ?? move.outcome.name) === move.outcome.name &&
        (version ?? move.outcome.version) === move.outcome.version,
    );
    return found?.outcome;
  }

  forget(session: string, outcome: TransitionOutcome): void {
    const index = this.#moves.findLastIndex((move) => move.session === session && move.outcome === outcome);
    if (index >= 0) this.#moves.splice(index, 1);
  }
}
