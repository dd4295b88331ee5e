import { floatRepr } from '../pythonRepr.ts';
import { dictOf, type JsonNode } from '../json/jsonNode.ts';

/** How a language spells what JSON holds. */
export interface Spelling {
  string(value: string): string;
  float(value: number): string;
  readonly true: string;
  readonly false: string;
  readonly null: string;
}

/** A line for each member and item; lists that hold nothing else, and what is nested too deep to be read anyway, on one line. */
export function layJson(node: JsonNode, spelling: Spelling = json, indent = ''): string {
  const isDeep = indent.length >= deepest;
  const inner = isDeep ? indent : `${indent}  `;
  switch (node.kind) {
    case 'object': {
      const members = [...dictOf(node)].map(
        ([key, { value }]) => `${spelling.string(key)}: ${layJson(value, spelling, inner)}`,
      );
      return wrapped('{', members, '}', isDeep ? undefined : indent);
    }
    case 'array': {
      const isFlat = isDeep || node.items.every((item) => item.kind !== 'array' && item.kind !== 'object');
      const items = node.items.map((item) => layJson(item, spelling, inner));
      return wrapped('[', items, ']', isFlat ? undefined : indent);
    }
    case 'string':
      return spelling.string(node.value);
    case 'integer':
      return String(node.value);
    case 'float':
      return spelling.float(node.value);
    case 'boolean':
      return node.value ? spelling.true : spelling.false;
    case 'null':
      return spelling.null;
  }
}

/** Blanks at the beginning of a line. */
const deepest = 60;

function wrapped(open: string, parts: readonly string[], close: string, indent: string | undefined): string {
  if (indent === undefined || parts.length === 0) return open + parts.join(', ') + close;
  const begin = `\n${indent}  `;
  return `${open}${begin}${parts.join(`,${begin}`)}\n${indent}${close}`;
}

/** JSON as it is read best: letters stay, what cannot be seen is escaped. */
export const json: Spelling = {
  string: (value) => JSON.stringify(value).replace(unseen, escaped),
  float: (value) =>
    Number.isFinite(value) ? floatRepr(value) : Number.isNaN(value) ? 'NaN' : signed(value, 'Infinity'),
  true: 'true',
  false: 'false',
  null: 'null',
};

/** JSON in ASCII: it comes out of every shell and terminal as it went in. */
export const asciiJson: Spelling = {
  ...json,
  string: (value) => JSON.stringify(value).replace(/[\u007f-\uffff]/g, escaped),
};

/** A Python literal. Python joins no surrogates that are written one by one, so that what lies beyond the first plane is escaped as a whole. */
export const pythonLiteral: Spelling = {
  string: (value) =>
    JSON.stringify(value)
      .replace(astral, longEscaped)
      .replace(/[\u007f-\uffff]/g, escaped),
  float: (value) =>
    Number.isFinite(value) ? floatRepr(value) : `float("${Number.isNaN(value) ? 'nan' : signed(value, 'inf')}")`,
  true: 'True',
  false: 'False',
  null: 'None',
};

/** Controls, formats that turn the direction of text, and line ends of other worlds. */
const unseen = /[\u007f-\u00a0\u00ad\u061c\u200b-\u200f\u2028-\u202f\u205f-\u206f\ufeff]/g;
const astral = /[\ud800-\udbff][\udc00-\udfff]/g;

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function longEscaped(pair: string): string {
  return `\\U${(pair.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`;
}

function signed(value: number, word: string): string {
  return value < 0 ? `-${word}` : word;
}
