import { message } from '../../base/message.ts';
import type { Span } from '../../base/span.ts';
import type { ScalarStyle, YamlAlias, YamlMapping, YamlNode, YamlPair, YamlScalar, YamlSequence } from './node.ts';
import type { YamlProblem } from './problem.ts';
import { resolvePlain } from './resolve.ts';
import type { NameToken, ScalarToken } from './tokens.ts';

/** Nodes while they are put together: an alias inside of a collection may stand for that collection. */
export interface OpenSequence extends YamlSequence {
  readonly items: YamlNode[];
  span: Span;
}

export interface OpenMapping extends YamlMapping {
  readonly pairs: YamlPair[];
  span: Span;
}

/** What stands before a node: its anchor, and its whole tag with the prefix put in. */
export interface Properties {
  readonly anchor: NameToken | undefined;
  readonly tag: string | undefined;
}

export const noProperties: Properties = { anchor: undefined, tag: undefined };

/** Makes nodes, knows the anchors of the document, and goes on after a wrong one. */
export class Composer {
  readonly problems: YamlProblem[] = [];
  readonly #anchors = new Map<string, YamlScalar | YamlSequence | YamlMapping>();

  scalar({ start, end, value, style, sourceOf }: ScalarToken, { anchor, tag }: Properties): YamlScalar {
    const node = scalarNode({ start, end }, scalarTag(value, style, tag), value, style, sourceOf);
    this.#name(anchor, node);
    return node;
  }

  /** Where a value is left out. */
  empty(at: number, { anchor, tag }: Properties): YamlScalar {
    const span = { start: at, end: at };
    const node = scalarNode(span, scalarTag('', 'plain', tag), '', 'plain', () => span);
    this.#name(anchor, node);
    return node;
  }

  sequence(start: number, isFlow: boolean, { anchor, tag }: Properties): OpenSequence {
    const span = { start, end: start };
    const node: OpenSequence = { kind: 'sequence', span, tag: collectionTag(tag, 'seq'), items: [], isFlow };
    this.#name(anchor, node);
    return node;
  }

  mapping(start: number, isFlow: boolean, { anchor, tag }: Properties): OpenMapping {
    const span = { start, end: start };
    const node: OpenMapping = { kind: 'mapping', span, tag: collectionTag(tag, 'map'), pairs: [], isFlow };
    this.#name(anchor, node);
    return node;
  }

  alias({ name, start, end }: NameToken): YamlAlias | YamlScalar {
    const target = this.#anchors.get(name);
    if (target !== undefined) return { kind: 'alias', span: { start, end }, target };
    this.problems.push({ code: 'yaml-alias', message: message('yamlAliasUnknown', { name }), at: { start, end } });
    const span = { start, end };
    return scalarNode(span, 'null', '', 'plain', () => span);
  }

  #name(anchor: NameToken | undefined, node: YamlScalar | YamlSequence | YamlMapping): void {
    if (anchor === undefined) return;
    const { name, start, end } = anchor;
    if (this.#anchors.has(name))
      this.problems.push({ code: 'yaml-alias', message: message('yamlAnchorTwice', { name }), at: { start, end } });
    this.#anchors.set(name, node);
  }
}

/** The tag of a scalar: one that is given counts, `!` asks for that of the form, and without one only a scalar without quotes has a form. */
export function scalarTag(value: string, style: ScalarStyle, tag: string | undefined): string {
  if (tag === '!' || (tag === undefined && style === 'plain')) return resolvePlain(value);
  return tag === undefined ? 'str' : shortTag(tag);
}

export function collectionTag(tag: string | undefined, own: 'seq' | 'map'): string {
  return tag === undefined || tag === '!' ? own : shortTag(tag);
}

export function scalarNode(
  span: Span,
  tag: string,
  value: string,
  style: ScalarStyle,
  sourceOf: (index: number) => Span,
): YamlScalar {
  return { kind: 'scalar', span, tag, value, style, sourceOf };
}

const yamlPrefix = 'tag:yaml.org,2002:';

function shortTag(tag: string): string {
  if (tag.startsWith(yamlPrefix)) return tag.slice(yamlPrefix.length);
  return /^\w*$/.test(tag) ? `!<${tag}>` : tag; // not to be taken for a short one
}
