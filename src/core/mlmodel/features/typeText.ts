import type { JsonNode } from '../../signature/json/jsonNode.ts';
import type { ColumnSpec, ElementType, ParamSpec, SpecName, TensorSpec } from '../../signature/spec.ts';

/** Below this many levels a type is `…`: a line of text has to stay one. */
const deepest = 6;

/** A type as a person writes it down: `array<object<a: long, b?: string>>`. */
export function typeText(type: ElementType, depth = 1): string {
  if (depth > deepest) return '…';
  switch (type.kind) {
    case 'scalar':
      return type.type;
    case 'vector':
      return 'sparkml_vector';
    case 'any':
      return 'any';
    case 'array':
      return `array<${typeText(type.items, depth + 1)}>`;
    case 'map':
      return `map<${typeText(type.values, depth + 1)}>`;
    case 'object': {
      const properties = type.properties.map(
        ({ name, type: of, isRequired }) => `${name}${isRequired ? '' : '?'}: ${typeText(of, depth + 1)}`,
      );
      return `object<${properties.join(', ')}>`;
    }
  }
}

/** `double`, `tensor float64 (-1, 28, 28)`. */
export function specText(spec: ColumnSpec | TensorSpec): string {
  if (spec.kind === 'column') return typeText(spec.type);
  return `tensor ${spec.dtype.name} (${spec.shape.map(jsonText).join(', ')})`;
}

export function paramText({ type, isList }: ParamSpec): string {
  return isList ? `${typeText(type)}[]` : typeText(type);
}

/** How a column is called, also when its name is no string; undefined when it has none. */
export function nameText(name: SpecName): string | undefined {
  return name && jsonText(name);
}

/** Strings without quotes; what is nested is told by its brackets only. */
export function jsonText(node: JsonNode): string {
  switch (node.kind) {
    case 'array':
      return node.items.length === 0 ? '[]' : '[…]';
    case 'object':
      return node.members.length === 0 ? '{}' : '{…}';
    case 'null':
      return 'null';
    default:
      return String(node.value);
  }
}
