import { dictOf, type JsonNode } from './json/jsonNode.ts';

/** What `json.dumps(json.loads(text))` of Python writes: `", "` and `": "` between the parts, everything but ASCII escaped. */
export function pythonJson(node: JsonNode): string {
  switch (node.kind) {
    case 'object':
      return `{${[...dictOf(node)].map(([key, { value }]) => `${pythonString(key)}: ${pythonJson(value)}`).join(', ')}}`;
    case 'array':
      return `[${node.items.map(pythonJson).join(', ')}]`;
    case 'string':
      return pythonString(node.value);
    case 'integer':
    case 'boolean':
      return String(node.value);
    case 'float':
      return pythonFloat(node.value);
    case 'null':
      return 'null';
  }
}

/** With `"` around it, in ASCII. */
export function pythonString(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\uffff]/g, (unit) =>
    unit === '\u007f' ? unit : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** As Python's `float.__repr__`: always with a point or an exponent; exponents from 1e16 on and below 1e-4, with two digits at least. */
function pythonFloat(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const [digits = '', exponentText = '0'] = value.toExponential().split('e');
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 16) {
    return `${digits}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  }
  const plain = String(value); // JavaScript itself writes exponents from 1e21 on and below 1e-6 only
  return plain.includes('.') ? plain : `${plain}.0`;
}
