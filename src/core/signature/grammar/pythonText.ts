import type { JsonNode } from '../json/jsonNode.ts';
import { dictOf } from '../json/jsonNode.ts';

/** Python's `str()` of a JSON value. Deeper than a name ever is, it is cut. */
export function pythonText(node: JsonNode, depth = 0): string {
  switch (node.kind) {
    case 'string':
      return depth === 0 ? node.value : quoted(node.value);
    case 'null':
      return 'None';
    case 'boolean':
      return node.value ? 'True' : 'False';
    case 'integer':
      return String(node.value);
    case 'float':
      return floatText(node.value);
    case 'array':
      return depth > deepest ? '[…]' : `[${node.items.map((item) => pythonText(item, depth + 1)).join(', ')}]`;
    case 'object': {
      if (depth > deepest) return '{…}';
      const members = Array.from(dictOf(node), ([key, { value }]) => `${quoted(key)}: ${pythonText(value, depth + 1)}`);
      return `{${members.join(', ')}}`;
    }
  }
}

const deepest = 50;

/** As `repr(float)`: an exponent from 1e16 and below 1e-4, and always with a sign of being a float. */
function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Object.is(value, -0)) return '-0.0';
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e16 || size < 1e-4)) {
    const [digits = '', exponent = ''] = value.toExponential().split('e');
    return `${digits}e${exponent.charAt(0)}${exponent.slice(1).padStart(2, '0')}`;
  }
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

/** As `repr(str)`: what cannot be seen is escaped. */
function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replace(/[\p{C}\p{Z}\\'"]/gu, (sign) => {
    if (sign === ' ' || ((sign === "'" || sign === '"') && sign !== quote)) return sign;
    return escapes[sign] ?? (sign === quote ? `\\${quote}` : hexEscape(sign.codePointAt(0) ?? 0));
  });
  return `${quote}${escaped}${quote}`;
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function hexEscape(code: number): string {
  const hex = code.toString(16);
  if (code < 0x100) return `\\x${hex.padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
