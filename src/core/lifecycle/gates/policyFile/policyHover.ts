import type { Span } from '../../../base/span.ts';
import { resolved, type YamlMapping, type YamlNode, type YamlPair } from '../../../mlmodel/yaml/node.ts';
import { readYaml } from '../../../mlmodel/yaml/readYaml.ts';
import { documentationOf } from './policyCompletion.ts';
import type { PolicyKey, PolicyPlace } from './policyKey.ts';
import { policyKey } from './policyKeys.ts';
import { policyLimits } from './policyReader.ts';

export interface PolicyHover {
  readonly at: Span;
  /** YAML, to be shown as code. */
  readonly title: string;
  /** Markdown, in English. */
  readonly documentation: string;
}

/** About the key or the word at an offset; undefined where there is nothing to say. Never throws. */
export function policyHover(text: string, offset: number): PolicyHover | undefined {
  if (text.length > policyLimits.characters) return undefined;
  const { root } = readYaml(text);
  return root && inNode(root, 'top', offset);
}

/** What stands in the value of a key: the place of its keys. */
const inner: Readonly<Record<string, PolicyPlace>> = { rules: 'rule', gates: 'gates', metrics: 'against' };

/** Goes down to the offset: four maps deep at most. */
function inNode(root: YamlNode, top: PolicyPlace, offset: number): PolicyHover | undefined {
  let place = top;
  let pair = pairAt([root], offset);
  while (pair) {
    const name = nameOf(pair);
    const known = name === undefined ? undefined : policyKey(place, name);
    if (holds(pair.key, offset)) return known && aboutKey(pair.key, known);
    if (known?.value.kind === 'words') return aboutWord(pair.value, known, offset);
    const next = known && inner[known.name];
    if (!next) return undefined;
    place = next;
    const maps = itemsOf(pair.value);
    // the names of metrics are free: their maps are looked into
    pair = pairAt(next === 'against' ? maps.flatMap(valuesOf) : maps, offset);
  }
  return undefined;
}

function pairAt(nodes: readonly YamlNode[], offset: number): YamlPair | undefined {
  const maps = nodes.filter((node): node is YamlMapping => node.kind === 'mapping');
  for (const { pairs } of maps) {
    const found = pairs.find(({ key, value }) => holds(key, offset) || holds(value, offset));
    if (found) return found;
  }
  return undefined;
}

function itemsOf(node: YamlNode): readonly YamlNode[] {
  return node.kind === 'sequence' ? node.items : [node];
}

function valuesOf(node: YamlNode): readonly YamlNode[] {
  return node.kind === 'mapping' ? node.pairs.map(({ value }) => value) : [];
}

function holds({ span }: YamlNode, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

function nameOf({ key }: YamlPair): string | undefined {
  const scalar = resolved(key);
  return scalar.kind === 'scalar' ? scalar.value : undefined;
}

function aboutKey({ span }: YamlNode, key: PolicyKey): PolicyHover {
  return { at: span, title: key.example, documentation: documentationOf(key) };
}

function aboutWord(value: YamlNode, key: PolicyKey, offset: number): PolicyHover | undefined {
  const item = itemsOf(value).find((node) => holds(node, offset));
  if (item?.kind !== 'scalar' || key.value.kind !== 'words') return undefined;
  const found = key.value.words.find(({ word }) => word === item.value);
  return found && { at: item.span, title: `${key.name}: ${found.word}`, documentation: found.meaning };
}
