/** A date, or a date with a time, written as Python's `isoformat` does. */
export interface Timestamp {
  readonly kind: 'date' | 'datetime';
  readonly iso: string;
}

const form =
  /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:[Tt]|[ \t]+)([0-9]{1,2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]*))?(?:[ \t]*(?:(Z)|([-+])([0-9]{1,2})(?::([0-9]{2}))?))?)?\n?$/;

/** Undefined when PyYAML 6.0.3 raises: a text of another form, or a date or a time that there is not. */
export function readTimestamp(value: string): Timestamp | undefined {
  const parts = form.exec(value);
  if (parts === null) return undefined;
  const [, year = '', month = '', day = '', hour, minute = '', second = '', fraction = '', zulu, sign, ...zone] = parts;
  if (!isDate(Number(year), Number(month), Number(day))) return undefined;
  const date = `${year}-${two(month)}-${two(day)}`;
  if (hour === undefined) return { kind: 'date', iso: date };
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const offset = zulu === undefined ? offsetOf(sign, Number(zone[0] ?? 0), Number(zone[1] ?? 0)) : '+00:00';
  if (offset === undefined) return undefined;
  const micros = fraction.slice(0, 6).padEnd(6, '0');
  const time = `${two(hour)}:${minute}:${second}${micros === '000000' ? '' : `.${micros}`}`;
  return { kind: 'datetime', iso: `${date}T${time}${offset}` };
}

function isDate(year: number, month: number, day: number): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (month === 2 && isLeap ? 29 : (monthDays[month - 1] ?? 0));
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Less than a day in either direction. */
function offsetOf(sign: string | undefined, hours: number, minutes: number): string | undefined {
  if (sign === undefined) return '';
  const total = hours * 60 + minutes;
  if (total >= 24 * 60) return undefined;
  return `${total === 0 ? '+' : sign}${two(String(Math.floor(total / 60)))}:${two(String(total % 60))}`;
}

function two(digits: string): string {
  return digits.padStart(2, '0');
}
