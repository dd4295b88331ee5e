import type { Span } from '../../base/span.ts';
import { isKeptBreak } from './characters.ts';
import { afterBreak } from './cursor.ts';

/** Takes in what a scalar is made of, in order: either its value or the map back to its source. */
export interface ScalarSink {
  /** Text that means itself. */
  run(start: number, end: number): void;
  /** One character (or a surrogate pair) that is written otherwise. */
  atom(value: string, start: number, end: number): void;
}

export class ValueSink implements ScalarSink {
  value = '';
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  run(start: number, end: number): void {
    if (end > start) this.value += this.#text.slice(start, end);
  }

  atom(value: string): void {
    this.value += value;
  }
}

/** From offsets in the value to spans in the file. */
export class OffsetMap implements ScalarSink {
  readonly #emptyAt: number;
  #length = 0;
  /** Of each part three numbers: its begin in the value, its begin and its end in the file. A run has the same length in both. */
  readonly #parts: number[] = [];

  /** @param emptyAt where an empty value is written */
  constructor(emptyAt: number) {
    this.#emptyAt = emptyAt;
  }

  run(start: number, end: number): void {
    if (end === start) return;
    this.#parts.push(this.#length, start, end);
    this.#length += end - start;
  }

  atom(value: string, start: number, end: number): void {
    this.#parts.push(this.#length, start, end);
    this.#length += value.length;
  }

  /** @param index is held within the value */
  spanOf(index: number): Span {
    const parts = this.#parts;
    if (parts.length === 0) return { start: this.#emptyAt, end: this.#emptyAt };
    if (index >= this.#length) return { start: parts.at(-1) ?? 0, end: parts.at(-1) ?? 0 };
    const inside = Math.max(index, 0);
    const part = this.#partOf(inside) * 3;
    const [begin = 0, start = 0, end = 0, next = this.#length] = parts.slice(part, part + 4);
    const isRun = end - start === next - begin;
    return isRun ? { start: start + inside - begin, end: start + inside - begin + 1 } : { start, end };
  }

  #partOf(index: number): number {
    let low = 0;
    let high = this.#parts.length / 3 - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#parts[middle * 3] ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/**
 * Lines that are folded into one: a single break becomes a space, of several the first is dropped. LS and PS are never dropped.
 * @param breaks where each of them is, in order; at least one
 * @param from the end of the text before the first of them
 * @param to the begin of the text after the last of them
 */
export function fold(text: string, breaks: readonly number[], from: number, to: number, sink: ScalarSink): void {
  const [first = from] = breaks;
  if (isKeptBreak(text.charCodeAt(first))) breakAtom(text, first, sink);
  else if (breaks.length === 1) sink.atom(' ', from, to);
  for (let i = 1; i < breaks.length; i += 1) breakAtom(text, breaks[i] ?? from, sink);
}

export function breakAtom(text: string, at: number, sink: ScalarSink): void {
  const end = afterBreak(text, at);
  sink.atom(isKeptBreak(text.charCodeAt(at)) ? text.slice(at, end) : '\n', at, end);
}
