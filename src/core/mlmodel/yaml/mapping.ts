import { oncePer } from '../../base/oncePer.ts';
import { isMerge, mergedBy } from './construction.ts';
import { pythonScalar } from './construct.ts';
import { yamlLimits } from './limits.ts';
import {
  resolved,
  type YamlMapping,
  type YamlNode,
  type YamlPair,
  type YamlScalar,
  type YamlSequence,
} from './node.ts';

/** A key that is a text, with its value. */
export interface YamlEntry {
  readonly key: YamlScalar;
  /** What the value is, an alias followed. */
  readonly value: YamlScalar | YamlSequence | YamlMapping;
  /** The value as it is written. */
  readonly valueNode: YamlNode;
}

/**
 * The entries of a mapping as Python's dict holds them: keys that are texts only, what `<<` takes in among them, and the last of equal keys.
 * Linear in the mapping and in those that it takes in. Works on broken texts, too.
 */
export const entriesOf: (mapping: YamlMapping) => ReadonlyMap<string, YamlEntry> = oncePer((mapping) => {
  const entries = new Map<string, YamlEntry>();
  for (const { key, value } of pairsOf(mapping)) {
    const text = textOf(key);
    if (text !== undefined) entries.set(text.value, { key: text, value: resolved(value), valueNode: value });
  }
  return entries;
});

/** The pairs of the mapping itself whose key is not a text for Python: `1:`, `yes:`, `null:`, `2024-01-02:`, a list. */
export function nonStringKeys(mapping: YamlMapping): readonly YamlPair[] {
  return mapping.pairs.filter(({ key }) => !isMerge(key) && textOf(key) === undefined);
}

/** Own pairs and those that `<<` takes in, as many as count: of equal keys the last one wins. */
export function pairsOf(mapping: YamlMapping): readonly YamlPair[] {
  return mapping.pairs.some(({ key }) => isMerge(key)) ? flattened(mapping) : mapping.pairs;
}

/** From the last pair to the first, so that a mapping that is taken in again has nothing to add. */
function flattened(mapping: YamlMapping): readonly YamlPair[] {
  const pairs: YamlPair[] = [];
  const seen = new Set<YamlMapping>();
  const waiting: YamlMapping[] = [mapping];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next) || pairs.length > yamlLimits.mergedPairs) continue;
    seen.add(next);
    for (const pair of next.pairs.toReversed()) if (!isMerge(pair.key)) pairs.push(pair);
    for (const pair of next.pairs) for (const source of mergedBy(pair).toReversed()) waiting.push(source);
  }
  return pairs.toReversed();
}

function textOf(key: YamlNode): YamlScalar | undefined {
  const scalar = resolved(key);
  if (scalar.kind !== 'scalar') return undefined;
  return scalar.tag === 'str' || pythonScalar(scalar).kind === 'string' ? scalar : undefined;
}
