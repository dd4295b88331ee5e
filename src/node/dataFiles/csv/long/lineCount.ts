import type { Position } from '../../../../core/base/lineIndex.ts';

/** Counts the lines of a text of which one part after the other is at hand. Places are asked for in their order. */
export class LineCount {
  #line = 0;
  /** Offsets in the text as a whole. */
  #lineStart = 0;
  #at = 0;
  #base = 0;
  #part = '';
  /** The next carriage return in the part: most files have none. */
  #return = Infinity;

  /** `base`: where the part begins in the text. Parts may overlap. */
  begin(part: string, base: number): void {
    this.#part = part;
    this.#base = base;
    this.#return = this.#returnFrom(this.#at - base);
  }

  /** Of a place that is not within a line end. */
  positionAt(offset: number): Position {
    this.#advance(offset);
    return { line: this.#line, character: offset - this.#lineStart };
  }

  /** The part is read up to there. */
  leave(offset: number): void {
    this.#advance(offset);
    this.#part = '';
  }

  #advance(offset: number): void {
    if (offset <= this.#at) return;
    const [part, base] = [this.#part, this.#base];
    const end = offset - base;
    for (let at = this.#at - base; ;) {
      const feed = part.indexOf('\n', at);
      const isBeyond = feed < 0 || feed >= end;
      const stop = isBeyond ? end : feed;
      for (; this.#return < stop; this.#return = this.#returnFrom(this.#return + 1))
        if (part.charCodeAt(this.#return + 1) !== lineFeed) this.#newLine(base + this.#return + 1);
      if (isBeyond) break;
      this.#newLine(base + feed + 1);
      at = feed + 1;
    }
    this.#at = offset;
  }

  #returnFrom(at: number): number {
    const found = this.#part.indexOf('\r', at);
    return found < 0 ? Infinity : found;
  }

  #newLine(start: number): void {
    this.#line += 1;
    this.#lineStart = start;
  }
}

const lineFeed = 0x0a;
