import type { Span } from '../../../base/span.ts';
import { resolved, type YamlNode } from '../../../mlmodel/yaml/node.ts';
import type { PolicyPair, PolicyReader } from './policyReader.ts';

/** Nothing behind the colon, `~` or `null`. */
export function withoutValue(node: YamlNode): boolean {
  const { kind, tag } = resolved(node);
  return kind === 'scalar' && tag === 'null';
}

/** The text of a scalar that is one for YAML, in quotes or not. */
export function stringOf(node: YamlNode): string | undefined {
  const scalar = resolved(node);
  return scalar.kind === 'scalar' && scalar.tag === 'str' ? scalar.value : undefined;
}

/** The text of a scalar without quotes: numbers, and `true`. */
export function plainOf(node: YamlNode): string | undefined {
  const scalar = resolved(node);
  return scalar.kind === 'scalar' && scalar.style === 'plain' && scalar.tag !== 'null' ? scalar.value : undefined;
}

/** The items of a list as they are written, or the one value that stands in its place; as many as may be read. */
export function itemsOf(reader: PolicyReader, node: YamlNode): readonly YamlNode[] {
  const held = resolved(node);
  const items: YamlNode[] = [];
  for (const item of held.kind === 'sequence' ? held.items : [node]) {
    if (!reader.mayRead(item)) break;
    items.push(item);
  }
  return items;
}

/** Where a problem with the value of a pair is shown: at its key when there is no value. */
export function markOf({ key, valueNode }: PolicyPair): Span {
  const { start, end } = valueNode.span;
  return start >= key.span.end && end > start ? valueNode.span : key.span;
}
