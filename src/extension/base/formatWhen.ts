import * as vscode from 'vscode';

const language = vscode.env.language;
const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });
const sameYear = new Intl.DateTimeFormat(language, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const anyYear = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
const exact = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'long' });

/** `today 09:12`, `22 Nov, 23:31`, `22 Nov 2025, 23:31` in the person's zone; `time` is in milliseconds since 1970. */
export function formatWhen(time: number, now = Date.now()): string {
  const [then, present] = [new Date(time), new Date(now)];
  if (then.toDateString() === present.toDateString())
    return vscode.l10n.t('today {time}', { time: clock.format(time) });
  return (then.getFullYear() === present.getFullYear() ? sameYear : anyYear).format(time);
}

/** With seconds and zone, for a tooltip. */
export function formatExactly(time: number): string {
  return exact.format(time);
}
