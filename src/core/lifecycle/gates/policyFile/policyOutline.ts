import type { Span } from '../../../base/span.ts';
import { resolved, type YamlNode, type YamlPair } from '../../../mlmodel/yaml/node.ts';
import { readYaml } from '../../../mlmodel/yaml/readYaml.ts';
import { policyLimits } from './policyReader.ts';

export interface PolicySymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'rule' | 'gate';
  /** With all that belongs to it. */
  readonly span: Span;
  /** What is selected when a person goes there. */
  readonly selection: Span;
  readonly children: readonly PolicySymbol[];
}

/** The rules with their gates, as far as the text can be understood. Never throws. */
export function policyOutline(text: string): readonly PolicySymbol[] {
  if (text.length > policyLimits.characters) return [];
  const { root } = readYaml(text);
  const rules = root && valueAt(root, 'rules');
  if (rules?.kind !== 'sequence') return [];
  return rules.items.slice(0, mostRules).flatMap((rule): PolicySymbol[] => {
    if (rule.kind !== 'mapping') return [];
    const [models, stage, gates] = ['models', 'stage', 'gates'].map((name) => valueAt(rule, name));
    return [
      {
        name: told(models) || '…',
        detail: told(stage),
        kind: 'rule',
        span: rule.span,
        selection: rule.pairs[0]?.key.span ?? rule.span,
        children: gates?.kind === 'mapping' ? gates.pairs.flatMap(gateSymbol) : [],
      },
    ];
  });
}

const mostRules = 1_000;
/** Characters of a name or a detail. */
const longest = 80;

function gateSymbol({ key, value }: YamlPair): PolicySymbol[] {
  if (key.kind !== 'scalar') return [];
  const end = value.span.start >= key.span.end ? value.span.end : key.span.end;
  return [
    {
      name: key.value.slice(0, longest) || '""',
      detail: told(value),
      kind: 'gate',
      span: { start: key.span.start, end: Math.max(key.span.end, end) },
      selection: key.span,
      children: [],
    },
  ];
}

function valueAt(node: YamlNode, name: string): YamlNode | undefined {
  if (node.kind !== 'mapping') return undefined;
  return node.pairs.find(({ key }) => key.kind === 'scalar' && key.value === name)?.value;
}

/** Texts of one value or of a list; keys of a map. */
function told(node: YamlNode | undefined): string {
  if (node === undefined) return '';
  const held = resolved(node);
  const nodes =
    held.kind === 'sequence' ? held.items : held.kind === 'mapping' ? held.pairs.map(({ key }) => key) : [held];
  const texts = nodes.slice(0, 10).map((one) => textOf(resolved(one)));
  const text = texts.filter((one) => one !== '').join(', ');
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

function textOf(node: Exclude<YamlNode, { kind: 'alias' }>): string {
  const [pair] = node.kind === 'mapping' ? node.pairs : [];
  const scalar = pair ? resolved(pair.key) : node;
  return scalar.kind === 'scalar' ? scalar.value.slice(0, longest).replace(/\s+/g, ' ') : '';
}
