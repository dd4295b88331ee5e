import type { Span } from '../../../core/base/span.ts';
import { dtypes } from '../../../core/signature/enforce/numpy/numpyTypes.ts';
import { stringType, type PandasType } from '../../../core/signature/enforce/pandas/pandasType.ts';
import type { Value } from '../../../core/signature/enforce/value.ts';

/** A column of texts, of which cells of a dtype are made when they are asked for. */
export interface CsvColumn {
  readonly rows: number;
  text(row: number): string;
  span(row: number): Span;
}

/** What the texts of a column are as values of Python. Numerals are whole numbers that stay texts: no 64 bits hold them together. */
export type CsvKind =
  | 'floats'
  | 'integers'
  | 'unsigned'
  | 'hugeIntegers'
  | 'booleans'
  | 'mixedBooleans'
  | 'texts'
  | 'numerals';

export interface CsvInference {
  readonly kind: CsvKind;
  readonly hasMissing: boolean;
  /** Every text that is there is a number, whether or not one dtype takes them together. */
  readonly isNumeric: boolean;
  /** There is nothing but what is missing. */
  readonly isEmpty: boolean;
}

/** What the C parser of pandas 3.1.1 finds the rows from `from` up to `to` to be. */
export function inferCsv(column: CsvColumn, from: number, to: number): CsvInference {
  const seen = new Set<Token>();
  let end: 'none' | Token = 'none'; // the first token that is no whole number of 64 bits, with a sign
  let endUnsigned: 'none' | Token = 'none'; // and without
  let isSigned = false; // which is all that is looked at without signs
  let isReadable = true; // all of it by `int` of Python
  for (let row = from; row < to; row += 1) {
    const text = column.text(row);
    const token = tokenOf(text);
    seen.add(token);
    if (isReadable && token !== 'missing') isReadable = token !== 'endless' && isReadableWhole(text);
    if (end === 'none' && stopsSigned.has(token)) end = token;
    if (isSignedText(text)) isSigned = true;
    else if (endUnsigned === 'none' && stopsUnsigned.has(token)) endUnsigned = token;
  }
  const hasMissing = seen.delete('missing');
  const isNumeric = only(seen, numbers);
  return {
    kind: kindOf({ seen, hasMissing, isSigned, isReadable, end, endUnsigned }),
    hasMissing,
    isNumeric,
    isEmpty: seen.size === 0,
  };
}

/**
 * `huge` and `low` are beyond what 64 bits hold; `endless` has more digits than Python reads. `spaced` is `unsigned` with spaces behind it, which
 * are in the way of the parser where it expects a sign.
 */
export type Token =
  | 'missing'
  | 'negative'
  | 'positive'
  | 'unsigned'
  | 'spaced'
  | 'huge'
  | 'low'
  | 'endless'
  | 'float'
  | 'boolean'
  | 'text';

const wholes: readonly Token[] = ['negative', 'positive', 'unsigned', 'spaced', 'huge', 'low', 'endless'];
const numbers: ReadonlySet<Token> = new Set<Token>([...wholes, 'float']);
const stopsSigned: ReadonlySet<Token> = new Set<Token>([
  'unsigned',
  'spaced',
  'huge',
  'low',
  'endless',
  'float',
  'boolean',
  'text',
]);
const overflows: ReadonlySet<Token> = new Set<Token>(['unsigned', 'huge', 'low', 'endless']);
const stopsUnsigned: ReadonlySet<Token> = new Set<Token>(['huge', 'endless', 'float', 'boolean', 'text']);

export function tokenOf(text: string): Token {
  if (missing.has(text)) return 'missing';
  if (integer.test(text)) return integerToken(text);
  if (float.test(text) || infinity.test(text)) return 'float';
  return boolean.test(text) ? 'boolean' : 'text';
}

/** Python's `int` takes it, if it has not too many digits. */
export function isReadableWhole(text: string): boolean {
  return pythonInteger.test(text);
}

/** There is a minus in front. */
export function isSignedText(text: string): boolean {
  return signed.test(text);
}

/** `STR_NA_VALUES` of pandas 3.1.1. */
const missing: ReadonlySet<string> = new Set([
  '',
  '#N/A',
  '#N/A N/A',
  '#NA',
  '-1.#IND',
  '-1.#QNAN',
  '-NaN',
  '-nan',
  '1.#IND',
  '1.#QNAN',
  '<NA>',
  'N/A',
  'NA',
  'NULL',
  'NaN',
  'None',
  'n/a',
  'nan',
  'null',
]);

const integer = /^[ \t\n\v\f\r]*[+-]?\d+[ \t\n\v\f\r]*$/;
/** Of Python's `int`, as far as digits are of ASCII. */
const pythonInteger = /^[ \t\n\v\f\r]*[+-]?\d+(?:_\d+)*[ \t\n\v\f\r]*$/;
const float = /^[ \t\n\v\f\r]*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[ \t\n\v\f\r]*$/;
const infinity = /^[+-]?inf(?:inity)?$/i;
const signed = /^[ \t\n\v\f\r]*-/;
const boolean = /^(?:true|false)$/i;

function integerToken(text: string): Token {
  if (text.length < 16) return text.includes('-') ? 'negative' : 'positive';
  const token = longToken(text);
  if (!overflows.has(token) || /\d$/.test(text)) return token;
  return token === 'unsigned' ? 'spaced' : 'float';
}

function longToken(text: string): Token {
  const digits = significant(text);
  if (digits.length > mostDigits) return text.includes('-') ? 'low' : 'endless';
  const value = BigInt(digits);
  if (text.includes('-')) return value > -lowest ? 'low' : 'negative';
  if (value <= highest) return 'positive';
  return value <= highestUnsigned ? 'unsigned' : 'huge';
}

function significant(text: string): string {
  return text.trim().replace(/^[+-]?0*(?=\d)/, '');
}

const lowest = -(2n ** 63n);
const highest = 2n ** 63n - 1n;
const highestUnsigned = 2n ** 64n - 1n;
const mostDigits = 4300;

function only(seen: ReadonlySet<Token>, allowed: ReadonlySet<Token>): boolean {
  for (const token of seen) if (!allowed.has(token)) return false;
  return true;
}

interface Seen {
  readonly seen: ReadonlySet<Token>;
  readonly hasMissing: boolean;
  readonly isSigned: boolean;
  readonly isReadable: boolean;
  readonly end: 'none' | Token;
  readonly endUnsigned: 'none' | Token;
}

/** The parser tries whole numbers first, and where that ends decides what it tries next. */
function kindOf(all: Seen): CsvKind {
  const { seen, hasMissing, end, endUnsigned } = all;
  if (seen.size === 0) return 'floats';
  if (end === 'none') return hasMissing ? 'floats' : 'integers';
  if (overflows.has(end) && (endUnsigned === 'none' || overflows.has(endUnsigned))) return beyondKind(all);
  if (only(seen, numbers)) return 'floats';
  if (seen.has('boolean') && seen.size === 1) return hasMissing ? 'mixedBooleans' : 'booleans';
  return 'texts';
}

function beyondKind({ seen, hasMissing, isSigned, isReadable, endUnsigned }: Seen): CsvKind {
  const isUnsigned = seen.has('unsigned') || seen.has('spaced');
  if (endUnsigned === 'none' && isUnsigned) return isSigned || hasMissing ? 'numerals' : 'unsigned';
  return isReadable ? 'hugeIntegers' : 'numerals';
}

export function dtypeOf(kind: CsvKind): PandasType {
  return kindTypes[kind];
}

const kindTypes: Readonly<Record<CsvKind, PandasType>> = {
  floats: dtypes.float64,
  integers: dtypes.int64,
  unsigned: dtypes.uint64,
  hugeIntegers: dtypes.object,
  booleans: dtypes.bool,
  mixedBooleans: dtypes.object,
  texts: stringType,
  numerals: stringType,
};

/** A cell of a column of the kind. */
export function csvCell(kind: CsvKind, text: string, span: Span): Value {
  if (kind === 'numerals') return { kind: 'string', value: text, span }; // also where nothing is
  if (missing.has(text)) return { kind: 'float', value: NaN, span };
  if (kind === 'texts') return { kind: 'string', value: text, span };
  if (kind === 'floats') return { kind: 'float', value: floatOf(text), span };
  if (kind === 'booleans' || kind === 'mixedBooleans') return { kind: 'boolean', value: /^t/i.test(text), span };
  return { kind: 'integer', value: integerOf(text), span };
}

function integerOf(text: string): number | bigint {
  const plain = text.replaceAll('_', '');
  const value = Number(plain);
  return Number.isSafeInteger(value) ? value : BigInt(plain.trim().replace('+', ''));
}

export function floatOf(text: string): number {
  if (!infinity.test(text)) return Number(text);
  return text.startsWith('-') ? -Infinity : Infinity;
}
