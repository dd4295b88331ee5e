import { createScanner } from 'jsonc-parser';
import type { Cursor } from './jsonFailure.ts';
import type { JsonMember, JsonNode, JsonString } from './jsonNode.ts';
import { readNumber } from './jsonNumber.ts';
import { maxJsonDepth } from './strictJson.ts';

interface Container {
  readonly kind: 'object' | 'array';
  readonly span: { start: number; end: number };
  readonly members: JsonMember[];
  readonly items: JsonNode[];
  key: JsonString | undefined;
}

/** Those of jsonc-parser’s `SyntaxKind` that matter here: its own enum has no values outside of its declarations. */
const tokens = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  string: 10,
  number: 11,
  unknown: 16,
  end: 17,
} as const;

/** So that a huge broken file does not hold up the typing. */
const longestText = 2_000_000;

/**
 * What can be understood of a text that is no JSON: with comments, too many or too few commas, single quotes, Python's
 * words, and what is open at the end closed there. Does not recurse.
 */
export function parseTolerant(text: string): JsonNode | undefined {
  if (text.length > longestText) return undefined;
  const scanner = createScanner(text, true);
  const open: Container[] = [];
  let root: JsonNode | undefined;
  const add = (value: JsonNode): void => {
    const container = open.at(-1);
    if (!container) root ??= value;
    else if (container.kind === 'array') container.items.push(value);
    else if (container.key) {
      container.members.push({ key: container.key, value });
      container.key = undefined;
    } else if (value.kind === 'string') container.key = value;
  };
  const close = (end: number): void => {
    const container = open.pop();
    if (!container) return;
    container.span.end = end;
    const { kind, span, members, items } = container;
    add(kind === 'object' ? { kind, span, members } : { kind, span, items });
  };
  const isGoingOn = (): boolean => open.length < maxJsonDepth && (root === undefined || open.length > 0);
  while (isGoingOn()) {
    const kind: number = scanner.scan();
    if (kind === tokens.end) break;
    const start = scanner.getTokenOffset();
    const end = start + scanner.getTokenLength();
    if (kind === tokens.openBrace || kind === tokens.openBracket) {
      const what = kind === tokens.openBrace ? 'object' : 'array';
      open.push({ kind: what, span: { start, end }, members: [], items: [], key: undefined });
    } else if (kind === tokens.closeBrace || kind === tokens.closeBracket) {
      const what = kind === tokens.closeBrace ? 'object' : 'array';
      const index = open.findLastIndex((container) => container.kind === what);
      if (index >= 0) while (open.length > index) close(end);
    } else if (kind === tokens.comma) {
      const container = open.at(-1);
      if (container) container.key = undefined;
    } else {
      const value = scalarOf(text, kind, start, end, scanner.getTokenValue());
      if (!value) continue;
      add(value);
      if (value.span.end > end) scanner.setPosition(value.span.end);
    }
  }
  while (open.length > 0) close(text.length);
  return root;
}

const words: Readonly<Record<string, boolean | number | null>> = {
  true: true,
  false: false,
  null: null,
  True: true,
  False: false,
  None: null,
  NaN,
  Infinity,
};

function scalarOf(text: string, kind: number, start: number, end: number, written: string): JsonNode | undefined {
  const span = { start, end };
  if (kind === tokens.string) return { kind: 'string', span, value: written };
  if (kind === tokens.number) {
    const cursor: Cursor = { text: text.slice(start, end), at: 0, failure: undefined };
    const number = readNumber(cursor);
    return number && { ...number, span };
  }
  if (written.startsWith("'")) {
    const quoted = /'([^'\r\n]*)'/y;
    quoted.lastIndex = start;
    const value = quoted.exec(text)?.[1];
    if (value !== undefined) return { kind: 'string', span: { start, end: start + value.length + 2 }, value };
  }
  const known = Object.hasOwn(words, written) ? words[written] : undefined;
  if (known === null) return { kind: 'null', span };
  if (typeof known === 'boolean') return { kind: 'boolean', span, value: known };
  if (typeof known === 'number') return { kind: 'float', span, value: known };
  return kind === tokens.unknown && /^[\p{L}_]/u.test(written) ? { kind: 'string', span, value: written } : undefined;
}
