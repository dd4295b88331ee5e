/** A time span in the largest unit that says it shortly. */
export interface Duration {
  readonly unit: 'minutes' | 'hours' | 'days';
  /** With one decimal at most, rounded down: what is told is never more than there is. */
  readonly count: number;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export function durationIn(milliseconds: number): Duration {
  if (milliseconds >= 2 * day) return { unit: 'days', count: tenths(milliseconds / day) };
  if (milliseconds >= 2 * hour) return { unit: 'hours', count: tenths(milliseconds / hour) };
  return { unit: 'minutes', count: tenths(milliseconds / minute) };
}

function tenths(value: number): number {
  return Math.floor(value * 10) / 10;
}
