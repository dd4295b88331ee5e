import { isDigits } from './lexer.ts';
import { daysInMonth } from './moment.ts';
import { parsePythonInt } from '../../numpy/pythonNumber.ts';

/** Where a text is no date. Caught at the end of `freeMoment.ts`. */
export class NoDate extends Error {
  override readonly name = 'NoDate';
}

/** The numbers of a text that are year, month and day, in an order that is found out at the end (`_ymd` of dateutil 2.9). */
export class DateParts {
  private readonly values: number[] = [];
  private readonly places = new Map<'year' | 'month' | 'day', number>();
  hasCentury = false;

  get length(): number {
    return this.values.length;
  }

  /** A number as it is written; of more than two digits it is a year. */
  addText(text: string, label?: 'year' | 'month'): void {
    const isYear = isDigits(text) && Array.from(text).length > 2;
    this.add(integerOf(text), isYear, label);
  }

  addNumber(value: number, label?: 'month'): void {
    this.add(Math.trunc(value), value > 100, label);
  }

  private add(value: number, isYear: boolean, label: 'year' | 'month' | undefined): void {
    if (isYear) this.hasCentury = true;
    if (isYear && label === 'month') throw new NoDate();
    const part = isYear ? 'year' : label;
    this.values.push(value);
    if (part === undefined) return;
    if (this.places.has(part)) throw new NoDate();
    this.places.set(part, this.values.length - 1);
  }

  mayBeDay(value: number): boolean {
    const month = this.valueOf('month');
    if (month === undefined) return value >= 1 && value <= 31;
    const year = this.valueOf('year') ?? 2000;
    return value >= 1 && value <= daysInMonth(year, month);
  }

  private valueOf(part: 'year' | 'month'): number | undefined {
    const at = this.places.get(part);
    return at === undefined ? undefined : this.values[at];
  }

  resolve(): Resolved {
    const { length } = this.values;
    if (length === this.places.size && length > 0) return this.labelled();
    if (length === 3 && this.places.size === 2) return this.labelled();
    if (length > 3) throw new NoDate();
    const month = this.places.get('month');
    if (length === 3) return this.resolveThree(month);
    if (length === 1 || (length === 2 && month !== undefined)) return this.resolveWithMonth(month);
    return length === 2 ? this.resolveTwo() : {};
  }

  private labelled(): Resolved {
    const places = new Map(this.places);
    for (const part of ['year', 'month', 'day'] as const) {
      const free = [0, 1, 2].find((at) => ![...places.values()].includes(at));
      if (this.values.length === 3 && !places.has(part) && free !== undefined) places.set(part, free);
    }
    const found: Record<string, number> = {};
    for (const [part, at] of places) found[part] = this.values[at] ?? 0;
    return found;
  }

  private resolveWithMonth(month: number | undefined): Resolved {
    const other = month === undefined ? this.values[0] : this.values.length > 1 ? this.values[1 - month] : undefined;
    const found = month === undefined ? {} : { month: this.values[month] ?? 0 };
    if (other === undefined) return found;
    return other > 31 ? { ...found, year: other } : { ...found, day: other };
  }

  private resolveTwo(): Resolved {
    const [first = 0, second = 0] = this.values;
    if (first > 31) return { year: first, month: second };
    return second > 31 ? { month: first, year: second } : { month: first, day: second };
  }

  private resolveThree(month: number | undefined): Resolved {
    const [first = 0, second = 0, third = 0] = this.values;
    if (month === 0)
      return second > 31 ? { month: first, year: second, day: third } : { month: first, day: second, year: third };
    if (month === 1)
      return first > 31 ? { year: first, month: second, day: third } : { day: first, month: second, year: third };
    if (month === 2)
      return second > 31 ? { day: first, year: second, month: third } : { year: first, day: second, month: third };
    if (first > 31 || this.places.get('year') === 0) return { year: first, month: second, day: third };
    return first > 12 ? { day: first, month: second, year: third } : { month: first, day: second, year: third };
  }
}

export interface Resolved {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
}

/** `int(text)`. */
export function integerOf(text: string): number {
  const value = parsePythonInt(text);
  if (value === undefined) throw new NoDate();
  return Number(value);
}
