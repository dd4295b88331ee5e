/** `int(text)` of Python; undefined where it raises. */
export function parsePythonInt(text: string): bigint | undefined {
  const plain = asciiNumber(text);
  if (!integerPattern.test(plain)) return undefined;
  const digits = plain.replaceAll('_', '');
  const sign = digits.startsWith('-') ? -1n : 1n;
  const unsigned = digits.replace(/^[+-]/, '');
  return unsigned.length > maxDigits ? undefined : sign * BigInt(unsigned);
}

/** `float(text)` of Python; undefined where it raises. */
export function parsePythonFloat(text: string): number | undefined {
  const plain = asciiNumber(text);
  if (!floatPattern.test(plain)) return undefined;
  return toNumber(plain);
}

/** Whether `complex(text)` of Python takes the text. */
export function isPythonComplex(text: string): boolean {
  const plain = asciiNumber(text);
  const bracketed = /^\((.*)\)$/s.exec(plain);
  return complexPattern.test(bracketed?.[1] === undefined ? plain : trimAscii(bracketed[1]));
}

/** Whether numpy makes a `longdouble` of the text: C reads it, without the freedoms of Python. */
export function isLongDouble(text: string): boolean {
  const cut = text.indexOf('\0');
  return longDoublePattern.test(cut < 0 ? text : text.slice(0, cut));
}

const digits = '\\d+(?:_\\d+)*';
const special = 'inf(?:inity)?|nan';
const unsignedFloat = `(?:${digits}(?:\\.(?:${digits})?)?|\\.${digits})(?:e[+-]?${digits})?`;
const integerPattern = new RegExp(`^[+-]?${digits}$`);
const floatPattern = new RegExp(`^[+-]?(?:${unsignedFloat}|${special})$`, 'i');
const anyFloat = `(?:${unsignedFloat}|${special})`;
const complexPattern = new RegExp(`^(?:[+-]?${anyFloat}|(?:[+-]?${anyFloat}(?=[+-]))?[+-]?${anyFloat}?j)$`, 'i');
const longDoublePattern =
  /^[ \t\n\v\f\r]*[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|0x(?:[\da-f]+\.?[\da-f]*|\.[\da-f]+)(?:p[+-]?\d+)?|inf(?:inity)?|nan(?:\(\w*\))?)$/i;

/** Python refuses to read integers with more digits (`sys.get_int_max_str_digits`). */
const maxDigits = 4300;

/** Python reads digits of every script and trims every space of Unicode; of ASCII only those that C calls spaces. */
function asciiNumber(text: string): string {
  if (isAscii.test(text)) return trimAscii(text);
  return trimAscii(text.replace(otherSpace, ' ').replace(/(?![0-9])\p{Nd}/gu, asciiDigit));
}

// oxlint-disable-next-line no-control-regex -- ASCII is what the name says
const isAscii = /^[\0-\x7f]*$/;
const otherSpace = /[\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g;

/** Decimal digits stand in runs of ten in Unicode, zero first; some runs follow one another. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
}

function trimAscii(text: string): string {
  return text.replace(/^[ \t\n\v\f\r]+/, '').replace(/[ \t\n\v\f\r]+$/, '');
}

function toNumber(plain: string): number {
  const lower = plain.toLowerCase().replaceAll('_', '');
  if (lower.endsWith('nan')) return NaN;
  if (/inf/.test(lower)) return lower.startsWith('-') ? -Infinity : Infinity;
  return Number(lower);
}
