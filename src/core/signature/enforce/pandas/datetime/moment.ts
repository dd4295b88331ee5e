/** A date with a time of day, and its distance from UTC in seconds where it has one. */
export interface Moment {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly nanosecond: number;
  readonly offset: number | undefined;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** What Python's `datetime` can hold. */
export function isDatetime({ year, month, day, hour, minute, second }: Moment): boolean {
  return year >= 1 && year <= 9999 && isDate(year, month, day) && hour < 24 && minute < 60 && second < 60;
}

export function isDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Since 1970 in UTC. */
export function nanosecondsOf(moment: Moment): bigint {
  const seconds =
    daysSince1970(moment) * 86_400 + moment.hour * 3600 + moment.minute * 60 + moment.second - (moment.offset ?? 0);
  return BigInt(seconds) * 1_000_000_000n + BigInt(moment.nanosecond);
}

/** In the Gregorian calendar, also before it was made. */
function daysSince1970({ year, month, day }: Moment): number {
  const years = month > 2 ? year : year - 1; // years that begin in March end with the leap day
  const era = Math.floor(years / 400);
  const yearOfEra = years - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** 0 is Monday. */
export function weekdayOf(moment: Moment): number {
  return (((daysSince1970(moment) + 3) % 7) + 7) % 7;
}
