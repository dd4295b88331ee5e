import { message, type Message } from '../../base/message.ts';
import type { Known } from '../facts/versionFacts.ts';
import { escaped, inert } from './inertText.ts';

export type Say = (text: Message) => string;

export interface CardStyle {
  readonly say: Say;
  /** Rows of one table, or of one list. */
  readonly mostRows: number;
}

export function section(head: Message, body: string, { say }: CardStyle): string {
  return `## ${say(head)}\n\n${body}`;
}

/** What is known as its text; else that it is not stated, or why nobody knows. */
export function ofKnown<T>(known: Known<T>, style: CardStyle, text: (value: T) => string): string {
  if (known.kind === 'known') return text(known.value);
  return known.kind === 'absent' ? notStated(style) : unknown(known.why, style);
}

export function notStated({ say }: CardStyle): string {
  return `${say(message('cardNotStated'))}\n`;
}

function unknown(why: Message, { say }: CardStyle): string {
  return `${escaped(say(message('cardNotRead', { why: say(why) })))}\n`;
}

/** A table of two columns; facts without a value are left out. */
export function factTable(facts: readonly (readonly [Message, string | undefined])[], style: CardStyle): string {
  const { say } = style;
  const rows = facts.flatMap(([name, value]) => (value ? [[say(name), inert(value)]] : []));
  return table([message('cardFact'), message('cardValue')], rows, style);
}

/** @param rows cells that are Markdown already */
export function table(heads: readonly Message[], rows: readonly (readonly string[])[], style: CardStyle): string {
  if (rows.length === 0) return notStated(style);
  const head = row(heads.map((one) => style.say(one)));
  const shown = rows.slice(0, style.mostRows).map(row).join('');
  return `${head}|${' --- |'.repeat(heads.length)}\n${shown}${more(rows.length - style.mostRows, style)}`;
}

/** A list of texts of a server. */
export function list(items: readonly string[], style: CardStyle): string {
  if (items.length === 0) return notStated(style);
  const shown = items.slice(0, style.mostRows).map((item) => `- ${inert(item)}\n`);
  return `${shown.join('')}${more(items.length - style.mostRows, style)}`;
}

export function more(count: number, { say }: CardStyle): string {
  return count > 0 ? `\n${say(message('cardMore', { count }))}\n` : '';
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}
