import type { TransitionOutcome } from '../../core/lifecycle/transition.ts';
import type { Session } from '../connections/session.ts';

/** The moves made in this window, newest last, so that they can be taken back: each on the server that it was made on. */
export class MoveMemory {
  readonly #moves: { readonly session: Session; readonly outcome: TransitionOutcome }[] = [];

  remember(session: Session, outcome: TransitionOutcome): void {
    this.#moves.push({ session, outcome });
  }

  /** The last move of a version; of any version of the model, or of any model, when those are not given. */
  last(session: Session, name: string | undefined, version: string | undefined): TransitionOutcome | undefined {
    const found = this.#moves.findLast(
      (move) =>
        move.session === session &&
        (name ?? move.outcome.name) === move.outcome.name &&
        (version ?? move.outcome.version) === move.outcome.version,
    );
    return found?.outcome;
  }

  /** Taken back: nothing, or what is left of it, can be taken back from now on. */
  replace(outcome: TransitionOutcome, left: TransitionOutcome | undefined): void {
    const index = this.#moves.findLastIndex((move) => move.outcome === outcome);
    const move = this.#moves[index];
    if (move) this.#moves.splice(index, 1, ...(left ? [{ ...move, outcome: left }] : []));
  }
}
