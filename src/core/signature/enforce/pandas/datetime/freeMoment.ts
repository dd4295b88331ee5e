import { parsePythonFloat } from '../../numpy/pythonNumber.ts';
import { DateParts, integerOf, NoDate } from './dateParts.ts';
import { dateTokens, isDigits } from './lexer.ts';
import { type ClockParts, readNumberToken, toHalf } from './numberToken.ts';
import { halfOf, isFiller, isUtc, isWeekday, monthOf } from './words.ts';

/** What a text says of a date, each part only if it is there. */
export interface FreeParts extends ClockParts {
  year?: number | undefined;
  month?: number | undefined;
  day?: number | undefined;
  hasWeekday: boolean;
  zone: string | undefined;
  /** Seconds. */
  offset: number | undefined;
}

/** Reads a date in almost any form, as dateutil 2.9 does without being fuzzy (`parser._parse`); undefined if the text is none. */
export function freeParts(text: string): FreeParts | undefined {
  try {
    return new Reader(dateTokens(text)).read();
  } catch (error) {
    if (error instanceof NoDate) return undefined;
    throw error;
  }
}

class Reader {
  private readonly tokens: string[];
  private readonly date = new DateParts();
  private readonly found: FreeParts = {
    hour: undefined,
    minute: undefined,
    second: undefined,
    microsecond: undefined,
    hasWeekday: false,
    zone: undefined,
    offset: undefined,
  };

  constructor(tokens: string[]) {
    this.tokens = tokens;
  }

  read(): FreeParts {
    for (let at = 0; at < this.tokens.length; at += 1) at = this.readToken(at);
    const { year, month, day } = this.date.resolve();
    Object.assign(this.found, {
      year: year === undefined ? undefined : fullYear(year, this.date.hasCentury),
      month,
      day,
    });
    this.settleZone();
    return this.found;
  }

  /** Returns the place of the last token that was read. */
  private readToken(at: number): number {
    const token = this.token(at);
    if (parsePythonFloat(token) !== undefined) return readNumberToken(this.tokens, at, this.date, this.found);
    if (isWeekday(token)) return this.readWeekday(at);
    if (monthOf(token) !== undefined) return this.readMonth(at);
    if (halfOf(token) !== undefined) return this.readHalf(at);
    if (this.mayBeZone(token, this.found.offset)) return this.readZone(at);
    if (this.found.hour !== undefined && (token === '+' || token === '-')) return this.readOffset(at);
    if (!isFiller(token)) throw new NoDate();
    return at;
  }

  private token(at: number): string {
    const token = this.tokens[at];
    if (token === undefined) throw new NoDate();
    return token;
  }

  private readWeekday(at: number): number {
    this.found.hasWeekday = true;
    return at;
  }

  /** `Jan-01[-99]`, or `Jan of 01`. */
  private readMonth(at: number): number {
    this.date.addNumber(monthOf(this.token(at)) ?? 0, 'month');
    const separator = this.tokens[at + 1];
    if (separator === '-' || separator === '/') {
      this.date.addText(this.token(at + 2));
      if (this.tokens[at + 3] !== separator) return at + 2;
      this.date.addText(this.token(at + 4));
      return at + 4;
    }
    const year = this.tokens[at + 4];
    if (
      year === undefined ||
      separator !== ' ' ||
      this.tokens[at + 3] !== ' ' ||
      this.tokens[at + 2]?.toLowerCase() !== 'of'
    )
      return at;
    if (isDigits(year)) this.date.addText(String(fullYear(integerOf(year), false)), 'year');
    return at + 4;
  }

  private readHalf(at: number): number {
    const half = halfOf(this.token(at));
    const { hour } = this.found;
    if (hour === undefined || hour > 12 || hour < 0 || half === undefined) throw new NoDate();
    this.found.hour = toHalf(hour, half);
    return at;
  }

  private mayBeZone(token: string, offset: number | undefined): boolean {
    const { hour, zone } = this.found;
    if (hour === undefined || zone !== undefined || offset !== undefined) return false;
    return /^[A-Z]{1,5}$/.test(token) || token === 'z';
  }

  /** A sign after a name tells what has to be added to get to UTC: it is turned around. */
  private readZone(at: number): number {
    const zone = this.token(at);
    this.found.zone = zone;
    this.found.offset = zone === 'z' ? 0 : undefined;
    const sign = this.tokens[at + 1];
    if (sign !== '+' && sign !== '-') return at;
    this.tokens[at + 1] = sign === '+' ? '-' : '+';
    this.found.offset = undefined;
    if (isUtc(zone)) this.found.zone = undefined;
    return at;
  }

  /** `-0300`, `-03:00`, `-3`, and maybe `(BRST)`. */
  private readOffset(start: number): number {
    const sign = this.token(start) === '+' ? 1 : -1;
    const digits = this.token(start + 1);
    const { length } = Array.from(digits);
    let at = start;
    let hours: number;
    let minutes = 0;
    if (length === 4) {
      hours = integerOf(digits.slice(0, 2));
      minutes = integerOf(digits.slice(2));
    } else if (this.tokens[at + 2] === ':') {
      hours = integerOf(digits);
      minutes = integerOf(this.token(at + 3));
      at += 2;
    } else if (length <= 2) {
      hours = integerOf(digits);
    } else {
      throw new NoDate();
    }
    this.found.offset = sign * (hours * 3600 + minutes * 60);
    const name = this.tokens[at + 4] ?? '';
    const isBracketed =
      isFiller(this.tokens[at + 2] ?? '') && this.tokens[at + 3] === '(' && this.tokens[at + 5] === ')';
    if (isBracketed && name.length >= 3 && this.mayBeZone(name, undefined)) {
      this.found.zone = name;
      at += 4;
    }
    return at + 1;
  }

  private settleZone(): void {
    const { zone, offset } = this.found;
    if ((offset === 0 && zone === undefined) || zone === 'Z' || zone === 'z') {
      this.found.zone = 'UTC';
      this.found.offset = 0;
    } else if (offset !== 0 && zone !== undefined && isUtc(zone)) {
      this.found.offset = 0;
    }
  }
}

/**
 * Two digits are a year not more than fifty away from now. Which century that is decides nothing here: the years of both have their leap days
 * alike, and both fit in nanoseconds.
 */
function fullYear(year: number, hasCentury: boolean): number {
  if (year >= 100 || hasCentury) return year;
  return year < 75 ? year + 2000 : year + 1900;
}
