export type DatetimeUnit = 'Y' | 'M' | 'D' | 'h' | 'm' | 's' | 'ms' | 'us' | 'ns' | 'ps' | 'fs' | 'as';

/** What `np.datetime64(text)` of numpy 2.4.6 makes of a text. */
export interface NumpyDatetime {
  /** `generic` is that of NaT. */
  readonly unit: DatetimeUnit | 'generic';
  /** The Python type of its `.item()`: an int where `datetime` cannot hold it, None of NaT. */
  readonly item: 'none' | 'date' | 'datetime' | 'int';
  /** numpy takes a time zone with a warning and converts to UTC. */
  readonly hasZone: boolean;
}

/** Undefined where `np.datetime64(text)` raises. */
export function numpyDatetime(text: string): NumpyDatetime | undefined {
  const special = text.length <= 5 ? specials[text.toLowerCase()] : undefined;
  if (special) return special;
  const match = iso.exec(text);
  if (!match) return undefined;
  const [, sign = '', year = '', month, day, hour, minute, second, fraction, zone] = match;
  if (year === '' && month === undefined) return undefined;
  // numpy wraps at 64 bits, so that of more than 64 digits only the last 64 matter. The sign counts only as the very first character.
  const years = BigInt.asIntN(64, BigInt(year.slice(-64)) * (sign !== '' && text.startsWith('-') ? -1n : 1n));
  if (!isBelow(month, 1, 13) || !isBelow(day, 1, daysOf(years, Number(month)) + 1)) return undefined;
  if (!isBelow(hour, 0, 24) || !isBelow(minute, 0, 60) || !isBelow(second, 0, 60)) return undefined;
  const offset = zone === undefined ? 0 : offsetMinutes(zone);
  if (offset === undefined) return undefined;
  const unit = unitOf({ month, day, hour, minute, second, fraction });
  const shifted = years + yearShift(Number(month), Number(day), Number(hour) * 60 + Number(minute ?? 0) - offset);
  return { unit, item: itemOf(unit, shifted), hasZone: zone !== undefined };
}

const specials: Readonly<Record<string, NumpyDatetime>> = {
  '': { unit: 'generic', item: 'none', hasZone: false },
  nat: { unit: 'generic', item: 'none', hasZone: false },
  today: { unit: 'D', item: 'date', hasZone: false },
  now: { unit: 's', item: 'datetime', hasZone: false },
};

const iso =
  /^[ \t\n\v\f\r]*([+-]|(?![+-]))(\d*)(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d)(?::(\d\d)(?::(\d\d)(?:\.(\d{0,18}))?)?)?(Z(?=[ \t\n\v\f\r]*$)|[+-]\d\d(?::?\d\d(?=[ \t\n\v\f\r]*$)|$))?[ \t\n\v\f\r]*)?)?)?$/;

function isBelow(digits: string | undefined, least: number, limit: number): boolean {
  return digits === undefined || (Number(digits) >= least && Number(digits) < limit);
}

function daysOf(year: bigint, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4n === 0n && (year % 100n !== 0n || year % 400n === 0n) ? 29 : 28;
}

function offsetMinutes(zone: string): number | undefined {
  if (zone === 'Z') return 0;
  const digits = zone.slice(1);
  const [hours = '', minutes = ''] = digits.includes(':') ? digits.split(':') : [digits.slice(0, 2), digits.slice(2)];
  if (Number(hours) >= 24 || Number(minutes) >= 60) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

interface Parts {
  readonly month: string | undefined;
  readonly day: string | undefined;
  readonly hour: string | undefined;
  readonly minute: string | undefined;
  readonly second: string | undefined;
  readonly fraction: string | undefined;
}

/** The finest part that is written decides; of a fraction the number of its digits. */
function unitOf({ month, day, hour, minute, second, fraction }: Parts): DatetimeUnit {
  if (month === undefined) return 'Y';
  if (day === undefined) return 'M';
  if (hour === undefined) return 'D';
  if (minute === undefined) return 'h';
  if (second === undefined) return 'm';
  if (fraction === undefined) return 's';
  return fractionUnits[Math.max(0, Math.ceil(fraction.length / 3) - 1)] ?? 'as';
}

const fractionUnits: readonly DatetimeUnit[] = ['ms', 'us', 'ns', 'ps', 'fs', 'as'];

/** Minutes are within a day of the written date, so that a zone moves the year by one at most. */
function yearShift(month: number, day: number, minutes: number): bigint {
  if (minutes < 0 && month === 1 && day === 1) return -1n;
  return minutes >= 24 * 60 && month === 12 && day === 31 ? 1n : 0n;
}

function itemOf(unit: DatetimeUnit, year: bigint): NumpyDatetime['item'] {
  if (year < 1n || year > 9999n || ['ns', 'ps', 'fs', 'as'].includes(unit)) return 'int';
  return unit === 'Y' || unit === 'M' || unit === 'D' ? 'date' : 'datetime';
}
