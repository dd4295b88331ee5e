import { floatOf, isReadableWhole, isSignedText, tokenOf, type Token } from '../csvColumn.ts';

/**
 * Which sort of text a cell is, as a small number: cells of one sort have the same part in all that pandas 3.1.1 infers and casts, and in what
 * MLflow 3.17.2's checks of columns say, so that the first cells of each sort stand for a whole column.
 */
export function sortOfText(text: string): number {
  const token = tokenOf(text);
  return (
    tokens[token] |
    (isSignedText(text) ? signedBit : 0) |
    (isReadableWhole(text) ? readableBit : 0) |
    (classOf(token, text) << classShift)
  );
}

/** How many sorts there may be. */
export const sortCount = 512;

/** How many sorts of times may be told apart beside. */
export const timeKinds = 16;

export function isMissingSort(sort: number): boolean {
  return (sort & tokenMask) === tokens.missing;
}

/** The same for a field of a text that has no quotes around it; the most frequent ones are told without making a text of them. */
export function sortOfField(text: string, start: number, end: number): number {
  const first = text.charCodeAt(start);
  if (start === end) return emptySort;
  if (isLetter(first) && !specialLetters.has(first)) return wordSort;
  const length = end - start;
  const plain = length < mostDigits ? plainNumber(text, start, end, first) : -1;
  return plain < 0 ? sortOfText(text.slice(start, end)) : plain;
}

const tokens: Readonly<Record<Token, number>> = {
  missing: 0,
  negative: 1,
  positive: 2,
  unsigned: 3,
  spaced: 4,
  huge: 5,
  low: 6,
  endless: 7,
  float: 8,
  boolean: 9,
  text: 10,
};

const tokenMask = 15;
const signedBit = 16;
const readableBit = 32;
const classShift = 6;

/** Of numbers, by what they can be cast to. `plain` is all that is no number. */
const classes = { plain: 0, zero: 1, one: 2, int32: 3, int64: 4, beyond: 5, part: 6, endless: 7 } as const;

function classOf(token: Token, text: string): number {
  if (token === 'text' || token === 'boolean') return classes.plain;
  if (token === 'missing') return text === '' ? classes.plain : classes.zero; // told apart where they stay texts
  return classOfNumber(floatOf(text));
}

function classOfNumber(value: number): number {
  if (value === 0) return classes.zero;
  if (value === 1) return classes.one;
  if (!Number.isInteger(value)) return Number.isFinite(value) ? classes.part : classes.endless;
  if (value >= -(2 ** 31) && value <= 2 ** 31 - 1) return classes.int32;
  return value >= -(2 ** 63) && value < 2 ** 63 ? classes.int64 : classes.beyond;
}

const emptySort = sortOfText('');
const wordSort = sortOfText('word');

/** With which a text may begin that is a truth value, a number or stands for nothing. */
const specialLetters: ReadonlySet<number> = new Set(Buffer.from('tTfFiInN'));

function isLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

/** So many are exact as numbers of JavaScript, the point and the sign included. */
const mostDigits = 15;

/** Digits, with a sign or a point; negative for what is written otherwise. */
function plainNumber(text: string, start: number, end: number, first: number): number {
  const isNegative = first === minus;
  let at = isNegative ? start + 1 : start;
  let whole = 0;
  const digits = at;
  for (; at < end; at += 1) {
    const digit = text.charCodeAt(at) - zero;
    if (digit < 0 || digit > 9) break;
    whole = whole * 10 + digit;
  }
  if (at === digits) return -1;
  const value = isNegative ? -whole : whole;
  const sign = isNegative ? signedBit : 0;
  if (at === end) {
    const token = isNegative ? tokens.negative : tokens.positive;
    return token | sign | readableBit | (classOfNumber(value) << classShift);
  }
  if (text.charCodeAt(at) !== point) return -1;
  let hasPart = false;
  for (at += 1; at < end; at += 1) {
    const digit = text.charCodeAt(at) - zero;
    if (digit < 0 || digit > 9) return -1;
    hasPart ||= digit > 0;
  }
  return tokens.float | sign | ((hasPart ? classes.part : classOfNumber(value)) << classShift);
}

const minus = 0x2d;
const point = 0x2e;
const zero = 0x30;
