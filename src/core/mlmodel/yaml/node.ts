import type { Span } from '../../base/span.ts';

/** How a scalar is written. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

interface Placed {
  /** The node as it is written, with its quotes or brackets, without its anchor, its tag and the breaks after it. */
  readonly span: Span;
  /** Resolved as PyYAML's SafeLoader does, `tag:yaml.org,2002:` left off: `str`, `int`, `map` …; any other tag whole. */
  readonly tag: string;
}

export interface YamlScalar extends Placed {
  readonly kind: 'scalar';
  /** The text after quotes, escapes and folding. */
  readonly value: string;
  readonly style: ScalarStyle;
  /**
   * Where in the file the character at `index` of `value` is written, 0 ≤ index ≤ value.length. An escape, a doubled quote and a folded
   * break are one character that is written with several; the end of `value` is just behind its last character.
   */
  readonly sourceOf: (index: number) => Span;
}

export interface YamlSequence extends Placed {
  readonly kind: 'sequence';
  readonly items: readonly YamlNode[];
  readonly isFlow: boolean;
}

export interface YamlPair {
  readonly key: YamlNode;
  readonly value: YamlNode;
}

export interface YamlMapping extends Placed {
  readonly kind: 'mapping';
  /** As written: duplicates and merge keys are still there. */
  readonly pairs: readonly YamlPair[];
  readonly isFlow: boolean;
}

/** `*name`: stands for the node with that anchor. */
export interface YamlAlias {
  readonly kind: 'alias';
  readonly span: Span;
  readonly target: YamlScalar | YamlSequence | YamlMapping;
}

export type YamlNode = YamlScalar | YamlSequence | YamlMapping | YamlAlias;

/** The node itself, whether it is written here or by an alias. */
export function resolved(node: YamlNode): YamlScalar | YamlSequence | YamlMapping {
  return node.kind === 'alias' ? node.target : node;
}
