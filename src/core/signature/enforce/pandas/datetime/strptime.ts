import { parsePythonInt } from '../../numpy/pythonNumber.ts';
import { isoMoment } from './isoMoment.ts';
import { isDate, type Moment } from './moment.ts';
import { toHalf } from './numberToken.ts';
import { monthNames, monthOf, weekdayNames } from './words.ts';

/** Reads texts of one format, as `array_strptime` of pandas 3.1.1 does: an ISO format also in its quick way, which is freer about digits. */
export class FormatReader {
  private readonly format: string;
  private readonly isIso: boolean;
  private pattern: RegExp | undefined;

  constructor(format: string) {
    this.format = format;
    this.isIso = isoFormat.test(format);
  }

  /** Undefined: it is written in another way. */
  read(text: string): Moment | undefined {
    const iso = this.isIso ? isoMoment(text, this.format) : undefined;
    if (iso !== undefined) return iso;
    const pattern = (this.pattern ??= patternOf(this.format)); // ISO formats seldom need it
    pattern.lastIndex = 0;
    const groups = pattern.exec(text)?.groups;
    return groups === undefined || pattern.lastIndex !== text.length ? undefined : momentOf(groups);
  }
}

const isoFormat = /^%Y(?:([-/ \\.]?)%m(?:\1%d(?:[ T]%H(?::%M(?::%S(?:%z|\.%f(?:%z)?)?)?)?)?)?)?$/;

function patternOf(format: string): RegExp {
  const source = format.replace(/%(.)|\s+|[^%\s]/gs, (part, letter: string | undefined) => {
    if (letter !== undefined) return directives[letter] ?? '(?!)';
    return /\s/.test(part) ? '\\s+' : part.replace(/[\\^$.*+?()[\]{}|/]/, String.raw`\$&`);
  });
  return new RegExp(source, 'iuy');
}

/** The longest first, as Python does. */
function oneOf(words: readonly string[]): string {
  return words.toSorted((left, right) => right.length - left.length).join('|');
}

const shortMonths = monthNames.map((name) => name.slice(0, 3));
const shortWeekdays = weekdayNames.map((name) => name.slice(0, 3));

/** The names of zones that are UTC. Others need the zones of the machine, and mixed with these they are refused anyway. */
const zones = [
  'Etc/Greenwich',
  'Etc/Universal',
  'Etc/GMT+0',
  'Etc/GMT-0',
  'Greenwich',
  'Universal',
  'Etc/GMT0',
  'Etc/Zulu',
  'Etc/GMT',
  'Etc/UCT',
  'Etc/UTC',
  'GMT+0',
  'GMT-0',
  'GMT0',
  'Zulu',
  'GMT',
  'UCT',
  'UTC',
];

const directives: Readonly<Record<string, string>> = {
  Y: String.raw`(?<Y>\p{Nd}{4})`,
  m: '(?<m>1[0-2]|0[1-9]|[1-9])',
  d: String.raw`(?<d>3[0-1]|[1-2]\p{Nd}|0[1-9]|[1-9]| [1-9])`,
  H: String.raw`(?<H>2[0-3]|[0-1]\p{Nd}|\p{Nd})`,
  I: '(?<I>1[0-2]|0[1-9]|[1-9])',
  M: String.raw`(?<M>[0-5]\p{Nd}|\p{Nd})`,
  S: String.raw`(?<S>6[0-1]|[0-5]\p{Nd}|\p{Nd})`,
  f: '(?<f>[0-9]{1,9})',
  p: '(?<p>am|pm)',
  B: `(?<B>${oneOf(monthNames)})`,
  b: `(?<b>${oneOf(shortMonths)})`,
  A: `(?<A>${oneOf(weekdayNames)})`,
  a: `(?<a>${oneOf(shortWeekdays)})`,
  z: String.raw`(?<z>[+-]\p{Nd}\p{Nd}:?[0-5]\p{Nd}(?::?[0-5]\p{Nd}(?:\.\p{Nd}{1,6})?)?|Z)`,
  Z: `(?<Z>${zones.map((zone) => zone.replace('+', String.raw`\+`)).join('|')})`,
};

type Groups = Readonly<Record<string, string | undefined>>;

function momentOf(groups: Groups): Moment | undefined {
  const year = numberOf(groups['Y'], 1900);
  const month = monthOf(groups['B'] ?? groups['b'] ?? '') ?? numberOf(groups['m'], 1);
  const day = numberOf(groups['d'], 1);
  const zone = zoneOf(groups);
  if (year < 1 || !isDate(year, month, day) || zone === 'refused') return undefined;
  const half = groups['p']?.toLowerCase() === 'pm' ? 'pm' : 'am';
  const hour = groups['I'] === undefined ? numberOf(groups['H'], 0) : toHalf(numberOf(groups['I'], 0), half);
  const nanosecond = Number((groups['f'] ?? '').padEnd(9, '0'));
  return {
    year,
    month,
    day,
    hour,
    minute: numberOf(groups['M'], 0),
    second: numberOf(groups['S'], 0),
    nanosecond,
    offset: zone,
  };
}

/** The digits may be of any script. */
function numberOf(digits: string | undefined, absent: number): number {
  return digits === undefined ? absent : Number(parsePythonInt(digits) ?? 0);
}

/** Seconds from UTC, in whole minutes. */
function zoneOf(groups: Groups): number | 'refused' | undefined {
  const { z, Z } = groups;
  if (Z !== undefined) return zones.includes(Z) ? 0 : 'refused';
  if (z === undefined) return undefined;
  if (z === 'Z') return 0;
  const [, sign, hours, colon, minutes, second] = /^([+-])(..)(:?)(..)(.?)/s.exec(z) ?? [];
  if (
    sign === undefined ||
    numberOf(hours, 0) >= 24 ||
    (colon === ':' && second !== undefined && second !== '' && second !== ':')
  )
    return 'refused';
  return (numberOf(hours, 0) * 60 + numberOf(minutes, 0)) * 60 * (sign === '-' ? -1 : 1);
}
