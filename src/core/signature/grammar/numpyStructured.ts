import type { NumpyType } from '../spec.ts';

type TypeOf = (text: string) => NumpyType | undefined;

/** Whether numpy reads the text as a list of fields: it begins with a number, or has a comma outside of brackets. */
export function isStructured(text: string): boolean {
  if (/^[<>=|]?\d/.test(text) || /^(?:[<>=|]\(\)|\(\))/.test(text)) return true;
  let depth = 0;
  for (const sign of text.slice(1)) {
    if (sign === '[') depth++;
    else if (sign === ']') depth--;
    else if (sign === ',' && depth === 0) return true;
  }
  return false;
}

/** Python's white space, which is not quite JavaScript's. */
const space = '[\\t-\\r\\u001c- \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';

const separator = new RegExp(`${space}*,${space}*|${space}+$`, 'y');

/** `i4,f4`, `3f8`, `(2,3)i4`: fields, or one type repeated. Undefined where numpy 2.4.6 raises. */
export function structuredType(text: string, typeOf: TypeOf): NumpyType | undefined {
  const fields: NumpyType[] = [];
  let isList = false;
  for (let at = 0; at < text.length;) {
    const field = /([<>|=]?)( *\(?[ ,0-9]*\)? *)([<>|=]?)([A-Za-z0-9.?]*(?:\[[a-zA-Z0-9,.]+\])?)/y;
    field.lastIndex = at;
    const match = field.exec(text);
    if (!match) return undefined;
    at = field.lastIndex;
    if (at < text.length) {
      separator.lastIndex = at;
      const found = separator.exec(text)?.[0];
      if (found === undefined) return undefined;
      at = separator.lastIndex;
      isList ||= found.includes(',');
    }
    const [, first = '', repeats = '', second = '', name = ''] = match;
    const order = byteOrder(first, second);
    if (order === undefined) return undefined;
    // Nothing but a byte order after the last comma is ignored.
    if (order + name + repeats === '' && isList && fields.length > 0 && at >= text.length) break;
    const type = typeOf(order + name);
    const repeated = type && (repeats === '' ? type : repeat(type, repeats));
    if (!repeated) return undefined;
    fields.push(repeated);
  }
  if (!isList) return fields[0];
  return structOf(fields);
}

/** A struct without gaps between its fields. */
export function structOf(fields: readonly NumpyType[]): NumpyType {
  return voidOf(fields.reduce((sum, { size }) => sum + size, 0));
}

export function voidOf(size: number): NumpyType {
  return { name: size === 0 ? 'void' : `void${size * 8}`, kind: 'V', size };
}

/** Undefined when the two contradict each other. The machine is taken to be little-endian. */
function byteOrder(first: string, second: string): string | undefined {
  const normal = (order: string): string => (order === '=' ? '<' : order);
  if (first !== '' && second !== '' && normal(first) !== normal(second)) return undefined;
  const order = second === '' ? first : first === '' ? second : normal(first);
  return order === '>' ? '>' : '';
}

const maxInt = 2 ** 31 - 1;

function repeat(type: NumpyType, repeats: string): NumpyType | undefined {
  const counts = readCounts(repeats);
  if (!counts) return undefined;
  if (type.size === 0 && 'SUV'.includes(type.kind)) {
    // A type without a size takes a single number as its size.
    if (counts.kind === 'tuple') return undefined;
    const size = counts.value * (type.kind === 'U' ? 4 : 1);
    if (size > maxInt) return undefined;
    return { ...type, size, name: size === 0 ? type.name : `${type.name}${size * 8}` };
  }
  const dimensions = counts.kind === 'tuple' ? counts.values : [counts.value];
  if (dimensions.length === 0) return type;
  if (dimensions.length > 64 || dimensions.some((count) => count > maxInt)) return undefined;
  const size = dimensions.reduce((product, count) => product * count, type.size);
  return size > maxInt ? undefined : voidOf(size);
}

type Counts =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'tuple'; readonly values: readonly number[] };

/** A Python literal of digits, commas, spaces and one pair of parentheses. */
function readCounts(text: string): Counts | undefined {
  const match = /^ *(?:\( *([ ,0-9]*)\)|([ ,0-9]*)) *$/.exec(text);
  if (!match) return undefined;
  const inner = (match[1] ?? match[2] ?? '').trim();
  if (inner === '') return match[1] === undefined ? undefined : { kind: 'tuple', values: [] };
  const parts = inner.split(',').map((part) => part.trim());
  if (parts.at(-1) === '') parts.pop();
  if (!parts.every((part) => /^(?:0+|[1-9]\d*)$/.test(part))) return undefined;
  const values = parts.map(Number);
  const [value] = values;
  if (!inner.includes(',') && value !== undefined) return { kind: 'number', value };
  return values.length === 0 ? undefined : { kind: 'tuple', values };
}
