import type { Message } from '../../base/message.ts';
import { message } from '../../base/message.ts';
import type { Span } from '../../base/span.ts';
import type { ExpectedPart, JsonFailure, Opened } from './jsonFailure.ts';
import { maxIntegerDigits } from './jsonNumber.ts';
import { doubleQuotes, lookAlike, singleQuotes } from './lookAlikes.ts';
import { maxJsonDepth } from './strictJson.ts';

export interface Explained {
  readonly message: Message;
  readonly at: Span;
}

/** What a person has to look at: often not the place where the decoder stops, but what is wrong before it. */
export function explainFailure(text: string, failure: JsonFailure): Explained {
  const { offset } = failure;
  switch (failure.kind) {
    case 'depth':
      return { message: message('jsonDepth', { limit: maxJsonDepth }), at: { start: offset, end: offset + 1 } };
    case 'digits': {
      const digits = text.slice(offset, failure.end).replace('-', '').length;
      const at = { start: offset, end: failure.end };
      return { message: message('jsonDigits', { digits, limit: maxIntegerDigits }), at };
    }
    case 'unclosed-string':
      return { message: message('jsonStringUnclosed'), at: { start: failure.start, end: text.length } };
    case 'control':
      return explainControl(text, failure.start, offset);
    case 'escape':
      return {
        message: message('jsonEscape', { escape: text.slice(offset, offset + 2) }),
        at: { start: offset, end: offset + 2 },
      };
    case 'unicode': {
      const digits = /^[0-9a-fA-F]{0,4}/.exec(text.slice(offset + 2, offset + 6))?.[0] ?? '';
      return { message: message('jsonUnicodeEscape'), at: { start: offset, end: offset + 2 + digits.length } };
    }
    case 'value':
    case 'key':
    case 'colon':
    case 'comma':
    case 'end':
      return explainUnexpected(text, failure.kind, offset, failure.open);
  }
}

function explainControl(text: string, start: number, offset: number): Explained {
  const code = text.charCodeAt(offset);
  if (code === 0x0a || code === 0x0d) return { message: message('jsonLineBreak'), at: { start, end: offset } };
  const name = codeOf(text.charAt(offset));
  return {
    message: message('jsonControl', { code: name, escape: code === 0x09 ? '\\t' : `\\u${name.slice(2)}` }),
    at: { start: offset, end: offset + 1 },
  };
}

/** What people write instead of JSON’s three words. */
const literals: Readonly<Record<string, string>> = {
  true: 'true',
  false: 'false',
  null: 'null',
  none: 'null',
  undefined: 'null',
  nil: 'null',
  nan: 'NaN',
  inf: 'Infinity',
  infinity: 'Infinity',
};

function explainUnexpected(text: string, expected: ExpectedPart, offset: number, open: Opened): Explained {
  const here = text.charAt(offset);
  if (here === '') return explainEnd(text, open);
  if (offset === 0 && here === '\ufeff') return { message: message('jsonBom'), at: { start: 0, end: 1 } };
  const token = tokenAt(text, offset);
  const right = lookAlike(here);
  if (right !== undefined) return explainLookAlike(here, right, offset);
  if (here === '#' || (here === '/' && '/*'.includes(text.charAt(offset + 1) || ' ')))
    return { message: message('jsonComment'), at: commentAt(text, offset) };
  const before = beforeSpace(text, offset);
  if ((here === ']' || here === '}') && text[before] === ',')
    return { message: message('jsonTrailingComma', { bracket: here }), at: { start: before, end: before + 1 } };
  if (here === ',' && (expected === 'value' || expected === 'key'))
    return { message: message('jsonCommaExtra'), at: token };
  if (open && (here === ']' || here === '}') && closerOf(open.bracket) !== here) {
    const args = { wrong: here, open: open.bracket, right: closerOf(open.bracket) };
    return { message: message('jsonBracket', args), at: token };
  }
  const number = numberAround(text, expected, offset);
  if (number) return { message: message('jsonNumber', { number: shown(text, number) }), at: number };
  if (expected === 'end')
    return {
      message: message('jsonAfterEnd'),
      at: { start: offset, end: Math.max(offset + 1, text.trimEnd().length) },
    };
  if (here === "'" && expected !== 'colon') return { message: message('jsonSingleQuote'), at: token };
  const swallowing = swallowingAt(text, expected, offset);
  if (swallowing) return { message: message('jsonQuoteMissing'), at: swallowing };
  if (expected === 'key') return { message: message('jsonKey'), at: token };
  if (expected === 'colon') return { message: message('jsonColonMissing'), at: token };
  if (expected === 'comma') return { message: message('jsonCommaMissing'), at: token };
  const word = text.slice(token.start, token.end);
  const literal = literals[word.toLowerCase()];
  if (literal !== undefined) return { message: message('jsonLiteral', { right: literal, word }), at: token };
  if (/^[\p{L}_]/u.test(word)) return { message: message('jsonWord', { word: shown(text, token) }), at: token };
  return { message: message('jsonValue'), at: token };
}

function explainLookAlike(sign: string, right: string, offset: number): Explained {
  const at = { start: offset, end: offset + 1 };
  const code = codeOf(sign);
  if (right === '' || right === ' ')
    return { message: message(right === '' ? 'jsonInvisible' : 'jsonBlank', { code }), at };
  const isQuote = (doubleQuotes + singleQuotes).includes(sign);
  return { message: message(isQuote ? 'jsonTypographicQuote' : 'jsonLookAlike', { sign, code, right }), at };
}

function codeOf(sign: string): string {
  return `U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The text ends too early: what to look at is what is still open. */
function explainEnd(text: string, open: Opened): Explained {
  if (open) {
    const at = { start: open.start, end: open.start + 1 };
    return { message: message('jsonUnclosed', { open: open.bracket }), at };
  }
  return { message: message('jsonEmpty'), at: { start: 0, end: text.length } };
}

function closerOf(bracket: '{' | '['): string {
  return bracket === '{' ? '}' : ']';
}

const longestShown = 40;

function shown(text: string, { start, end }: Span): string {
  return end - start > longestShown ? `${text.slice(start, start + longestShown)}…` : text.slice(start, end);
}

/** A word, a quoted text on one line, or one character. */
function tokenAt(text: string, offset: number): Span {
  const token = /'[^'\r\n]*'|"(?:[^"\\\r\n]|\\.)*"?|[\p{L}\p{N}_.+-]+|[^]/uy;
  token.lastIndex = offset;
  return { start: offset, end: offset + (token.exec(text)?.[0].length ?? 1) };
}

function commentAt(text: string, offset: number): Span {
  const comment = /\/\*[^]*?(?:\*\/|$)|[^\r\n]*/y;
  comment.lastIndex = offset;
  return { start: offset, end: offset + (comment.exec(text)?.[0].length ?? 1) };
}

function beforeSpace(text: string, offset: number): number {
  let at = offset - 1;
  while (at >= 0 && ' \t\r\n'.includes(text.charAt(at))) at--;
  return at;
}

/** A word right behind the end of a text: the text before it was not closed, so that it ends where the next was to begin. */
function swallowingAt(text: string, expected: ExpectedPart, offset: number): Span | undefined {
  const isBehindText = (expected === 'comma' || expected === 'colon') && text.charAt(offset - 1) === '"';
  if (!isBehindText || !/[\p{L}_]/u.test(text.charAt(offset))) return undefined;
  const start = text.lastIndexOf('"', offset - 2);
  return start < 0 ? undefined : { start, end: offset };
}

/** `01`, `1.`, `.5`, `+1`, `0x1f`, `1_000`: the scanner stops at once or within; a person sees one number. */
function numberAround(text: string, expected: ExpectedPart, offset: number): Span | undefined {
  if (expected === 'value') {
    const { end } = tokenAt(text, offset);
    return /^[+.-]*\d/.test(text.slice(offset, end)) ? { start: offset, end } : undefined;
  }
  if (expected === 'key' || expected === 'colon' || !/[\p{L}\p{N}_.]/u.test(text.charAt(offset))) return undefined;
  let start = offset;
  while (start > 0 && /[\d.eE+-]/.test(text.charAt(start - 1))) start--;
  return start === offset ? undefined : { start, end: tokenAt(text, offset).end };
}
