import { signal, type ReadonlySignal } from '@preact/signals';
import { modelPageLimits, type SignatureVerdict } from '../../src/protocol/modelPage.ts';

type Ask = (versions: readonly string[], abort: AbortSignal) => Promise<readonly SignatureVerdict[]>;

/** Milliseconds: who scrolls passes many cards by. */
const pause = 120;

/** Asks for the verdicts of the versions whose cards are seen, once each; those that were passed by are not waited for. */
export class VerdictsInView {
  readonly #ask: Ask;
  readonly #known = signal<ReadonlyMap<string, SignatureVerdict>>(new Map());
  /** By who sees them: each lane has its own. */
  readonly #seen = new Map<string, readonly string[]>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What is known is of another Production. */
  #isOld = false;
  #asking: { readonly versions: ReadonlySet<string>; readonly abort: AbortController } | undefined;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  get known(): ReadonlySignal<ReadonlyMap<string, SignatureVerdict>> {
    return this.#known;
  }

  /** What stands in sight of somebody; nothing when it goes. */
  see(by: string, versions: readonly string[]): void {
    if (versions.length > 0) this.#seen.set(by, versions);
    else this.#seen.delete(by);
    this.#later();
  }

  /** Production may be another one; what is shown stays until the answers are there. */
  forget(): void {
    this.#asking?.abort.abort();
    this.#asking = undefined;
    this.#isOld = true;
    this.#later();
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#askNow(), pause);
  }

  async #askNow(): Promise<void> {
    const known = this.#isOld ? new Map<string, SignatureVerdict>() : this.#known.value;
    const wanted = [...new Set([...this.#seen.values()].flat())].filter((version) => !known.has(version));
    const versions = wanted.slice(0, modelPageLimits.verdicts);
    const { versions: asked } = this.#asking ?? {};
    if (versions.length === 0 || (asked && versions.every((version) => asked.has(version)))) return;
    this.#asking?.abort.abort();
    const asking = { versions: new Set(versions), abort: new AbortController() };
    this.#asking = asking;
    const answers = await this.#ask(versions, asking.abort.signal).catch(() => undefined);
    if (this.#asking !== asking) return; // others are waited for by now
    this.#asking = undefined;
    if (!answers) return;
    const before = this.#isOld ? [] : this.#known.value;
    this.#isOld = false;
    this.#known.value = new Map([...before, ...answers.map((answer) => [answer.version, answer] as const)]);
    if (answers.length > 0) this.#later(); // of versions that are gone by now nothing is ever said
  }
}
