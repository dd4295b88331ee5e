import { toDecimal } from './decimal.ts';
import { type DateParts, integerOf, NoDate } from './dateParts.ts';
import { isDigits } from './lexer.ts';
import { halfOf, isFiller, monthOf, unitOf } from './words.ts';

export interface ClockParts {
  hour: number | undefined;
  minute: number | undefined;
  second: number | undefined;
  microsecond: number | undefined;
}

/** Reads a token that is a number, and those after it that belong to it; returns the place of the last (`_parse_numeric_token` of dateutil 2.9). */
export function readNumberToken(tokens: readonly string[], at: number, date: DateParts, found: ClockParts): number {
  const token = tokens[at] ?? '';
  const value = toDecimal(token);
  const next = tokens[at + 1];
  const { length } = token;
  if (
    date.length === 3 &&
    (length === 2 || length === 4) &&
    found.hour === undefined &&
    next !== ':' &&
    (next === undefined || unitOf(next) === undefined)
  ) {
    found.hour = integerOf(token.slice(0, 2));
    if (length === 4) found.minute = integerOf(token.slice(2));
    return at;
  }
  if (length === 6 || (length > 6 && token.indexOf('.') === 6)) return readSix(token, at, date, found);
  if (length === 8 || length === 12 || length === 14) return readEight(token, at, date, found);
  const unitAt = findUnit(tokens, at);
  if (unitAt !== undefined) return readWithUnit(tokens, at, unitAt, found);
  if (next === ':' && tokens[at + 2] !== undefined) return readClock(tokens, at, value.whole, found);
  if (next === '-' || next === '/' || next === '.') return readDate(tokens, at, date);
  if (next === undefined || isFiller(next)) {
    const half = halfOf(tokens[at + 2] ?? '');
    if (half === undefined) {
      date.addNumber(value.approximate);
      return at + 1;
    }
    found.hour = toHalf(value.whole, half);
    return at + 2;
  }
  const half = halfOf(next);
  if (half !== undefined && value.approximate >= 0 && value.approximate < 24) {
    found.hour = toHalf(value.whole, half);
    return at + 1;
  }
  if (!date.mayBeDay(value.approximate)) throw new NoDate();
  date.addNumber(value.approximate);
  return at;
}

export function toHalf(hour: number, half: 'am' | 'pm'): number {
  if (half === 'pm' && hour < 12) return hour + 12;
  return half === 'am' && hour === 12 ? 0 : hour;
}

/** `YYMMDD`, or `HHMMSS[.ss]`. */
function readSix(token: string, at: number, date: DateParts, found: ClockParts): number {
  if (date.length === 0 && !token.includes('.')) {
    for (const start of [0, 2, 4]) date.addText(token.slice(start, start === 4 ? undefined : start + 2));
    return at;
  }
  found.hour = integerOf(token.slice(0, 2));
  found.minute = integerOf(token.slice(2, 4));
  readSeconds(token.slice(4), found);
  return at;
}

/** `YYYYMMDD[HHMM[SS]]`. */
function readEight(token: string, at: number, date: DateParts, found: ClockParts): number {
  date.addText(token.slice(0, 4), 'year');
  date.addText(token.slice(4, 6));
  date.addText(token.slice(6, 8));
  if (token.length > 8) {
    found.hour = integerOf(token.slice(8, 10));
    found.minute = integerOf(token.slice(10, 12));
    if (token.length > 12) found.second = integerOf(token.slice(12));
  }
  return at;
}

/** Where the `h`, `m` or `s` is that goes with the number. */
function findUnit(tokens: readonly string[], at: number): number | undefined {
  const has = (place: number): boolean => unitOf(tokens[place] ?? '') !== undefined;
  if (has(at + 1)) return at + 1;
  if (tokens[at + 1] === ' ' && has(at + 2)) return at + 2;
  if (has(at - 1)) return at - 1;
  return at > 1 && at === tokens.length - 1 && tokens[at - 1] === ' ' && has(at - 2) ? at - 2 : undefined;
}

/** The `04` in `12h04` is of the next smaller unit. */
function readWithUnit(tokens: readonly string[], at: number, unitAt: number, found: ClockParts): number {
  const token = tokens[at] ?? '';
  const unit = (unitOf(tokens[unitAt] ?? '') ?? 0) + (unitAt > at ? 0 : 1);
  const value = toDecimal(token);
  if (unit === 0) {
    found.hour = value.whole;
    if (value.hasFraction) found.minute = value.sixtieths;
  } else if (unit === 1) {
    found.minute = value.whole;
    found.second = value.hasFraction ? value.sixtieths : undefined;
  } else if (unit === 2) {
    readSeconds(token, found);
  }
  return Math.max(at, unitAt);
}

/** `HH:MM[:SS[.ss]]`. */
function readClock(tokens: readonly string[], at: number, hour: number, found: ClockParts): number {
  found.hour = hour;
  const minutes = toDecimal(tokens[at + 2] ?? '');
  found.minute = minutes.whole;
  found.second = minutes.hasFraction ? minutes.sixtieths : undefined;
  const seconds = tokens[at + 4];
  if (seconds === undefined || tokens[at + 3] !== ':') return at + 2;
  readSeconds(seconds, found);
  return at + 4;
}

/** `01-01[-01]`, `01-Jan[-01]`. */
function readDate(tokens: readonly string[], at: number, date: DateParts): number {
  date.addText(tokens[at] ?? '');
  const separator = tokens[at + 1];
  const second = tokens[at + 2];
  if (second === undefined || isFiller(second)) return at + 1;
  if (isDigits(second)) date.addText(second);
  else addMonth(second, date);
  if (tokens[at + 3] !== separator) return at + 2;
  const third = tokens[at + 4];
  if (third === undefined) throw new NoDate();
  if (monthOf(third) === undefined) date.addText(third);
  else addMonth(third, date);
  return at + 4;
}

function addMonth(word: string, date: DateParts): void {
  const month = monthOf(word);
  if (month === undefined) throw new NoDate();
  date.addNumber(month, 'month');
}

/** Microseconds have at most six digits; further ones are cut. */
function readSeconds(token: string, found: ClockParts): void {
  const [whole = '', fraction, ...more] = token.split('.');
  if (more.length > 0) throw new NoDate();
  found.second = integerOf(whole);
  found.microsecond = fraction === undefined ? 0 : integerOf(fraction.padEnd(6, '0').slice(0, 6));
}
