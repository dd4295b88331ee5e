import { isAlias, isMap, isScalar, isSeq, parseDocument, type Node as PackageNode, type Scalar } from 'yaml';
import type { Span } from '../../base/span.ts';
import { readBlock } from './blockScalar.ts';
import { collectionTag, scalarNode, scalarTag, type OpenMapping, type OpenSequence } from './composer.ts';
import { Cursor } from './cursor.ts';
import { yamlLimits } from './limits.ts';
import type { ScalarStyle, YamlNode, YamlScalar } from './node.ts';
import { readPlain } from './plainScalar.ts';
import { YamlRefusal } from './problem.ts';
import { readQuoted } from './quotedScalar.ts';
import { OffsetMap, ValueSink, type ScalarSink } from './scalarSink.ts';

/**
 * What can be understood of a text that PyYAML refuses, for completions and for rules that do not need the whole file. Undefined when the
 * text is too large, too deeply nested or too tangled to be handed to the `yaml` package, or when it holds nothing. Never throws.
 */
export function tolerantTree(text: string): YamlNode | undefined {
  if (text.length > yamlLimits.tolerantLength || isHeavy(text)) return undefined;
  try {
    const { contents } = withoutTraces(() =>
      parseDocument(text, {
        schema: 'failsafe',
        uniqueKeys: false,
        version: '1.1',
        logLevel: 'silent',
        prettyErrors: false,
      }),
    );
    return contents === null ? undefined : new Conversion(text).node(contents);
  } catch {
    return undefined; // a text that the package itself cannot stand
  }
}

/**
 * The package makes an `Error` for whatever it finds, tens of thousands in a large text: with the traces of V8, which are long in an editor, that
 * would take seconds.
 */
function withoutTraces<T>(work: () => T): T {
  const settings: ErrorConstructor & { stackTraceLimit?: number } = Error;
  const before = settings.stackTraceLimit;
  settings.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    if (before === undefined) delete settings.stackTraceLimit;
    else settings.stackTraceLimit = before;
  }
}

/** What the package needs a deep stack or quadratic time for, counted wherever it stands: never too little. */
function isHeavy(text: string): boolean {
  let brackets = 0;
  let indent = 0;
  let lines = 0;
  let properties = 0;
  let isIndenting = true;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === '\n' || sign === '\r') {
      isIndenting = true;
      indent = 0;
      lines += 1;
    } else if (isIndenting && ' \t-?:'.includes(sign)) indent += 1;
    else isIndenting = false;
    if (sign === '[' || sign === '{') brackets += 1;
    else if (sign === ']' || sign === '}') brackets = Math.max(brackets - 1, 0);
    else if (sign === '&' || sign === '*' || sign === '!') properties += 1;
    if (Math.max(brackets, indent) > yamlLimits.tolerantDepth) return true;
  }
  return lines > yamlLimits.tolerantLines || properties > yamlLimits.tolerantProperties;
}

type Target = Exclude<YamlNode, { kind: 'alias' }>;

class Conversion {
  readonly #text: string;
  readonly #ended: string;
  readonly #anchors = new Map<string, Target>();

  constructor(text: string) {
    this.#text = text;
    this.#ended = `${text}\0`;
  }

  node(node: unknown): YamlNode {
    if (isAlias(node)) {
      const span = spanOf(node);
      const target = this.#anchors.get(node.source);
      return target === undefined ? emptyAt(span) : { kind: 'alias', span, target };
    }
    if (isScalar(node)) return this.#named(node, this.#scalar(node));
    if (isSeq(node)) {
      const tag = collectionTag(node.tag, 'seq');
      const sequence: OpenSequence = {
        kind: 'sequence',
        span: spanOf(node),
        tag,
        items: [],
        isFlow: node.flow === true,
      };
      this.#named(node, sequence);
      for (const item of node.items) sequence.items.push(this.node(item));
      return sequence;
    }
    if (isMap(node)) {
      const tag = collectionTag(node.tag, 'map');
      const mapping: OpenMapping = { kind: 'mapping', span: spanOf(node), tag, pairs: [], isFlow: node.flow === true };
      this.#named(node, mapping);
      for (const { key, value } of node.items) {
        const keyNode = this.node(key);
        const { end } = keyNode.span;
        mapping.pairs.push({ key: keyNode, value: value === null ? emptyAt({ start: end, end }) : this.node(value) });
      }
      return mapping;
    }
    return emptyAt({ start: 0, end: 0 });
  }

  #named(node: PackageNode & { anchor?: string }, target: Target): Target {
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, target);
    return target;
  }

  #scalar(node: Scalar): YamlScalar {
    const value = typeof node.value === 'string' ? node.value : '';
    const style = styles[node.type ?? 'PLAIN'] ?? 'plain';
    const span = spanOf(node);
    let map: OffsetMap | undefined;
    const sourceOf = (index: number) => {
      map ??= this.#mapOf(style, span, value);
      return map.spanOf(index);
    };
    return scalarNode(span, scalarTag(value, style, node.tag), value, style, sourceOf);
  }

  /** By reading the scalar again; where the package understood it otherwise, one to one as far as it reaches. */
  #mapOf(style: ScalarStyle, { start, end }: Span, value: string): OffsetMap {
    const values = new ValueSink(this.#ended);
    const map = new OffsetMap(start);
    for (const indent of [0, indentAt(this.#text, start)]) {
      const read = (sink: ScalarSink) => readAgain(this.#ended, style, start, indent, sink);
      if (!read(values) || values.value !== value) {
        values.value = '';
        continue;
      }
      read(map);
      return map;
    }
    map.run(start, Math.min(end, start + value.length));
    return map;
  }
}

function readAgain(text: string, style: ScalarStyle, start: number, indent: number, sink: ScalarSink): boolean {
  const cursor = new Cursor(text, start, text.lastIndexOf('\n', start) + 1);
  try {
    if (style === 'plain') readPlain(cursor, indent, false, sink);
    else if (style === 'single' || style === 'double') readQuoted(cursor, sink);
    else readBlock(cursor, indent - 1, sink);
    return true;
  } catch (error) {
    if (error instanceof YamlRefusal) return false;
    throw error;
  }
}

/** The indentation that a scalar on this line has to keep, when a key stands before it. */
function indentAt(text: string, at: number): number {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  let pos = lineStart;
  while (text.charAt(pos) === ' ') pos += 1;
  return pos - lineStart + 1;
}

const styles: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

function spanOf({ range }: PackageNode): Span {
  return { start: range?.[0] ?? 0, end: range?.[1] ?? 0 };
}

function emptyAt(span: Span): YamlScalar {
  return scalarNode(span, 'null', '', 'plain', () => span);
}
