import type { Cursor } from './jsonFailure.ts';
import type { JsonFloat, JsonInteger } from './jsonNode.ts';

/** Python 3.11 refuses to read longer ints from a text (`sys.get_int_max_str_digits`). */
export const maxIntegerDigits = 4300;

/** As Python's scanner: what can no longer belong to the number is left where it is. Undefined: no number here. */
export function readNumber(cursor: Cursor): JsonInteger | JsonFloat | undefined {
  const { text, at: start } = cursor;
  const digits = text.charCodeAt(start) === 0x2d ? start + 1 : start;
  const end = text.charCodeAt(digits) === 0x30 ? digits + 1 : pastDigits(text, digits);
  if (end === digits) return undefined;
  const floatEnd = pastExponent(text, pastFraction(text, end));
  cursor.at = floatEnd;
  if (floatEnd > end) {
    return { kind: 'float', span: { start, end: floatEnd }, value: Number(text.slice(start, floatEnd)) };
  }
  if (end - digits > maxIntegerDigits) {
    cursor.at = start;
    cursor.failure = { kind: 'digits', offset: start, end };
    return undefined;
  }
  return { kind: 'integer', span: { start, end }, value: integerOf(text.slice(start, end)) };
}

/** A double as far as it counts exactly; `-0` is the int 0. */
export function integerOf(written: string): number | bigint {
  const value = Number(written);
  return Number.isSafeInteger(value) ? value + 0 : BigInt(written);
}

function pastFraction(text: string, at: number): number {
  if (text.charCodeAt(at) !== 0x2e) return at;
  const end = pastDigits(text, at + 1);
  return end > at + 1 ? end : at;
}

function pastExponent(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code !== 0x65 && code !== 0x45) return at;
  const sign = text.charCodeAt(at + 1);
  const digits = sign === 0x2b || sign === 0x2d ? at + 2 : at + 1;
  const end = pastDigits(text, digits);
  return end > digits ? end : at;
}

function pastDigits(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (!(code >= 0x30 && code <= 0x39)) return at;
    at++;
  }
}
