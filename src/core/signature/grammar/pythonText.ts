import type { JsonNode } from '../json/jsonNode.ts';
import { dictOf } from '../json/jsonNode.ts';
import { floatRepr, stringRepr } from '../pythonRepr.ts';

/** Python's `str()` of a JSON value. Deeper than a name ever is, it is cut. */
export function pythonText(node: JsonNode, depth = 0): string {
  switch (node.kind) {
    case 'string':
      return depth === 0 ? node.value : stringRepr(node.value);
    case 'null':
      return 'None';
    case 'boolean':
      return node.value ? 'True' : 'False';
    case 'integer':
      return String(node.value);
    case 'float':
      return floatRepr(node.value);
    case 'array':
      return depth > deepest ? '[…]' : `[${node.items.map((item) => pythonText(item, depth + 1)).join(', ')}]`;
    case 'object': {
      if (depth > deepest) return '{…}';
      const members = Array.from(
        dictOf(node),
        ([key, { value }]) => `${stringRepr(key)}: ${pythonText(value, depth + 1)}`,
      );
      return `{${members.join(', ')}}`;
    }
  }
}

const deepest = 50;
