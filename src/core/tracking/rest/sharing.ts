import type { KeyValue } from '../keyValue.ts';

/**
 * Makes equal texts and pairs of one answer one object: the runs of an experiment have the same metric names and most of the same
 * parameters and tags, and a tree keeps thousands of runs.
 */
export class Sharing {
  readonly #texts = new Map<string, string>();
  readonly #pairs = new Map<string, Map<string, KeyValue>>();

  text(text: string): string {
    const known = this.#texts.get(text);
    if (known === undefined) this.#texts.set(text, text);
    return known ?? text;
  }

  pair({ key, value }: KeyValue): KeyValue {
    const ofKey = this.#pairs.get(key) ?? new Map<string, KeyValue>();
    if (ofKey.size === 0) this.#pairs.set(key, ofKey);
    const known = ofKey.get(value);
    if (known) return known;
    const pair = { key: this.text(key), value: this.text(value) };
    ofKey.set(value, pair);
    return pair;
  }
}
