import { message } from '../../base/message.ts';
import {
  isBlankBreakOrEnd,
  isBreak,
  isBreakOrEnd,
  isDigit,
  isHexDigit,
  isNameCharacter,
  isSpaceBreakOrEnd,
  SPACE,
} from './characters.ts';
import type { Cursor } from './cursor.ts';
import { YamlRefusal } from './problem.ts';
import type { Directive, DirectiveToken, NameToken, TagToken } from './tokens.ts';

const BANG = 0x21;
const PERCENT = 0x25;

/** `&name` or `*name`. @throws YamlRefusal */
export function readName(cursor: Cursor): NameToken {
  const start = cursor.pos;
  const sign = cursor.text.charAt(start);
  cursor.pos += 1;
  const name = readWord(cursor);
  if (name === '' || !(isBlankBreakOrEnd(cursor.code()) || '?:,]}%@`'.includes(cursor.text.charAt(cursor.pos))))
    throw new YamlRefusal('yaml-syntax', message('yamlAnchorName', { sign }), start, cursor.pos);
  return { kind: sign === '*' ? 'alias' : 'anchor', start, end: cursor.pos, name };
}

/** `!`, `!suffix`, `!!suffix`, `!handle!suffix` or `!<uri>`. @throws YamlRefusal */
export function readTag(cursor: Cursor): TagToken {
  const start = cursor.pos;
  const next = cursor.code(1);
  let handle: string | undefined;
  let suffix = '!';
  if (next === 0x3c) {
    cursor.pos += 2;
    suffix = readUri(cursor, start);
    if (cursor.code() !== 0x3e) refuseTag(start, cursor);
    cursor.pos += 1;
  } else if (isBlankBreakOrEnd(next)) cursor.pos += 1;
  else {
    handle = hasSecondBang(cursor) ? readHandle(cursor, start) : '!';
    if (cursor.pos === start) cursor.pos += 1;
    suffix = readUri(cursor, start);
  }
  if (!isSpaceBreakOrEnd(cursor.code())) refuseTag(start, cursor);
  return { kind: 'tag', start, end: cursor.pos, handle, suffix };
}

/** A line that begins with `%`, without its break. @throws YamlRefusal */
export function readDirective(cursor: Cursor): DirectiveToken {
  const start = cursor.pos;
  cursor.pos += 1;
  const name = readWord(cursor);
  if (name === '' || !isSpaceBreakOrEnd(cursor.code())) refuseDirective(start, cursor);
  const directive = readArguments(cursor, name, start);
  const end = cursor.pos;
  cursor.skipSpaces();
  if (cursor.code() === 0x23) cursor.skipToBreak();
  if (!isBreakOrEnd(cursor.code())) refuseDirective(start, cursor);
  if (isBreak(cursor.code())) cursor.skipBreak();
  return { kind: 'directive', start, end, directive };
}

function readArguments(cursor: Cursor, name: string, start: number): Directive {
  if (name === 'YAML') {
    cursor.skipSpaces();
    const major = readNumber(cursor, start);
    if (cursor.code() !== 0x2e) refuseDirective(start, cursor);
    cursor.pos += 1;
    readNumber(cursor, start);
    if (!isSpaceBreakOrEnd(cursor.code())) refuseDirective(start, cursor);
    return { kind: 'version', major };
  }
  if (name === 'TAG') {
    cursor.skipSpaces();
    const handle = readHandle(cursor, start);
    if (cursor.code() !== SPACE) refuseDirective(start, cursor);
    cursor.skipSpaces();
    const prefix = readUri(cursor, start);
    if (!isSpaceBreakOrEnd(cursor.code())) refuseDirective(start, cursor);
    return { kind: 'tag', handle, prefix };
  }
  cursor.skipToBreak();
  return { kind: 'other' };
}

/** Python reads no decimal number of more digits. */
const mostDigits = 4300;

function readNumber(cursor: Cursor, start: number): number {
  const from = cursor.pos;
  while (isDigit(cursor.code())) cursor.pos += 1;
  if (cursor.pos === from || cursor.pos - from > mostDigits) refuseDirective(start, cursor);
  return Number(cursor.text.slice(from, cursor.pos));
}

function readWord(cursor: Cursor): string {
  const from = cursor.pos;
  while (isNameCharacter(cursor.code())) cursor.pos += 1;
  return cursor.text.slice(from, cursor.pos);
}

function hasSecondBang({ text, pos }: Cursor): boolean {
  let at = pos + 1;
  while (!isSpaceBreakOrEnd(text.charCodeAt(at)) && text.charCodeAt(at) !== BANG) at += 1;
  return text.charCodeAt(at) === BANG;
}

/** `!`, `!!` or `!name!`; after a lone `!` a space has to follow. */
function readHandle(cursor: Cursor, start: number): string {
  const from = cursor.pos;
  if (cursor.code() !== BANG) refuseTag(start, cursor);
  cursor.pos += 1;
  if (cursor.code() === SPACE) return '!';
  readWord(cursor);
  if (cursor.code() !== BANG) refuseTag(start, cursor);
  cursor.pos += 1;
  return cursor.text.slice(from, cursor.pos);
}

function readUri(cursor: Cursor, start: number): string {
  let uri = '';
  let from = cursor.pos;
  for (;;) {
    const code = cursor.code();
    if (code === PERCENT) {
      uri += cursor.text.slice(from, cursor.pos) + readEscapes(cursor, start);
      from = cursor.pos;
    } else if (isUriCharacter(code)) cursor.pos += 1;
    else break;
  }
  uri += cursor.text.slice(from, cursor.pos);
  if (uri === '') refuseTag(start, cursor);
  return uri;
}

/** `%C3%A9` and so on: bytes of UTF-8. */
function readEscapes(cursor: Cursor, start: number): string {
  const from = cursor.pos;
  while (cursor.code() === PERCENT) {
    if (!isHexDigit(cursor.code(1)) || !isHexDigit(cursor.code(2))) refuseTag(start, cursor);
    cursor.pos += 3;
  }
  try {
    return decodeURIComponent(cursor.text.slice(from, cursor.pos));
  } catch {
    return refuseTag(start, cursor);
  }
}

function isUriCharacter(code: number): boolean {
  return (
    isNameCharacter(code) || (code < 0x80 && code !== 0 && "-;/?:@&=+$,_.!~*'()[]".includes(String.fromCharCode(code)))
  );
}

function refuseTag(start: number, cursor: Cursor): never {
  throw new YamlRefusal('yaml-syntax', message('yamlTagForm'), start, Math.max(cursor.pos, start + 1));
}

function refuseDirective(start: number, cursor: Cursor): never {
  throw new YamlRefusal('yaml-syntax', message('yamlDirectiveForm'), start, cursor.pos);
}
