/** Milliseconds after which work is done however many more events come. */
const longestWait = 500;

/** Work that waits for a pause, but not for ever: a file that is written all the time must not keep it away. */
export class LaterCheck {
  readonly #work: () => void;
  #timer: NodeJS.Timeout | undefined;
  #latest: number | undefined;

  constructor(work: () => void) {
    this.#work = work;
  }

  get isWaiting(): boolean {
    return this.#timer !== undefined;
  }

  /** After so many milliseconds without another call, and not later than the longest wait (or `pause`, if that is longer) after the first one. */
  in(pause: number): void {
    const now = performance.now();
    const latest = Math.min(this.#latest ?? Infinity, now + Math.max(pause, longestWait));
    clearTimeout(this.#timer);
    this.#latest = latest;
    this.#timer = setTimeout(() => this.#due(), Math.max(0, Math.min(pause, latest - now)));
  }

  cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#latest = undefined;
  }

  #due(): void {
    this.cancel();
    this.#work();
  }
}
