import type { Span } from '../../../core/base/span.ts';
import type { TableFault } from '../table.ts';

/** The fields of a CSV file by their places; kept in few bytes each, as there may be millions. */
export interface CsvFields {
  readonly header: readonly Span[];
  /** How many fields a row has, those that stand for an index before the first named column included. */
  readonly width: number;
  readonly rows: number;
  /** Fields that a short row lacks are empty and stand at its end. */
  at(row: number, column: number): Span;
}

export type CsvTokens =
  | { readonly kind: 'fields'; readonly fields: CsvFields }
  | { readonly kind: 'refused'; readonly faults: readonly TableFault[] };

/**
 * Splits a text as the C parser of pandas 3.1.1 does with all options as they are: `,`, `"`, lines that end with LF, CR or both; lines that are
 * empty or blank do not count. The first row of data may be longer than the header, and no other row may be longer than it.
 */
export function tokenizeCsv(text: string): CsvTokens {
  const places = new Places();
  const header: Span[] = [];
  let width = 0;
  let rows = 0;
  let at = text.startsWith('\ufeff') ? 1 : 0;
  for (;;) {
    at = afterBlankLines(text, at);
    if (at >= text.length) break;
    const isHeader = header.length === 0;
    let count = 0;
    for (;;) {
      const end = endOfField(text, at);
      if (end < 0) return { kind: 'refused', faults: [{ fault: { kind: 'quote' }, at: lineFrom(text, at) }] };
      if (isHeader) header.push({ start: at, end });
      else if (rows === 0 || count < width) places.push(at, end);
      count += 1;
      at = end;
      if (text.charCodeAt(at) !== comma) break;
      at += 1;
    }
    if (!isHeader && rows > 0 && count > width) {
      const start = places.end(places.length - 1);
      return {
        kind: 'refused',
        faults: [{ fault: { kind: 'fields', expected: width, actual: count }, at: { start, end: at } }],
      };
    }
    if (!isHeader) {
      if (rows === 0) width = Math.max(count, header.length);
      for (; count < width; count += 1) places.push(at, at);
      rows += 1;
    }
    at = afterLineEnd(text, at);
  }
  if (header.length === 0) return { kind: 'refused', faults: [{ fault: { kind: 'empty' }, at: { start: 0, end: 0 } }] };
  const fieldCount = Math.max(width, header.length);
  return {
    kind: 'fields',
    fields: { header, width: fieldCount, rows, at: (row, column) => places.at(row * fieldCount + column) },
  };
}

/** The text of a field: what follows a closing quote belongs to it, quotes in it included. */
export function fieldText(text: string, { start, end }: Span): string {
  if (text.charCodeAt(start) !== quote || start >= end) return text.slice(start, end);
  let value = '';
  for (let at = start + 1; ;) {
    const close = text.indexOf('"', at);
    if (close < 0 || close >= end) return value + text.slice(at, end);
    value += text.slice(at, close);
    if (close + 1 >= end || text.charCodeAt(close + 1) !== quote) return value + text.slice(close + 1, end);
    value += '"';
    at = close + 2;
  }
}

export const comma = 0x2c;
const quote = 0x22;
const lineFeed = 0x0a;
export const carriageReturn = 0x0d;

/** Pandas takes a comma after a blank line that CR ends for a part of its end. */
function afterBlankLines(text: string, from: number): number {
  for (let start = from; ;) {
    let at = start;
    while (isBlank(text.charCodeAt(at))) at += 1;
    if (at >= text.length) return at;
    if (!isLineEnd(text.charCodeAt(at))) return start;
    const isSwallowed = text.charCodeAt(at) === carriageReturn && text.charCodeAt(at + 1) === comma;
    start = isSwallowed ? at + 2 : afterLineEnd(text, at);
  }
}

export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

export function isLineEnd(code: number): boolean {
  return code === lineFeed || code === carriageReturn;
}

export function afterLineEnd(text: string, at: number): number {
  return text.charCodeAt(at) === carriageReturn && text.charCodeAt(at + 1) === lineFeed ? at + 2 : at + 1;
}

/** Negative when a quote is open at the end of the text. */
export function endOfField(text: string, start: number): number {
  let at = start;
  if (text.charCodeAt(at) === quote) {
    for (at += 1; ; at += 2) {
      const close = text.indexOf('"', at);
      if (close < 0) return -1;
      at = close;
      if (text.charCodeAt(at + 1) !== quote) break;
    }
    at += 1;
  }
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === comma || isLineEnd(code)) break;
  }
  return at;
}

/** A quoted text without an end goes on to the end of the file; its first line is enough to be shown. */
export function lineFrom(text: string, start: number): Span {
  const end = text.slice(start, start + 1000).search(/[\r\n]/);
  return { start, end: end < 0 ? Math.min(start + 1000, text.length) : start + end };
}

/** Pairs of numbers, eight bytes a pair. */
class Places {
  #bounds = new Uint32Array(1 << 12);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(start: number, end: number): void {
    const at = this.#length * 2;
    if (at === this.#bounds.length) {
      const wider = new Uint32Array(at * 2);
      wider.set(this.#bounds);
      this.#bounds = wider;
    }
    this.#bounds[at] = start;
    this.#bounds[at + 1] = end;
    this.#length += 1;
  }

  at(index: number): Span {
    return { start: this.#bounds[index * 2] ?? 0, end: this.end(index) };
  }

  end(index: number): number {
    return this.#bounds[index * 2 + 1] ?? 0;
  }
}
