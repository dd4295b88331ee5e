import type { Cursor, StringFailure } from './jsonFailure.ts';
import type { JsonString } from './jsonNode.ts';

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** Reads the text whose opening quote is at the cursor. Lone surrogates are text to Python too. */
export function readString(cursor: Cursor): JsonString | undefined {
  const { text, at: start } = cursor;
  let value = '';
  let from = start + 1;
  for (let at = from; at < text.length;) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      cursor.at = at + 1;
      const rest = text.slice(from, at);
      return { kind: 'string', span: { start, end: at + 1 }, value: value === '' ? rest : value + rest };
    }
    if (code < 0x20) return fail(cursor, 'control', at, start);
    if (code !== 0x5c) {
      at++;
      continue;
    }
    const sign = text.charAt(at + 1);
    if (sign === '') break;
    const unit = sign === 'u' ? hexUnit(text, at + 2) : escapes[sign];
    if (unit === undefined) return fail(cursor, sign === 'u' ? 'unicode' : 'escape', at, start);
    value += text.slice(from, at) + unit;
    at += sign === 'u' ? 6 : 2;
    from = at;
  }
  return fail(cursor, 'unclosed-string', text.length, start);
}

function fail(cursor: Cursor, kind: StringFailure, offset: number, start: number): undefined {
  cursor.failure = { kind, offset, start };
}

function hexUnit(text: string, at: number): string | undefined {
  const digits = text.slice(at, at + 4);
  return /^[0-9a-fA-F]{4}$/.test(digits) ? String.fromCharCode(Number.parseInt(digits, 16)) : undefined;
}
