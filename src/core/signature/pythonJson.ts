import { dictOf, type JsonNode } from './json/jsonNode.ts';
import { floatRepr } from './pythonRepr.ts';

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

/** JSON's own words for what is no number, as `json.dumps` writes them. */
function pythonFloat(value: number): string {
  if (Number.isFinite(value)) return floatRepr(value);
  return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
}
