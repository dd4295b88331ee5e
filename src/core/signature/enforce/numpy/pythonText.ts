import type { NumpyScalar, Value } from '../value.ts';
import { dictEntries, listItems } from '../pythonValue.ts';

/** `str(value)` of Python. */
export function pythonText(value: Value): string {
  if (value.kind === 'string') return value.value;
  if (value.kind === 'scalar') return scalarText(value);
  return pythonRepr(value);
}

function scalarText({ value }: NumpyScalar): string {
  if (value === undefined) return 'NaT';
  if (typeof value === 'number') return floatText(value);
  return typeof value === 'boolean' ? booleanText(value) : String(value);
}

function pythonRepr(value: Value): string {
  switch (value.kind) {
    case 'null':
      return 'None';
    case 'boolean':
      return booleanText(value.value);
    case 'integer':
      return BigInt(value.value).toString();
    case 'float':
      return floatText(value.value);
    case 'string':
      return quoted(value.value);
    case 'scalar':
      return scalarText(value);
    case 'bytes':
      return "b''";
    case 'ndarray':
      return `array([${value.cells.map(pythonRepr).join(', ')}])`;
    case 'array':
    case 'list':
      return `[${(listItems(value) ?? []).map(pythonRepr).join(', ')}]`;
    case 'object':
    case 'dict':
      return `{${[...(dictEntries(value) ?? [])].map(([key, item]) => `${quoted(key)}: ${pythonRepr(item)}`).join(', ')}}`;
  }
}

function booleanText(value: boolean): string {
  return value ? 'True' : 'False';
}

function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Object.is(value, -0)) return '-0.0';
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e16 || size < 1e-4)) return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const inner = text.replace(/[\\\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu, escaped);
  return quote + (quote === "'" ? inner.replaceAll("'", "\\'") : inner) + quote;
}

function escaped(character: string): string {
  const short = shortEscapes[character];
  if (short !== undefined) return short;
  const code = character.codePointAt(0) ?? 0;
  if (code <= 0xff) return `\\x${code.toString(16).padStart(2, '0')}`;
  if (code <= 0xffff) return `\\u${code.toString(16).padStart(4, '0')}`;
  return `\\U${code.toString(16).padStart(8, '0')}`;
}

const shortEscapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
