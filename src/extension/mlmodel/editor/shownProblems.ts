import type { Diagnostic } from '../../../core/mlmodel/checkModel.ts';

/** Milliseconds in which a page that was told something new may still show what it showed before. */
const delay = 250;

interface List {
  readonly epoch: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly at: number;
}

/**
 * The problems that a page was told last. A page names them by their index, and a check can change the list while the text stays: an index that
 * means one problem in what is shown now and another in what was shown a moment ago means none.
 */
export class ShownProblems {
  #last: List | undefined;
  #before: List | undefined;

  /** `at` in milliseconds. */
  told(epoch: number, diagnostics: readonly Diagnostic[], at: number): void {
    this.#before = this.#last;
    this.#last = { epoch, diagnostics, at };
  }

  /** Undefined where it is not certain which one is meant. */
  at(epoch: number, index: number, now: number): Diagnostic | undefined {
    const [last, before] = [this.#last, this.#before];
    if (last?.epoch !== epoch) return undefined;
    const found = last.diagnostics[index];
    if (!found || before?.epoch !== epoch || now - last.at > delay) return found;
    const former = before.diagnostics[index];
    return former === undefined || isSame(former, found) ? found : undefined;
  }
}

/** Whether two checks of one text mean the same. */
export function isSame(one: Diagnostic, other: Diagnostic): boolean {
  return (
    one.code === other.code &&
    one.file === other.file &&
    one.span.start === other.span.start &&
    one.span.end === other.span.end &&
    one.message.id === other.message.id &&
    JSON.stringify(one.message.args) === JSON.stringify(other.message.args)
  );
}
