import { parsePythonFloat } from '../../numpy/pythonNumber.ts';
import { dateutilMoment, type NamedMoment } from './dateutilMoment.ts';
import { isDigits } from './lexer.ts';
import { strftime } from './strftime.ts';
import { FormatReader } from './strptime.ts';

/** The format that pandas 3.1.1 fixes for a column by its first date (`guess_datetime_format`); undefined: each date is read by itself. */
export function guessFormat(text: string): string | undefined {
  return usualFormat(text) ?? guessAnyFormat(text);
}

/** The same for the forms that nearly all data have, without the long way. */
export function usualFormat(text: string): string | undefined {
  const [whole, , , time = '', fraction = '', zone = ''] = usual.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const clock = time === '' ? '' : `${time.charAt(0)}%H:%M:%S`;
  return `%Y-%m-%d${clock}${fraction === '' ? '' : '.%f'}${zone === '' ? '' : '%z'}`;
}

/** In characters. A longer text is full of fillers, and the format that stands for them would be too large a pattern. */
const longest = 1000;

/** Days that every month has. */
const usual =
  /^[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])([T ](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?)?$/;

export function guessAnyFormat(text: string): string | undefined {
  if (text.length > longest) return undefined;
  const moment = dateutilMoment(text, { year: 1970, month: 1, day: 1 });
  if (moment === undefined) return undefined;
  const tokens = joinOffset(formatTokens(text), moment);
  const guess = guessParts(tokens, moment);
  const parts = guess && tokens.map((token, at) => guess[at] ?? token);
  if (parts === undefined) return undefined;
  const hour = parts.indexOf('%H');
  if (parts.includes('%p') && hour >= 0) parts[hour] = '%I';
  const format = parts.join('');
  if (new FormatReader(format).read(text) === undefined) return undefined;
  return strftime(moment, format) === tokens.join('') ? format : undefined;
}

/** Another way to cut a text than the reader's own; what is digits, comma and digits becomes one number. */
function formatTokens(text: string): string[] {
  const found = text.replaceAll('\0', '').match(tokenPattern) ?? [];
  const tokens: string[] = [];
  for (let at = 0; at < found.length; at += 1) {
    const token = found[at] ?? '';
    const next = found[at + 2];
    const isDecimal = found[at + 1] === ',' && next !== undefined && isDigits(token) && isDigits(next);
    tokens.push(isDecimal ? `${token}.${next}` : token);
    if (isDecimal) at += 2;
  }
  return tokens;
}

const tokenPattern = /\s|(?<![.\p{Nd}])\p{Nd}+\.\p{Nd}+(?![.\p{Nd}])|\p{Nd}+|[a-zA-Z]+|[./:]+|[^\p{Nd}a-zA-Z./:\s]+/gu;

/** `+`, `09`, `:`, `00` as the one token `+0900` that `%z` writes. */
function joinOffset(tokens: readonly string[], moment: NamedMoment): string[] {
  if (moment.offset === undefined) return [...tokens];
  const { length } = tokens;
  const at =
    tokens[length - 1] === 'Z'
      ? length - 1
      : isSign(tokens[length - 2])
        ? length - 2
        : isSign(tokens[length - 4])
          ? length - 4
          : -1;
  if (at >= 0) return [...tokens.slice(0, at), strftime(moment, '%z')];
  const joined = [...tokens];
  const gmt = joined.indexOf('GMT');
  if (gmt >= 0) joined[gmt] = strftime(moment, '%Z');
  return joined;
}

function isSign(token: string | undefined): boolean {
  return token === '+' || token === '-';
}

interface Candidate {
  readonly parts: readonly string[];
  readonly format: string;
  /** To how many digits a number may be filled up with zeros. */
  readonly digits: number;
}

function candidate(format: string, parts: string, digits = 0): Candidate {
  return { format, parts: parts.split(' '), digits };
}

const candidates: readonly Candidate[] = [
  candidate('%Y%m%d%H%M%S', 'year month day hour minute second'),
  candidate('%Y%m%d%H%M', 'year month day hour minute'),
  candidate('%Y%m%d%H', 'year month day hour'),
  candidate('%Y%m%d', 'year month day'),
  candidate('%H%M%S', 'hour minute second'),
  candidate('%Y', 'year'),
  candidate('%H%M', 'hour minute'),
  candidate('%B', 'month'),
  candidate('%b', 'month'),
  candidate('%m', 'month', 2),
  candidate('%d', 'day', 2),
  candidate('%H', 'hour', 2),
  candidate('%M', 'minute', 2),
  candidate('%S', 'second', 2),
  candidate('%S.%f', 'second microsecond'),
  candidate('%z', 'zone'),
  candidate('%Z', 'zone'),
  candidate('%a', 'weekday'),
  candidate('%A', 'weekday'),
  candidate('%p', 'half'),
];

/** For each token its directive, or undefined for one that stays; fills up tokens. Undefined as a whole where the guess is too weak. */
function guessParts(tokens: string[], moment: NamedMoment): readonly (string | undefined)[] | undefined {
  const guess: (string | undefined)[] = tokens.map(() => undefined);
  const found = new Set<string>();
  for (const { parts, format, digits } of candidates) {
    if (parts.some((part) => found.has(part)) || (moment.offset === undefined && parts[0] === 'zone')) continue;
    const written = strftime(moment, format);
    const at = tokens.findIndex((token, place) => guess[place] === undefined && filled(token, digits) === written);
    if (at < 0) continue;
    guess[at] = format;
    tokens[at] = written;
    for (const part of parts) found.add(part);
  }
  const hasDate = found.has('year') && found.has('month') && found.has('day');
  const isYear = guess.length === 1 && guess[0] === '%Y';
  const isMonth =
    guess.length === 3 && guess[0] === '%Y' && guess[2] === '%m' && tokens[1] === '-' && guess[1] === undefined;
  if (!hasDate && !isYear && !isMonth) return undefined;
  const isUnread = tokens.some((token, at) => guess[at] === undefined && parsePythonFloat(token) !== undefined);
  return isUnread ? undefined : guess;
}

function filled(token: string, digits: number): string {
  const [whole, fraction] = token.includes('.') && /^\p{Nd}+\.\p{Nd}+$/u.test(token) ? token.split('.') : [];
  if (whole !== undefined && fraction !== undefined)
    return `${whole.replace(/^0+(?=.)/, '').padStart(2, '0')}.${fraction.padEnd(9, '0').slice(0, 6)}`;
  return /^[+-]/.test(token) ? token : token.padStart(digits, '0');
}
