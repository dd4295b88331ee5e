import { isDate, type Moment } from './moment.ts';

/**
 * A date in the ISO 8601 that pandas 3.1.1 reads quickly; undefined if the text is none. With a format, the text must have just its parts
 * (`%Y-%m-%dT%H:%M`), though not its number of digits.
 */
export function isoMoment(text: string, format?: string): Moment | undefined {
  return new Scan(text, format).read();
}

const separators = '-./\\ ';

class Scan {
  private at = 0;
  private formatAt = 0;
  private readonly text: string;
  private readonly format: string | undefined;
  private isSeparated = false;
  private readonly parts = { year: 0, month: 1, day: 1, hour: 0, minute: 0, second: 0, nanosecond: 0 };
  private offset: number | undefined;

  constructor(text: string, format: string | undefined) {
    this.text = text;
    this.format = format;
  }

  read(): Moment | undefined {
    if (!this.readDate() || this.at > this.text.length) return undefined;
    if (this.format !== undefined && this.formatAt !== this.format.length) return undefined;
    const { parts, offset } = this;
    return isDate(parts.year, parts.month, parts.day) ? { ...parts, offset } : undefined;
  }

  private readDate(): boolean {
    if (!this.skipSpace()) return false;
    const isNegative = this.text.startsWith('-');
    if (this.peek() === '-') this.at += 1;
    if (this.isEnd() || !this.expect('%Y') || !this.readYear(isNegative)) return false;
    if (this.isEnd()) return true;
    let separator = '';
    if (!this.isDigit()) {
      separator = this.peek();
      if (!separators.includes(separator)) return false;
      this.at += 1;
      this.isSeparated = true;
      if (!this.expect(separator) || !this.isDigit()) return false;
    }
    if (!this.expect('%m') || !this.readNumber('month', this.isSeparated, 12)) return false;
    if (this.parts.month < 1) return false;
    if (this.isEnd()) return this.isSeparated;
    if (this.isSeparated) {
      if (this.peek() !== separator || this.at === this.text.length - 1) return false;
      this.at += 1;
      if (!this.expect(separator)) return false;
    }
    if (!this.expect('%d') || !this.readNumber('day', this.isSeparated, 31)) return false;
    return this.isEnd() || this.readTime();
  }

  /** Without four digits the year is 0, and what is there may still be a month. */
  private readYear(isNegative: boolean): boolean {
    const found = (isNegative ? upToFourDigits : fourDigits).exec(this.text.slice(this.at, this.at + 4))?.[0];
    if (found !== undefined) this.at += found.length;
    this.parts.year = Number(found ?? 0) * (isNegative ? -1 : 1);
    return found !== undefined || !isNegative;
  }

  private readTime(): boolean {
    const letter = this.peek();
    if ((letter !== 'T' && letter !== ' ') || this.at === this.text.length - 1 || !this.expect(letter)) return false;
    this.at += 1;
    const start = this.at + 1;
    if (!this.expect('%H') || !this.readNumber('hour', true, 23)) return false;
    const hasTwoDigits = this.at > start;
    if (this.isEnd()) return hasTwoDigits;
    const isSeparated = this.peek() === ':';
    if (isSeparated) {
      this.at += 1;
      if (!this.isDigit() || !this.expect(':')) return false;
    } else if (!this.isDigit()) {
      return hasTwoDigits && this.readZone();
    }
    if (!this.expect('%M') || !this.readNumber('minute', isSeparated, 59)) return false;
    if (this.isEnd()) return true;
    if (isSeparated && this.peek() === ':') {
      if (!this.expect(':')) return false;
      this.at += 1;
      if (!this.isDigit()) return false;
    } else if (isSeparated || !this.isDigit()) {
      return this.readZone();
    }
    if (!this.expect('%S') || !this.readNumber('second', isSeparated, 59)) return false;
    return this.readFraction() && this.readZone();
  }

  /** Up to 18 digits, of which nine count. */
  private readFraction(): boolean {
    if (this.peek() !== '.') return true;
    this.at += 1;
    if (!this.expect('.') || !this.expect('%f')) return false;
    const digits = /^\d{0,18}/.exec(this.text.slice(this.at, this.at + 18))?.[0] ?? '';
    this.at += digits.length;
    this.parts.nanosecond = Number(digits.slice(0, 9).padEnd(9, '0'));
    return true;
  }

  private readZone(): boolean {
    if (!this.skipSpace()) return false;
    if (this.isEnd()) return true;
    const sign = this.peek();
    if (sign === 'Z') {
      this.at += 1;
      this.offset = 0;
      return this.expect('%z') && this.skipSpace() && this.isEnd();
    }
    if (sign !== '+' && sign !== '-') return false;
    const found = zone.exec(this.text.slice(this.at + 1));
    if (!found || !this.expect('%z')) return false;
    const [whole, hours = '', minutes = '0'] = found;
    if (Number(hours) >= 24 || Number(minutes) >= 60) return false;
    this.at += 1 + whole.length;
    this.offset = (Number(hours) * 60 + Number(minutes)) * 60 * (sign === '-' ? -1 : 1);
    return this.skipSpace() && this.isEnd();
  }

  /** One digit, or two; one alone only where a separator follows. */
  private readNumber(part: keyof typeof this.parts, mayBeShort: boolean, highest: number): boolean {
    if (!this.isDigit()) return false;
    let value = this.text.charCodeAt(this.at++) - 0x30;
    if (this.isDigit()) value = value * 10 + this.text.charCodeAt(this.at++) - 0x30;
    else if (!mayBeShort) return false;
    this.parts[part] = value;
    return value <= highest;
  }

  private skipSpace(): boolean {
    while (!this.isEnd() && ' \t\n\v\f\r'.includes(this.peek())) {
      this.at += 1;
      if (!this.expect(' ')) return false;
    }
    return true;
  }

  private expect(token: string): boolean {
    if (this.format === undefined) return true;
    if (!this.format.startsWith(token, this.formatAt)) return false;
    this.formatAt += token.length;
    return true;
  }

  private peek(): string {
    return this.text.charAt(this.at);
  }

  private isDigit(): boolean {
    const code = this.text.charCodeAt(this.at);
    return code >= 0x30 && code <= 0x39;
  }

  private isEnd(): boolean {
    return this.at >= this.text.length;
  }
}

const fourDigits = /^\d{4}/;
const upToFourDigits = /^\d{1,4}/;
/** Hours, and minutes if anything follows them: where two digits are, both are read. */
const zone = /^(\d\d?)(?:$|:?(\d\d?)(?=[ \t\n\v\f\r]*$))/;
