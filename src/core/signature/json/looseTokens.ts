import type { TextEdit } from './closeBrokenJson.ts';
import { doubleQuotes, lookAlike, singleQuotes } from './lookAlikes.ts';

/** What an edit is about, for its title; `literal` and `comma` leave no doubt about what was meant. */
export type RepairKind = 'literal' | 'comma' | 'comma-missing' | 'quotes' | 'close' | 'other';

/** A part of a text that was meant as JSON, with what makes JSON of it. */
export interface LooseToken {
  readonly kind: 'open' | 'close' | 'comma' | 'colon' | 'string' | 'word' | 'space' | 'unknown';
  readonly start: number;
  readonly end: number;
  readonly edits: readonly TextEdit[];
  readonly repair: RepairKind;
  /** Of a bracket, the one that opens. */
  readonly bracket: '{' | '[';
  /** A word that is a value of JSON, at least when its edits are made; any other needs quotes. */
  readonly isValue: boolean;
}

/** Every text comes to its end: what is nothing of these is one `unknown` character. */
export function* looseTokens(text: string): Generator<LooseToken> {
  for (let at = 0; at < text.length;) {
    const token = tokenAt(text, at);
    yield token;
    at = token.end;
  }
}

type Pattern = readonly [pattern: RegExp, read: (text: string, start: number, end: number) => LooseToken];

function tokenAt(text: string, start: number): LooseToken {
  for (const [pattern, read] of patterns) {
    pattern.lastIndex = start;
    const found = pattern.exec(text);
    if (found) return read(text, start, start + found[0].length);
  }
  return signAt(text, start);
}

/** The first that fits. */
const patterns: readonly Pattern[] = [
  [/[ \t\r\n]+/y, (_, start, end) => token('space', start, end)],
  [
    /\/\*[^]*?\*\/|(?:\/\/|#)[^\r\n]*(?=[\r\n])/y,
    (_, start, end) => token('space', start, end, [cut(start, end)], 'other'),
  ],
  [/"/y, (text, start) => doubleQuoted(text, start)],
  [/'(?:[^'\\\r\n]|\\.)*'/y, requoted],
  [new RegExp(`[${doubleQuotes}][^${doubleQuotes}"\\r\\n]*[${doubleQuotes}"]`, 'y'), requoted],
  [new RegExp(`[${singleQuotes}][^${singleQuotes}'\\r\\n]*[${singleQuotes}']`, 'y'), requoted],
  // a text that lacks its first quote
  [
    /[\p{L}_][\p{L}\p{N}_-]*"(?=\s*[,:}\]])/uy,
    (_, start, end) => token('string', start, end, [put(start, '"')], 'quotes'),
  ],
  [/[\p{L}\p{N}_.+$-]+/uy, word],
];

function token(
  kind: LooseToken['kind'],
  start: number,
  end: number,
  edits: readonly TextEdit[] = [],
  repair: RepairKind = 'other',
): LooseToken {
  return { kind, start, end, edits, repair, bracket: '[', isValue: false };
}

function put(at: number, text: string): TextEdit {
  return { at: { start: at, end: at }, text };
}

function cut(start: number, end: number): TextEdit {
  return { at: { start, end }, text: '' };
}

/** Where nothing fits behind its last quote, or there is none, the text was to end before the next sign of JSON. */
function doubleQuoted(text: string, start: number): LooseToken {
  quoted.lastIndex = start;
  const whole = quoted.exec(text)?.[0];
  const end = start + (whole?.length ?? 1);
  follower.lastIndex = end;
  if (whole !== undefined && follower.test(text)) return token('string', start, end);
  ending.lastIndex = start + 1;
  const found = ending.exec(text);
  if (!found) return token(whole === undefined ? 'unknown' : 'string', start, end);
  const at = start + 1 + (found[1]?.length ?? 0);
  const isQuote = doubleQuotes.includes(text.charAt(at));
  const edit = isQuote ? { at: { start: at, end: at + 1 }, text: '"' } : put(at, '"');
  return token('string', start, isQuote ? at + 1 : at, [edit], 'quotes');
}

const quoted = /"(?:[^"\\\r\n]|\\.)*"/y;
const follower = /\s*(?:[,:}\])"{[]|$|[：，、］】｝])/y;
const ending = new RegExp(`([^"\\\\\\r\\n,:}\\]${doubleQuotes}]+)[,:}\\]${doubleQuotes}]`, 'y');

/** In double quotes, and what Python escapes in other ways written as JSON does. */
function requoted(text: string, start: number, end: number): LooseToken {
  const inside = text
    .slice(start + 1, end - 1)
    .replace(/\\x([0-9a-fA-F]{2})|\\'|"/g, (found, hex: string | undefined) =>
      hex === undefined ? (found === '"' ? '\\"' : "'") : `\\u00${hex}`,
    );
  return token('string', start, end, [{ at: { start, end }, text: `"${inside}"` }], 'quotes');
}

/** What people write instead of JSON’s words. */
const literals: Readonly<Record<string, string>> = {
  True: 'true',
  False: 'false',
  None: 'null',
  TRUE: 'true',
  FALSE: 'false',
  NULL: 'null',
  undefined: 'null',
  nan: 'NaN',
  inf: 'Infinity',
  '-inf': '-Infinity',
};
const valid = /^(?:true|false|null|NaN|-?Infinity|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;

function word(text: string, start: number, end: number): LooseToken {
  const written = text.slice(start, end);
  if (valid.test(written)) return { ...token('word', start, end), isValue: true };
  const right = Object.hasOwn(literals, written) ? literals[written] : undefined;
  if (right !== undefined) {
    const edits = [{ at: { start, end }, text: right }];
    return { ...token('word', start, end, edits, 'literal'), isValue: true };
  }
  return token(/^[\p{L}_]/u.test(written) ? 'word' : 'unknown', start, end);
}

const signs: Readonly<Record<string, readonly [kind: LooseToken['kind'], bracket: '{' | '[']>> = {
  '{': ['open', '{'],
  '[': ['open', '['],
  '(': ['open', '['],
  '}': ['close', '{'],
  ']': ['close', '['],
  ')': ['close', '['],
  ',': ['comma', '['],
  ':': ['colon', '['],
};

/** A tuple of Python is a list to JSON. */
const tuples: Readonly<Record<string, string>> = { '(': '[', ')': ']' };

function signAt(text: string, start: number): LooseToken {
  const written = text.charAt(start);
  const end = start + 1;
  const right = tuples[written] ?? lookAlike(written);
  const edits = right === undefined ? [] : [{ at: { start, end }, text: right }];
  if (right === ' ' || right === '') return token('space', start, end, edits);
  const known = signs[right ?? written];
  if (!known) return token('unknown', start, end);
  return { ...token(known[0], start, end, edits), bracket: known[1] };
}
