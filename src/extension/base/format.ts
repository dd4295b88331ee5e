import * as vscode from 'vscode';

const language = vscode.env.language;
const absolute = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' });
const clock = new Intl.DateTimeFormat(language, { timeStyle: 'short' });
const ago = new Intl.RelativeTimeFormat(language, { style: 'narrow', numeric: 'always' });
const compact = new Intl.NumberFormat(language, { maximumSignificantDigits: 4, useGrouping: false });
const grouped = new Intl.NumberFormat(language);
const bytes = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });

const spans = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const satisfies readonly (readonly [Intl.RelativeTimeFormatUnit, number])[];

/** `22 Nov 2026, 23:31:10` in the person's zone; `time` is in milliseconds since 1970. */
export function formatTime(time: number): string {
  return absolute.format(time);
}

/** `10:42` */
export function formatClock(time: number): string {
  return clock.format(time);
}

/** `10 h ago`; less than a minute is said as such. */
export function formatAgo(time: number, now = Date.now()): string {
  const seconds = (time - now) / 1000;
  const span = spans.find(([, length]) => Math.abs(seconds) >= length);
  return span ? ago.format(Math.trunc(seconds / span[1]), span[0]) : vscode.l10n.t('just now');
}

/** `143 ms`, `2.4 s`, `3 min 12 s`, `10 h 11 min` */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1000) return vscode.l10n.t('{0} ms', Math.max(0, Math.round(milliseconds)));
  const seconds = milliseconds / 1000;
  if (seconds < 60) return vscode.l10n.t('{0} s', compact.format(Math.round(seconds * 10) / 10));
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return vscode.l10n.t('{0} min {1} s', minutes, Math.floor(seconds % 60));
  return vscode.l10n.t('{0} h {1} min', Math.floor(minutes / 60), minutes % 60);
}

/** A metric's value in a row: at most four significant digits, `NaN` stays `NaN`; SQL stores write ±Infinity as the largest double. */
export function formatMetric(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (Math.abs(value) >= Number.MAX_VALUE) return value > 0 ? '∞' : '−∞';
  const magnitude = Math.abs(value);
  return value !== 0 && (magnitude < 1e-4 || magnitude >= 1e9) ? value.toExponential(3) : compact.format(value);
}

export function formatCount(count: number): string {
  return grouped.format(count);
}

/** `12.4 kB` */
export function formatBytes(size: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let [value, unit] = [size, 0];
  while (value >= 1000 && unit < units.length - 1) [value, unit] = [value / 1000, unit + 1];
  return `${bytes.format(value)} ${units[unit]}`;
}
