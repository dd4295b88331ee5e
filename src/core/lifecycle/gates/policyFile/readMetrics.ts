import { message } from '../../../base/message.ts';
import { resolved, type YamlMapping, type YamlNode } from '../../../mlmodel/yaml/node.ts';
import { readCondition, readNumber } from './metricCondition.ts';
import { conditionText, itemRemoval, replacement, valueReplacement } from './policyFixes.ts';
import type { PolicyPair, PolicyReader } from './policyReader.ts';
import { itemsOf, markOf, plainOf, stringOf } from './policyValues.ts';
import type { PlacedGate } from './readGates.ts';

/** `f1 >= 0.60`, `{ f1: { above-production-by: 0.02 } }`, or a list of such. */
export function metricGates(reader: PolicyReader, pair: PolicyPair): readonly PlacedGate[] {
  const list = resolved(pair.valueNode);
  if (list.kind === 'sequence' && list.items.length === 0)
    reader.error('policy-empty', markOf(pair), message('policyListEmpty', { key: pair.name }));
  return itemsOf(reader, pair.valueNode).flatMap((item) => {
    const node = resolved(item);
    const removal = list.kind === 'sequence' ? itemRemoval(reader.text, list, item) : undefined;
    const gates = node.kind === 'mapping' ? mapGates(reader, node) : conditionGates(reader, item, pair);
    // an item of several metrics is not taken out for one of them
    return gates.length === 1 ? gates.map((gate) => ({ ...gate, removal })) : gates;
  });
}

function conditionGates(reader: PolicyReader, item: YamlNode, pair: PolicyPair): readonly PlacedGate[] {
  const span = item === pair.valueNode ? markOf(pair) : item.span;
  const written = stringOf(item);
  if (written === undefined) {
    reader.error('policy-metric', span, message('policyMetricItem'));
    return [];
  }
  const read = readCondition(written);
  if (read.kind === 'condition') return [{ gate: read.gate, at: item }];
  const isHere = item.kind === 'scalar' && read.meant !== undefined;
  const fixes = isHere ? [replacement(item.span, conditionText(read.meant), true)] : [];
  reader.error(read.code, span, read.problem, fixes);
  return [];
}

function mapGates(reader: PolicyReader, map: YamlMapping): readonly PlacedGate[] {
  if (map.pairs.length === 0) reader.error('policy-metric', map.span, message('policyMetricItem'));
  return reader.pairs(map).flatMap((pair) => {
    const value = resolved(pair.valueNode);
    if (value.kind === 'mapping' && value.pairs.length > 0) return againstProduction(reader, pair, value);
    toldAgainst(reader, map, pair);
    return [];
  });
}

/** `f1: ">= 0.6"` is meant as a condition. */
function toldAgainst(reader: PolicyReader, map: YamlMapping, pair: PolicyPair): void {
  const read = readCondition(`${pair.name} ${stringOf(pair.valueNode) ?? ''}`);
  const isAlone = map.pairs.length === 1 && pair.valueNode.kind === 'scalar' && !/[\r\n]/.test(textOf(reader, map));
  const fixes =
    read.kind === 'condition' && isAlone
      ? [replacement(map.span, conditionText(`${pair.name} ${stringOf(pair.valueNode)?.trim()}`), true)]
      : [];
  reader.error('policy-metric', markOf(pair), message('policyMetricAgainst', { metric: pair.name }), fixes);
}

function textOf({ text }: PolicyReader, { span }: YamlMapping): string {
  return text.slice(span.start, span.end);
}

function againstProduction(reader: PolicyReader, { key, name }: PolicyPair, map: YamlMapping): readonly PlacedGate[] {
  const entries = [...reader.entries(map, 'against').values()];
  if (entries.length > 1) {
    reader.error('policy-metric', key.span, message('policyMetricBoth', { metric: name }));
    return [];
  }
  return entries.flatMap((entry) => {
    const direction = entry.name === 'above-production-by' ? 'above' : 'below';
    const by = distance(reader, entry);
    return by === undefined
      ? []
      : [{ gate: { kind: 'metricAgainstProduction', metric: name, direction, by }, at: key }];
  });
}

function distance(reader: PolicyReader, pair: PolicyPair): number | undefined {
  const number = readNumber(plainOf(pair.valueNode) ?? '');
  if (number !== undefined && number >= 0) return number;
  const quoted = readNumber(stringOf(pair.valueNode) ?? '') ?? -1;
  const fixes = quoted >= 0 ? valueReplacement(reader.text, pair, String(quoted), true) : [];
  reader.error('policy-number', markOf(pair), message('policyNumber', { key: pair.name }), fixes);
  return undefined;
}
