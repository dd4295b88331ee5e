import { message } from '../../base/message.ts';
import { END, isBlank, isBreak, isHexDigit } from './characters.ts';
import { afterBreak, separatorAt, type Cursor } from './cursor.ts';
import { YamlRefusal } from './problem.ts';
import { breakAtom, fold, type ScalarSink } from './scalarSink.ts';

const QUOTE = 0x27;
const DOUBLE_QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Reads a scalar between quotes. Indentation does not matter inside of it, tabs may stand anywhere; `---` and `...` may not begin a line.
 * Leaves the cursor behind the closing quote.
 * @throws YamlRefusal
 */
export function readQuoted(cursor: Cursor, sink: ScalarSink): void {
  const { text } = cursor;
  const opening = cursor.pos;
  const quote = text.charCodeAt(opening);
  let runStart = opening + 1;
  cursor.pos = runStart;
  for (;;) {
    const pos = nextSpecial(text, cursor.pos, quote);
    const code = text.charCodeAt(pos);
    cursor.pos = pos;
    if (code === END) throw new YamlRefusal('yaml-syntax', message('yamlUnclosedQuote'), opening, opening + 1);
    if (isBreak(code)) {
      const end = beforeBlanks(text, runStart, pos);
      sink.run(runStart, end);
      fold(text, skipBreaks(cursor), end, cursor.pos, sink);
    } else {
      sink.run(runStart, pos);
      if (code === BACKSLASH) readEscape(cursor, sink);
      else if (quote === QUOTE && text.charCodeAt(pos + 1) === QUOTE) {
        sink.atom("'", pos, pos + 2);
        cursor.pos += 2;
      } else {
        cursor.pos += 1;
        return;
      }
    }
    runStart = cursor.pos;
  }
}

/** The closing quote or a doubled one, a backslash between double quotes, a break, or the end of the text. */
function nextSpecial(text: string, from: number, quote: number): number {
  const escape = quote === DOUBLE_QUOTE ? BACKSLASH : quote;
  let pos = from;
  for (;;) {
    const code = text.charCodeAt(pos);
    const isUsual = code > DOUBLE_QUOTE && code < 0x7f && code !== QUOTE && code !== BACKSLASH;
    if (!isUsual && (code === quote || code === escape || code === END || isBreak(code))) return pos;
    pos += 1;
  }
}

function beforeBlanks(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return end;
}

/** From a break to the next text: where each break is. */
function skipBreaks(cursor: Cursor): readonly number[] {
  const { text } = cursor;
  const breaks: number[] = [];
  while (isBreak(text.charCodeAt(cursor.pos))) {
    breaks.push(cursor.pos);
    cursor.pos = afterBreak(text, cursor.pos);
    cursor.lineStart = cursor.pos;
    if (separatorAt(text, cursor.pos)) refuseSeparator(text, cursor.pos);
    while (isBlank(text.charCodeAt(cursor.pos))) cursor.pos += 1;
  }
  return breaks;
}

function refuseSeparator(text: string, at: number): never {
  const separator = text.slice(at, at + 3);
  throw new YamlRefusal('yaml-syntax', message('yamlSeparatorInQuotes', { separator }), at, at + 3);
}

function readEscape(cursor: Cursor, sink: ScalarSink): void {
  const { text, pos } = cursor;
  const code = text.charCodeAt(pos + 1);
  if (isBreak(code)) {
    cursor.pos = pos + 1;
    for (const at of skipBreaks(cursor).slice(1)) breakAtom(text, at, sink);
    return;
  }
  const letter = text.charAt(pos + 1);
  const count = escapeDigits[letter];
  const value = count === undefined ? escapes[letter] : codePoint(text, pos, letter, count);
  if (value === undefined) {
    const escape = code === END ? '\\' : text.slice(pos, pos + (isSurrogate(code) ? 3 : 2));
    throw new YamlRefusal('yaml-syntax', message('yamlEscape', { escape }), pos, pos + escape.length);
  }
  cursor.pos = pos + 2 + (count ?? 0);
  sink.atom(value, pos, cursor.pos);
}

function codePoint(text: string, pos: number, letter: string, count: number): string {
  const start = pos + 2;
  for (let at = start; at < start + count; at += 1)
    if (!isHexDigit(text.charCodeAt(at)))
      throw new YamlRefusal('yaml-syntax', message('yamlEscapeDigits', { letter, count }), pos, at);
  const code = Number.parseInt(text.slice(start, start + count), 16);
  if (code > 0x10_ffff) throw new YamlRefusal('yaml-syntax', message('yamlEscapeRange'), pos, start + count);
  return String.fromCodePoint(code);
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}

const escapeDigits: Readonly<Record<string, number>> = Object.assign(Object.create(null), { x: 2, u: 4, U: 8 });

const escapes: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  0: '\0',
  a: '\u0007',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\u001b',
  ' ': ' ',
  '"': '"',
  '\\': '\\',
  '/': '/',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
});
