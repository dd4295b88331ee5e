import type { Span } from '../../base/span.ts';
import type { Cursor, JsonFailure, Opened } from './jsonFailure.ts';
import type { JsonMember, JsonNode, JsonString } from './jsonNode.ts';
import { readNumber } from './jsonNumber.ts';
import { readString } from './jsonString.ts';

export type StrictJson =
  | { readonly kind: 'read'; readonly root: JsonNode }
  | { readonly kind: 'failed'; readonly failure: JsonFailure };

/**
 * How many brackets may be open at once. Python counts its own callers too: 990 is what is left to `json.loads` of Python
 * 3.11 when a plain script calls `Model.load` of MLflow 3.17.2.
 */
export const maxJsonDepth = 990;

interface Container {
  readonly kind: 'object' | 'array';
  readonly span: { start: number; end: number };
  readonly members: JsonMember[];
  readonly items: JsonNode[];
  key: JsonString | undefined;
  readonly outer: Container | undefined;
}

/** Decides as `json.loads` of Python 3.11 does for a str. Does not recurse, so that hostile depth costs no stack. */
export function parseStrict(text: string, from: number): StrictJson {
  const cursor: Cursor = { text, at: from, failure: undefined };
  let open: Container | undefined;
  let depth = 0;
  skipSpace(cursor);
  for (;;) {
    let value: JsonNode | undefined;
    const code = text.charCodeAt(cursor.at);
    if (code === 0x7b || code === 0x5b) {
      if (++depth > maxJsonDepth) return failed({ kind: 'depth', offset: cursor.at });
      open = enter(cursor.at++, code === 0x7b ? 'object' : 'array', open);
      skipSpace(cursor);
      if (text.charCodeAt(cursor.at) !== code + 2) {
        if (open.kind === 'object' && !readKey(cursor, open)) return failed(cursor.failure);
        continue;
      }
    } else {
      value = readScalar(cursor, code);
      if (!value) return failed(cursor.failure ?? { kind: 'value', offset: cursor.at, open: opened(open) });
    }
    // A value is complete, or the container at `open` is about to close.
    for (;;) {
      if (value) {
        if (!open) {
          skipSpace(cursor);
          if (cursor.at < text.length) return failed({ kind: 'end', offset: cursor.at, open: undefined });
          return { kind: 'read', root: value };
        }
        if (open.kind === 'array') open.items.push(value);
        else if (open.key) open.members.push({ key: open.key, value });
        skipSpace(cursor);
        if (text.charCodeAt(cursor.at) === 0x2c) {
          cursor.at++;
          skipSpace(cursor);
          if (open.kind === 'object' && !readKey(cursor, open)) return failed(cursor.failure);
          break;
        }
      }
      if (!open || text.charCodeAt(cursor.at) !== (open.kind === 'object' ? 0x7d : 0x5d))
        return failed({ kind: 'comma', offset: cursor.at, open: opened(open) });
      open.span.end = ++cursor.at;
      value = leave(open);
      open = open.outer;
      depth--;
    }
  }
}

function failed(failure: JsonFailure | undefined): StrictJson {
  return { kind: 'failed', failure: failure ?? { kind: 'value', offset: 0, open: undefined } };
}

function enter(start: number, kind: Container['kind'], outer: Container | undefined): Container {
  const [members, items] = kind === 'object' ? [[], unused] : [unused, []];
  return { kind, span: { start, end: start }, members, items, key: undefined, outer };
}

/** An object has no items, and an array no members. */
const unused: never[] = [];

function leave({ kind, span, members, items }: Container): JsonNode {
  return kind === 'object' ? { kind, span, members } : { kind, span, items };
}

function opened(open: Container | undefined): Opened {
  return open && { start: open.span.start, bracket: open.kind === 'object' ? '{' : '[' };
}

/** The key and its colon; the cursor is then at the value. */
function readKey(cursor: Cursor, open: Container): boolean {
  if (cursor.text.charCodeAt(cursor.at) !== 0x22) {
    cursor.failure = { kind: 'key', offset: cursor.at, open: opened(open) };
    return false;
  }
  open.key = readString(cursor);
  if (!open.key) return false;
  skipSpace(cursor);
  if (cursor.text.charCodeAt(cursor.at) !== 0x3a) {
    cursor.failure = { kind: 'colon', offset: cursor.at, open: opened(open) };
    return false;
  }
  cursor.at++;
  skipSpace(cursor);
  return true;
}

const words: ReadonlyMap<number, readonly { readonly word: string; readonly make: (span: Span) => JsonNode }[]> =
  new Map([
    [0x74, [{ word: 'true', make: (span: Span): JsonNode => ({ kind: 'boolean', span, value: true }) }]],
    [0x66, [{ word: 'false', make: (span: Span): JsonNode => ({ kind: 'boolean', span, value: false }) }]],
    [0x6e, [{ word: 'null', make: (span: Span): JsonNode => ({ kind: 'null', span }) }]],
    [0x4e, [{ word: 'NaN', make: (span: Span): JsonNode => ({ kind: 'float', span, value: NaN }) }]],
    [0x49, [{ word: 'Infinity', make: (span: Span): JsonNode => ({ kind: 'float', span, value: Infinity }) }]],
    [0x2d, [{ word: '-Infinity', make: (span: Span): JsonNode => ({ kind: 'float', span, value: -Infinity }) }]],
  ]);

/** Undefined without a failure: no value begins here. */
function readScalar(cursor: Cursor, code: number): JsonNode | undefined {
  if (code === 0x22) return readString(cursor);
  if ((code >= 0x30 && code <= 0x39) || code === 0x2d) {
    const number = readNumber(cursor);
    if (number || cursor.failure) return number;
  }
  for (const { word, make } of words.get(code) ?? []) {
    if (!cursor.text.startsWith(word, cursor.at)) continue;
    const start = cursor.at;
    cursor.at += word.length;
    return make({ start, end: cursor.at });
  }
  return undefined;
}

function skipSpace(cursor: Cursor): void {
  const { text } = cursor;
  let at = cursor.at;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) break;
    at++;
  }
  cursor.at = at;
}
