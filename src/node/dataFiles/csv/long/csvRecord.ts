import { afterLineEnd, carriageReturn, comma, endOfField, isBlank, isLineEnd } from '../tokenizeCsv.ts';

/**
 * What there is from a place of a part of a text on. `open`: the record may go on in what is still to come; `quote`: it does, within a quoted
 * field, or the text ends there.
 */
export type RecordRead = 'record' | 'open' | 'quote' | 'none';

/** One record of a CSV text of which a part is at hand: the same splitting as of a whole text, which can be taken up again. */
export class CsvRecord {
  /** Where it begins, behind empty lines. */
  from = 0;
  /** Of its last field. */
  end = 0;
  /** Where the next one is looked for. */
  next = 0;
  count = 0;
  #bounds = new Float64Array(64);

  start(field: number): number {
    return this.#bounds[field * 2] ?? 0;
  }

  stop(field: number): number {
    return this.#bounds[field * 2 + 1] ?? 0;
  }

  /** `isLast`: nothing comes after the text. */
  read(text: string, from: number, isLast: boolean): RecordRead {
    this.count = 0;
    const start = this.#afterBlankLines(text, from, isLast);
    if (start < 0) return 'open';
    if (start >= text.length) return 'none';
    for (let at = start; ;) {
      const stop = endOfField(text, at);
      if (stop < 0) {
        this.end = at;
        return 'quote';
      }
      if (stop >= text.length && !isLast) return 'open';
      this.#push(at, stop);
      at = stop;
      if (text.charCodeAt(at) !== comma) break;
      at += 1;
    }
    this.end = this.stop(this.count - 1);
    if (!isLast && this.end + 1 >= text.length && text.charCodeAt(this.end) === carriageReturn) return 'open';
    this.next = afterLineEnd(text, this.end);
    return 'record';
  }

  /** Negative: what comes next decides. */
  #afterBlankLines(text: string, from: number, isLast: boolean): number {
    for (let start = from; ;) {
      this.from = start;
      let at = start;
      while (isBlank(text.charCodeAt(at))) at += 1;
      if (at >= text.length) return isLast ? at : -1;
      if (!isLineEnd(text.charCodeAt(at))) return start;
      if (text.charCodeAt(at) === carriageReturn) {
        if (at + 1 >= text.length && !isLast) return -1;
        if (text.charCodeAt(at + 1) === comma) {
          start = at + 2;
          continue;
        }
      }
      start = afterLineEnd(text, at);
    }
  }

  #push(start: number, stop: number): void {
    const at = this.count * 2;
    if (at === this.#bounds.length) {
      const wider = new Float64Array(at * 2);
      wider.set(this.#bounds);
      this.#bounds = wider;
    }
    this.#bounds[at] = start;
    this.#bounds[at + 1] = stop;
    this.count += 1;
  }
}
