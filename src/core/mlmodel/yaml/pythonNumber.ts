import { yamlLimits } from './limits.ts';

/** What Python's `int` makes of a scalar with the tag `int`; undefined when PyYAML 6.0.3 raises, `limit` when this reader gives up. */
export function readInteger(value: string): number | bigint | 'limit' | undefined {
  const [sign, digits] = signed(value.replaceAll('_', ''));
  if (digits === '') return undefined;
  const size = sizeOf(digits);
  if (size === undefined || size === 'limit') return size;
  return narrow(sign < 0 ? -size : size);
}

/** As {@link readInteger}, for the tag `float`. */
export function readFloat(value: string): number | undefined {
  const [sign, digits] = signed(value.replaceAll('_', '').toLowerCase());
  if (digits === '') return undefined;
  if (digits === '.inf') return sign * Infinity;
  if (digits === '.nan') return Number.NaN;
  if (!digits.includes(':')) {
    const number = pythonFloat(digits);
    return number === undefined ? undefined : sign * number;
  }
  const parts = digits.split(':');
  if (parts.length > mostFloatParts) return undefined;
  return sexagesimalFloat(parts.map(pythonFloat), sign);
}

/** 60 ** 174 is beyond the largest double, and Python raises OverflowError. */
const mostFloatParts = 174;

function sexagesimalFloat(parts: readonly (number | undefined)[], sign: number): number | undefined {
  let number = 0;
  let base = 1n;
  for (const part of parts.toReversed()) {
    if (part === undefined) return undefined;
    number += part * Number(base);
    base *= 60n;
  }
  return sign * number;
}

function signed(value: string): readonly [sign: number, rest: string] {
  const first = value.charAt(0);
  return [first === '-' ? -1 : 1, first === '-' || first === '+' ? value.slice(1) : value];
}

function sizeOf(digits: string): bigint | 'limit' | undefined {
  if (digits === '0') return 0n;
  if (digits.startsWith('0b')) return pythonInteger(digits.slice(2), 2);
  if (digits.startsWith('0x')) return pythonInteger(digits.slice(2), 16);
  if (digits.startsWith('0')) return pythonInteger(digits, 8);
  if (!digits.includes(':')) return pythonInteger(digits, 10);
  const parts = digits.split(':');
  if (parts.length > yamlLimits.sexagesimalParts) return 'limit';
  let size = 0n;
  for (const part of parts) {
    const digit = pythonInteger(part, 10);
    if (digit === undefined) return undefined;
    size = size * 60n + digit;
  }
  return size;
}

function narrow(size: bigint): number | bigint {
  const number = Number(size);
  return Number.isSafeInteger(number) ? number : size;
}

const bases = {
  2: { prefix: '0b', digits: /^(?:0b)?[01]+$/ },
  8: { prefix: '0o', digits: /^(?:0o)?[0-7]+$/ },
  10: { prefix: '', digits: /^[0-9]+$/ },
  16: { prefix: '0x', digits: /^(?:0x)?[0-9a-f]+$/ },
} as const;

/** Python reads no decimal number of more digits (since 3.11). */
const mostDigits = 4300;

/** `int(text, base)`: spaces around, a sign, digits of any script and the prefix of the base are fine. */
function pythonInteger(text: string, base: keyof typeof bases): bigint | undefined {
  const [sign, digits] = signed(asciiDigits(text).toLowerCase());
  const form = bases[base];
  if (!form.digits.test(digits)) return undefined;
  if (base === 10 && digits.length > mostDigits) return undefined;
  const bare = form.prefix !== '' && digits.startsWith(form.prefix) ? digits.slice(2) : digits;
  const size = BigInt(form.prefix + bare);
  return sign < 0 ? -size : size;
}

const floatForm = /^[-+]?(?:[0-9]+\.?[0-9]*(?:e[-+]?[0-9]+)?|\.[0-9]+(?:e[-+]?[0-9]+)?)$/;
const infinityForm = /^[-+]?inf(?:inity)?$/;
const nanForm = /^[-+]?nan$/;

/** `float(text)` of a text in lower case. */
function pythonFloat(text: string): number | undefined {
  const digits = asciiDigits(text);
  if (floatForm.test(digits)) return Number(digits);
  if (infinityForm.test(digits)) return digits.startsWith('-') ? -Infinity : Infinity;
  return nanForm.test(digits) ? Number.NaN : undefined;
}

/** What Python does to a text before it reads a number: spaces of Unicode around it go, decimal digits of every script count. */
function asciiDigits(text: string): string {
  if (/^[!-~]*$/.test(text)) return text;
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charCodeAt(start))) start += 1;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end).replace(/\p{Nd}/gu, asciiDigit);
}

/** `str.isspace` of Python. */
function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code >= 0x1c;
  return spaces.has(code) || (code >= 0x2000 && code <= 0x200a);
}

const spaces: ReadonlySet<number> = new Set([0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000]);

const knownDigits = new Map<string, string>();

/** Digits of a script follow each other from 0 to 9, and so do scripts: the distance to the first of them tells. */
function asciiDigit(digit: string): string {
  const known = knownDigits.get(digit);
  if (known !== undefined) return known;
  const code = digit.codePointAt(0) ?? 0;
  let first = code;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(first - 1))) first -= 1;
  const ascii = String((code - first) % 10);
  knownDigits.set(digit, ascii);
  return ascii;
}
