import { differenceText as writtenDifference, metricText as writtenMetric } from '../../src/core/base/metricText.ts';
import { language } from '../ui/language.ts';

/** A metric in a table; none is a dash. */
export function metricText(value: number | undefined): string {
  return value === undefined ? '–' : writtenMetric(value, language());
}

/** With its sign; none at all is 0. */
export function differenceText(value: number | undefined): string {
  return value === undefined ? '–' : writtenDifference(value, language());
}

/** How long ago, in the largest unit that fits: `8 min`, `10 h`. Less than a minute is the unit itself: `0 min`. */
export function ageText(time: number, now: number): string {
  const seconds = Math.max(0, (now - time) / 1000);
  const [unit, length] = spans.find(([, span]) => seconds >= span) ?? (['minute', 60] as const);
  const written = (ages[unit] ??= new Intl.NumberFormat(language(), { style: 'unit', unit, unitDisplay: 'short' }));
  return written.format(Math.floor(seconds / length));
}

const spans = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** `22 Nov, 23:31`, with the year when it is another one; `09:12` of today. */
export function timeText(time: number, now: number): string {
  const [date, today] = [new Date(time), new Date(now)];
  if (date.toDateString() === today.toDateString()) return clock().format(date);
  return date.getFullYear() === today.getFullYear() ? dayAndClock().format(date) : wholeTimeText(time);
}

export function isToday(time: number, now: number): boolean {
  return new Date(time).toDateString() === new Date(now).toDateString();
}

/** `22 Nov 2026, 23:31` */
export function wholeTimeText(time: number): string {
  return (whole ??= new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeStyle: 'short' })).format(time);
}

/** For tooltips: to the second, with the zone. */
export function exactTimeText(time: number): string {
  return (exact ??= new Intl.DateTimeFormat(language(), { dateStyle: 'full', timeStyle: 'long' })).format(time);
}

let whole: Intl.DateTimeFormat | undefined;
let exact: Intl.DateTimeFormat | undefined;
let clocks: Intl.DateTimeFormat | undefined;
let days: Intl.DateTimeFormat | undefined;
const ages: Partial<Record<(typeof spans)[number][0], Intl.NumberFormat>> = {};

function clock(): Intl.DateTimeFormat {
  return (clocks ??= new Intl.DateTimeFormat(language(), { timeStyle: 'short' }));
}

function dayAndClock(): Intl.DateTimeFormat {
  return (days ??= new Intl.DateTimeFormat(language(), {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }));
}
