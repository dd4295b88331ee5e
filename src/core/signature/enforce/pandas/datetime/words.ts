/** The words that dateutil 2.9 and Python's C locale know. */
export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

export const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** From 1; also the short forms. */
export function monthOf(word: string): number | undefined {
  const lower = word.toLowerCase();
  if (lower === 'sept') return 9;
  return positionOf(monthNames, lower, 1);
}

export function isWeekday(word: string): boolean {
  return positionOf(weekdayNames, word.toLowerCase(), 0) !== undefined;
}

function positionOf(names: readonly string[], lower: string, first: number): number | undefined {
  const at = names.findIndex((name) => name.toLowerCase() === lower || name.slice(0, 3).toLowerCase() === lower);
  return at < 0 ? undefined : at + first;
}

/** 0 hours, 1 minutes, 2 seconds. */
export function unitOf(word: string): number | undefined {
  return units.get(word.toLowerCase());
}

const units: ReadonlyMap<string, number> = new Map([
  ['h', 0],
  ['hour', 0],
  ['hours', 0],
  ['m', 1],
  ['minute', 1],
  ['minutes', 1],
  ['s', 2],
  ['second', 2],
  ['seconds', 2],
]);

export function halfOf(word: string): 'am' | 'pm' | undefined {
  return halves.get(word.toLowerCase());
}

const halves: ReadonlyMap<string, 'am' | 'pm'> = new Map([
  ['am', 'am'],
  ['a', 'am'],
  ['pm', 'pm'],
  ['p', 'pm'],
]);

/** What stands between the parts and means nothing. */
export function isFiller(word: string): boolean {
  return fillers.has(word.toLowerCase());
}

const fillers: ReadonlySet<string> = new Set([
  ' ',
  '.',
  ',',
  ';',
  '-',
  '/',
  "'",
  'at',
  'on',
  'and',
  'ad',
  'm',
  't',
  'of',
  'st',
  'nd',
  'rd',
  'th',
]);

export function isUtc(word: string): boolean {
  return utcNames.has(word.toLowerCase());
}

const utcNames: ReadonlySet<string> = new Set(['utc', 'gmt', 'z']);
