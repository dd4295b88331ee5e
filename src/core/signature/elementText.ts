import { pythonString } from './pythonJson.ts';
import type { ElementType } from './spec.ts';

/** The type in few words, without what is in an object: `array<map<long>>`. */
export function elementText(type: ElementType): string {
  switch (type.kind) {
    case 'scalar':
      return type.type;
    case 'array':
      return `array<${elementText(type.items)}>`;
    case 'vector':
      return 'array<double>';
    case 'map':
      return `map<${elementText(type.values)}>`;
    case 'object':
    case 'any':
      return type.kind;
  }
}

/**
 * The members of a type as MLflow 3.17.2 writes them (`ColSpec.to_dict`, `Property.to_dict`): properties sorted by name, `required` on every
 * property, `sparkml_vector` by its own name.
 */
export function elementMembers(type: ElementType): string {
  switch (type.kind) {
    case 'scalar':
      return `"type": "${type.type}"`;
    case 'array':
      return `"type": "array", "items": {${elementMembers(type.items)}}`;
    case 'vector':
      return '"type": "sparkml_vector"';
    case 'map':
      return `"type": "map", "values": {${elementMembers(type.values)}}`;
    case 'any':
      return '"type": "any"';
    case 'object':
      return `"type": "object", "properties": {${propertiesText(type)}}`;
  }
}

function propertiesText({ properties }: Extract<ElementType, { kind: 'object' }>): string {
  return properties
    .toSorted((a, b) => byCodePoint(a.name, b.name))
    .map(({ name, type, isRequired }) => `${pythonString(name)}: {${elementMembers(type)}, "required": ${isRequired}}`)
    .join(', ');
}

/** Python's order of strings; UTF-16 units would put astral characters before U+E000. */
function byCodePoint(a: string, b: string): number {
  if (a === b) return 0;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const [left, right] = [a.codePointAt(at) ?? -1, b.codePointAt(at) ?? -1];
  return left - right;
}
