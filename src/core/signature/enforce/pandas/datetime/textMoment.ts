import { parsePythonInt } from '../../numpy/pythonNumber.ts';
import { type BaseDate, dateutilMoment } from './dateutilMoment.ts';
import { isoMoment } from './isoMoment.ts';
import { isDate, type Moment } from './moment.ts';
import { monthOf } from './words.ts';

/**
 * What pandas 3.1.1 makes of one text without a format (`convert_str_to_tsobject`): `none` is NaT or the time
 * of the call, undefined no date.
 */
export function textMoment(text: string): Moment | 'none' | undefined {
  if (isNoTime(text) || isPresent(text)) return 'none';
  const iso = isoMoment(text);
  if (iso !== undefined || !looksLikeDate(text)) return iso;
  if (looksLikeTime(text)) return dateutilMoment(text, anyDay);
  for (const read of [delimitedDate, yearAlone, quarter, monthAndYear]) {
    const found = read(text);
    if (found !== undefined) return found === 'refused' ? undefined : found;
  }
  return /^[\s\x1c-\x1f]*-/.test(text) ? undefined : dateutilMoment(text, firstDay); // oxlint-disable-line no-control-regex -- Python's spaces
}

export function isNoTime(text: string): boolean {
  return text === '' || noTimes.has(text);
}

/** Stands for the time of the call, which fits beside times with and without a zone. */
export function isPresent(text: string): boolean {
  return text === 'now' || text === 'today';
}

const noTimes: ReadonlySet<string> = new Set(['NaT', 'nat', 'NAT', 'nan', 'NaN', 'NAN']);

/** Stands for today, whose date pandas takes. */
const anyDay: BaseDate = { year: 2024, month: 1, day: 15 };
const firstDay: BaseDate = { year: 1, month: 1, day: 1 };

/** A number below 1000 is none, unless it begins with a zero. */
function looksLikeDate(text: string): boolean {
  if (text.startsWith('0')) return true;
  if (/^[aAmMpPtT]$/.test(text)) return false;
  return !number.test(text) || Number(text.trim()) >= 1000;
}

const number = /^[ \t\n\v\f\r]*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?[ \t\n\v\f\r]*$/;

function looksLikeTime(text: string): boolean {
  return /^(?:\d|[01]\d|2[0-3]):[0-5]\d/.test(text);
}

/** A way to read a text that either knows it, refuses it, or leaves it to the next way. */
type Outcome = Moment | 'refused' | undefined;

/** `MM/DD/YYYY`, or `DD/MM/YYYY` where only that is possible, and `MM/YYYY`. */
function delimitedDate(text: string): Outcome {
  const [whole, first, second, year] = delimited.exec(text) ?? delimitedMonth.exec(text) ?? [];
  if (whole === undefined || Number(year) < 1000) return undefined;
  const month = Number(first);
  const day = second === undefined || second === '' ? 1 : Number(second);
  const isSwapped = month > 12 && second !== '';
  return isSwapped ? dateOf(Number(year), day, month) : dateOf(Number(year), month, day);
}

const delimited = /^(\d\d?)[ /.-](\d\d?)[ /.-](\d{4})$/;
const delimitedMonth = /^(\d\d)[ /-]()(\d{4})$/;

function dateOf(year: number, month: number, day: number): Outcome {
  return year >= 1 && year <= 9999 && isDate(year, month, day) ? midnight(year, month, day) : 'refused';
}

function midnight(year: number, month: number, day: number): Moment {
  return { year, month, day, hour: 0, minute: 0, second: 0, nanosecond: 0, offset: undefined };
}

/** Four characters that are a number for Python. */
function yearAlone(text: string): Outcome {
  const year = Array.from(text).length === 4 ? Number(parsePythonInt(text) ?? 0) : 0;
  return year >= 1 ? midnight(year, 1, 1) : undefined;
}

/** `2Q05`, `2Q-2005`, `05Q2`, `2005-Q2`. */
function quarter(text: string): Outcome {
  if (text.length < 4 || text.length > 7 || !isAscii.test(text)) return undefined;
  const upper = text.toUpperCase();
  const found = quarterForms.map((form) => form.exec(upper)?.groups).find((groups) => groups !== undefined);
  if (found === undefined) return undefined;
  const { quarter = '', year = '' } = found;
  const written = parsePythonInt(year);
  if (written === undefined) return undefined;
  if (!/^[1-4]$/.test(quarter)) return 'refused';
  const full = Number(written) + (year.length === 2 ? 2000 : 0);
  return full >= 1 && full <= 9999 ? midnight(full, Number(quarter) * 3 - 2, 1) : undefined;
}

// oxlint-disable-next-line no-control-regex -- ASCII is what the name says
const isAscii = /^[\0-\x7f]*$/;

const quarterForms = [
  /^(?<quarter>[^Q])Q-?(?<year>..)$/,
  /^(?<quarter>[^Q])Q-?(?<year>....)$/,
  /^(?<year>.[^Q])Q(?<quarter>.)$/,
  /^(?<year>.[^Q])-Q(?<quarter>.)$/,
  /^(?<year>.[^Q]{3})Q(?<quarter>.)$/,
  /^(?<year>.[^Q]{3})-Q(?<quarter>.)$/,
];

/** `2024-1`, `Jan 2024`, `Jan-2024`. */
function monthAndYear(text: string): Outcome {
  const numbers = /^(\d{4})-(1[0-2]|0[1-9]|[1-9])$/.exec(text);
  if (numbers) return Number(numbers[1]) < 1 ? undefined : midnight(Number(numbers[1]), Number(numbers[2]), 1);
  const [, word = '', year = ''] = /^([a-z]{3})(?:\s+|-)(\d{4})$/i.exec(text) ?? [];
  const month = monthOf(word);
  return month === undefined || Number(year) < 1 ? undefined : midnight(Number(year), month, 1);
}
