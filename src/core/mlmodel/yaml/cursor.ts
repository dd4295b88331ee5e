import { BYTE_ORDER_MARK, END, hasUncounted, isBlankBreakOrEnd } from './characters.ts';

/** A place in a text that is read forwards. */
export class Cursor {
  /** Ends with NUL. */
  readonly text: string;
  pos: number;
  /** Where the line of `pos` begins: also serves as the name of the line. */
  lineStart: number;
  readonly #isCounted: boolean;
  #columnAt: number;
  #narrowOnLine = 0;
  #indexAt: number;
  #pairs = 0;

  constructor(text: string, pos = 0, lineStart = 0, isCounted = !hasUncounted(text)) {
    this.text = text;
    this.pos = pos;
    this.lineStart = lineStart;
    this.#isCounted = isCounted;
    this.#columnAt = lineStart;
    this.#indexAt = pos;
  }

  /** Another one at a place where this one was, for reading it a second time. */
  at(pos: number, lineStart: number): Cursor {
    return new Cursor(this.text, pos, lineStart, this.#isCounted);
  }

  /** The code at `pos` + `ahead`; NUL behind the end. */
  code(ahead = 0): number {
    const at = this.pos + ahead;
    return at < this.text.length ? this.text.charCodeAt(at) : END;
  }

  /** In code points, byte order marks not counted: what PyYAML compares indentations by. */
  column(): number {
    if (this.#isCounted) return this.pos - this.lineStart;
    if (this.#columnAt < this.lineStart) {
      this.#columnAt = this.lineStart;
      this.#narrowOnLine = 0;
    }
    for (; this.#columnAt < this.pos; this.#columnAt += 1) {
      const code = this.text.charCodeAt(this.#columnAt);
      if (isHighSurrogate(code) || code === BYTE_ORDER_MARK) this.#narrowOnLine += 1;
    }
    return this.pos - this.lineStart - this.#narrowOnLine;
  }

  /** In code points from where the reading began: what PyYAML measures the length of a key by. */
  index(): number {
    if (this.#isCounted) return this.pos;
    for (; this.#indexAt < this.pos; this.#indexAt += 1)
      if (isHighSurrogate(this.text.charCodeAt(this.#indexAt))) this.#pairs += 1;
    return this.pos - this.#pairs;
  }

  skipSpaces(): void {
    while (this.text.charCodeAt(this.pos) === 0x20) this.pos += 1;
  }

  skipToBreak(): void {
    this.pos = endOfLine(this.text, this.pos);
  }

  /** Past the break at `pos`: `\r\n` is one. */
  skipBreak(): void {
    this.pos = afterBreak(this.text, this.pos);
    this.lineStart = this.pos;
  }
}

/** Where the break, or the end of the text, next is. */
export function endOfLine(text: string, from: number): number {
  let pos = from;
  for (;;) {
    const code = text.charCodeAt(pos);
    if (code < 0x20 ? code === 0x0a || code === 0x0d || code === END : code > 0x7e && isHighBreak(code)) return pos;
    pos += 1;
  }
}

/** As {@link endOfLine}, for a text that does not end with NUL. */
export function lineEnd(text: string, from: number): number {
  const lineBreak = /[\r\n\u0085\u2028\u2029]/g;
  lineBreak.lastIndex = from;
  return lineBreak.exec(text)?.index ?? text.length;
}

export function afterBreak(text: string, at: number): number {
  return text.charCodeAt(at) === 0x0d && text.charCodeAt(at + 1) === 0x0a ? at + 2 : at + 1;
}

/** `---` or `...` at the begin of a line. */
export function separatorAt(text: string, lineStart: number): boolean {
  const first = text.charCodeAt(lineStart);
  if (first !== 0x2d && first !== 0x2e) return false;
  return (
    text.charCodeAt(lineStart + 1) === first &&
    text.charCodeAt(lineStart + 2) === first &&
    isBlankBreakOrEnd(text.charCodeAt(lineStart + 3))
  );
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isHighBreak(code: number): boolean {
  return code === 0x85 || code === 0x2028 || code === 0x2029;
}
