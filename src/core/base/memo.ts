/** How much is kept, whichever is reached first: so many answers, and so many characters of the texts that they belong to. */
export interface MemoLimits {
  readonly answers: number;
  readonly characters: number;
}

/** What was found for texts that were looked at before: the texts that were asked for last stay, those that were not go first. */
export class Memo<T extends object> {
  readonly #limits: MemoLimits;
  readonly #answers = new Map<string, T>();
  #characters = 0;

  constructor(limits: MemoLimits) {
    this.#limits = limits;
  }

  /** `make` has to depend on nothing but the text. What it answers is shared by all who ask for that text: nobody may change it. */
  get(text: string, make: () => T): T {
    const known = this.#answers.get(text);
    if (known !== undefined) {
      this.#answers.delete(text);
      this.#answers.set(text, known);
      return known;
    }
    const made = make();
    this.#keep(text, made);
    return made;
  }

  #keep(text: string, answer: T): void {
    if (text.length > this.#limits.characters) return; // it would push out all others, and itself too
    this.#answers.set(text, answer);
    this.#characters += text.length;
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= this.#limits.answers && this.#characters <= this.#limits.characters) return;
      this.#answers.delete(oldest);
      this.#characters -= oldest.length;
    }
  }
}
