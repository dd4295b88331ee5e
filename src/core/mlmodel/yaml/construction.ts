import { message } from '../../base/message.ts';
import { isScalarTag, pythonScalar, refuseSign, scalarText, unfitTag, type RefusedScalar } from './construct.ts';
import { yamlLimits } from './limits.ts';
import {
  resolved,
  type YamlMapping,
  type YamlNode,
  type YamlPair,
  type YamlScalar,
  type YamlSequence,
} from './node.ts';
import type { YamlProblem } from './problem.ts';

/**
 * Why PyYAML 6.0.3's SafeConstructor raises on a tree; empty when it does not. Goes through the nodes in its order, because constructing
 * changes them: a key `=` counts as text from then on, and a mapping whose `<<` were taken in has other pairs. Linear in the tree: a node
 * that several aliases stand for is constructed once.
 */
export function constructionProblems(root: YamlNode): readonly YamlProblem[] {
  return new Construction().run(root);
}

type Target = YamlScalar | YamlSequence | YamlMapping;
type Collection = YamlSequence | YamlMapping;

/** Tags whose values are filled later, outermost first. They are lists, dicts and sets: none of them can be a key. */
const collectionTags: ReadonlySet<string> = new Set(['seq', 'map', 'set', 'omap', 'pairs']);

class Construction {
  readonly #problems: YamlProblem[] = [];
  readonly #constructed = new Set<Target>();
  /** Keys `=` that count as texts by now. */
  readonly #texts = new Set<Target>();
  readonly #queue: Target[] = [];
  /** Mappings whose `<<` were taken in, with the number of their pairs then. */
  readonly #sizes = new Map<YamlMapping, number>();
  readonly #entered = new Set<YamlMapping>();
  #merged = 0;
  #depth = 0;

  run(root: YamlNode): readonly YamlProblem[] {
    this.#construct(root);
    // Grows while it is walked.
    for (let at = 0; at < this.#queue.length && this.#problems.length < yamlLimits.problems; at += 1) {
      const node = this.#queue[at];
      if (node !== undefined) this.#fill(node);
    }
    return this.#problems.slice(0, yamlLimits.problems);
  }

  #construct(node: YamlNode): void {
    const target = resolved(node);
    if (isText(target) || this.#constructed.has(target)) return;
    this.#constructed.add(target);
    const tag = this.#texts.has(target) ? 'str' : target.tag;
    if (tag === 'value') return this.#refuse(target, refuseSign('='));
    if (collectionTags.has(tag)) {
      this.#queue.push(target);
      return;
    }
    if (target.kind === 'scalar') return this.#constructText(target, tag, target.value);
    if (!isScalarTag(tag) || tag === 'timestamp') return this.#refuse(target, unfitTag(tag));
    const text = scalarText(target, (key) => !this.#texts.has(resolved(key)));
    if (text === undefined) return this.#refuse(target, unfitTag(tag));
    this.#constructText(target, tag, text);
  }

  #constructText(target: Target, tag: string, value: string): void {
    const scalar = pythonScalar({ tag, value });
    if (scalar.kind === 'refused') this.#refuse(target, scalar);
  }

  #fill(node: Target): void {
    const { tag } = node;
    if (tag === 'map' || tag === 'set') {
      if (node.kind !== 'mapping') return this.#refuse(node, unfitTag(tag));
      this.#flatten(node);
      this.#enter(node);
    } else if (node.kind !== 'sequence') this.#refuse(node, unfitTag(tag));
    else if (tag === 'seq') for (const item of node.items) this.#construct(item);
    else for (const item of node.items) this.#constructPair(node, item);
  }

  /** An entry of `!!omap` or `!!pairs`. */
  #constructPair({ tag }: Collection, item: YamlNode): void {
    const mapping = resolved(item);
    const pair = mapping.kind === 'mapping' ? this.#onlyPair(mapping) : undefined;
    if (pair === undefined) {
      this.#problems.push({ code: 'yaml-tag', message: message('yamlTagPairs', { tag }), at: item.span });
      return;
    }
    this.#construct(pair.key);
    this.#construct(pair.value);
  }

  #onlyPair(mapping: YamlMapping): YamlPair | undefined {
    let current = mapping;
    for (;;) {
      const size = this.#sizes.get(current);
      if ((size ?? current.pairs.length) !== 1) return undefined;
      const own = current.pairs.find(({ key }) => size === undefined || !isMerge(key));
      if (own !== undefined) return own;
      const next = current.pairs.flatMap(mergedBy).find((source) => this.#sizes.get(source) === 1);
      if (next === undefined) return undefined;
      current = next;
    }
  }

  /** Takes in what `<<` names, and makes texts of the keys `=`. */
  #flatten(mapping: YamlMapping): void {
    if (this.#sizes.has(mapping)) return;
    this.#sizes.set(mapping, 0);
    if (this.#depth >= yamlLimits.depth) return this.#refuseDepth(mapping);
    this.#depth += 1;
    let size = 0;
    for (const pair of mapping.pairs) {
      const key = resolved(pair.key);
      if (!isMerge(key)) {
        size += 1;
        if (key.tag === 'value') this.#texts.add(key);
        continue;
      }
      this.#checkMerge(pair);
      for (const source of mergedBy(pair)) {
        this.#flatten(source);
        size += this.#sizes.get(source) ?? 0;
      }
    }
    this.#depth -= 1;
    this.#sizes.set(mapping, size);
    if (size > mapping.pairs.length) this.#countMerged(mapping, size);
  }

  #countMerged({ span }: YamlMapping, size: number): void {
    const { mergedPairs } = yamlLimits;
    if (this.#merged <= mergedPairs && this.#merged + size > mergedPairs)
      this.#problems.push({
        code: 'yaml-limit',
        message: message('yamlMergedTooMany', { count: mergedPairs }),
        at: span,
      });
    this.#merged += size;
  }

  #checkMerge({ value }: YamlPair): void {
    const source = resolved(value);
    const wrong =
      source.kind === 'sequence' ? source.items.filter((item) => resolved(item).kind !== 'mapping') : [value];
    if (source.kind === 'mapping') return;
    for (const { span } of wrong) this.#problems.push({ code: 'yaml-value', message: message('yamlMerge'), at: span });
  }

  /** Constructs keys and values, those that are taken in first. */
  #enter(mapping: YamlMapping): void {
    if (this.#entered.has(mapping) || this.#depth > yamlLimits.depth) return;
    this.#entered.add(mapping);
    this.#depth += 1;
    for (const pair of mapping.pairs) for (const source of mergedBy(pair)) this.#enter(source);
    this.#depth -= 1;
    for (const { key, value } of mapping.pairs) {
      if (isMerge(key)) continue;
      this.#construct(key);
      if (collectionTags.has(resolved(key).tag))
        this.#problems.push({ code: 'yaml-key', message: message('yamlKeyHash'), at: key.span });
      this.#construct(value);
    }
  }

  #refuse({ span }: Target, { code, message }: RefusedScalar): void {
    this.#problems.push({ code, message, at: span });
  }

  #refuseDepth({ span }: YamlMapping): void {
    const { depth } = yamlLimits;
    this.#problems.push({ code: 'yaml-limit', message: message('yamlTooDeep', { depth }), at: span });
  }
}

/** Nearly every scalar is one, and nothing can be wrong with it. */
function isText({ kind, tag }: Target): boolean {
  return kind === 'scalar' && tag === 'str';
}

export function isMerge(key: YamlNode): boolean {
  return resolved(key).tag === 'merge';
}

/** The mappings that a key `<<` takes in; of a list, an earlier one wins over a later one. */
export function mergedBy({ key, value }: YamlPair): readonly YamlMapping[] {
  if (!isMerge(key)) return noSources;
  const source = resolved(value);
  if (source.kind === 'mapping') return [source];
  if (source.kind !== 'sequence') return noSources;
  return source.items.map(resolved).filter((item) => item.kind === 'mapping');
}

/** One for all: nearly no key takes anything in, and every one is asked. */
const noSources: readonly YamlMapping[] = [];
