import type { NamedMoment } from './dateutilMoment.ts';
import { weekdayOf } from './moment.ts';
import { monthNames, weekdayNames } from './words.ts';

/** `datetime.strftime` of Python in the C locale, for the directives in which pandas guesses formats. */
export function strftime(moment: NamedMoment, format: string): string {
  return format.replace(/%(.)/gs, (_whole, letter: string) => directives[letter]?.(moment) ?? '');
}

const directives: Readonly<Record<string, (moment: NamedMoment) => string>> = {
  Y: ({ year }) => String(year),
  m: ({ month }) => two(month),
  d: ({ day }) => two(day),
  H: ({ hour }) => two(hour),
  I: ({ hour }) => two(hour % 12 === 0 ? 12 : hour % 12),
  M: ({ minute }) => two(minute),
  S: ({ second }) => two(second),
  f: ({ nanosecond }) => String(Math.trunc(nanosecond / 1000)).padStart(6, '0'),
  p: ({ hour }) => (hour < 12 ? 'AM' : 'PM'),
  B: ({ month }) => monthNames[month - 1] ?? '',
  b: ({ month }) => (monthNames[month - 1] ?? '').slice(0, 3),
  A: (moment) => weekdayNames[weekdayOf(moment)] ?? '',
  a: (moment) => (weekdayNames[weekdayOf(moment)] ?? '').slice(0, 3),
  Z: ({ zone }) => zone ?? '',
  z: ({ offset }) => (offset === undefined ? '' : offsetText(offset)),
};

function offsetText(offset: number): string {
  const seconds = Math.abs(offset);
  const rest = seconds % 60 === 0 ? '' : two(seconds % 60);
  return `${offset < 0 ? '-' : '+'}${two(Math.trunc(seconds / 3600))}${two(Math.trunc(seconds / 60) % 60)}${rest}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
