import { SingleFlight } from '../../../core/base/singleFlight.ts';
import { TrackingError } from '../../../core/tracking/trackingError.ts';

/** Answers that stay right for some seconds; who asks while one is on its way waits for the same. */
export class RecentAnswers<T> {
  readonly #flights = new SingleFlight<T>();
  readonly #answers = new Map<string, { readonly value: T; readonly until: number }>();
  readonly #now: () => number;
  #age = 0;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** @throws TrackingError `cancelled`, or what `ask` throws */
  async get(key: string, signal: AbortSignal, ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const known = this.#answers.get(key);
    if (known && known.until > this.#now()) return known.value;
    const age = this.#age;
    try {
      const value = await this.#flights.join(`${age} ${key}`, signal, ask);
      if (age === this.#age) this.#keep(key, value);
      return value;
    } catch (error) {
      if (signal.aborted) throw new TrackingError({ reason: 'cancelled' }, error);
      throw error;
    }
  }

  /** What is on its way is old already. */
  clear(): void {
    this.#age++;
    this.#answers.clear();
  }

  #keep(key: string, value: T): void {
    if (this.#answers.size >= mostAnswers) this.#answers.clear();
    this.#answers.set(key, { value, until: this.#now() + lifetime });
  }
}

/** Milliseconds: as long as a page takes to be read, and less than a commit takes to be made. */
const lifetime = 5000;

const mostAnswers = 500;
