import { message, type Message } from '../../../base/message.ts';
import type { TextEdit } from '../../../mlmodel/rule.ts';
import { resolved, type YamlMapping, type YamlNode } from '../../../mlmodel/yaml/node.ts';
import type { Gate } from '../policy.ts';
import { readNumber } from './metricCondition.ts';
import { durationMeant, readDuration } from './policyDuration.ts';
import { itemRemoval, replacement, valueReplacement } from './policyFixes.ts';
import type { PolicyKey, PolicyValue, PolicyWord } from './policyKey.ts';
import type { PolicyPair, PolicyReader } from './policyReader.ts';
import { itemsOf, markOf, plainOf, stringOf, withoutValue } from './policyValues.ts';
import { metricGates } from './readMetrics.ts';
import { nearName } from '../../../mlmodel/rules/nearName.ts';

/** A gate, where it is written, and how it would be taken out there. */
export interface PlacedGate {
  readonly gate: Gate;
  readonly at: YamlNode;
  readonly removal?: TextEdit | undefined;
}

/** The gates of a rule. That there is none is told here; what is no gate, too. */
export function readGates(reader: PolicyReader, pair: PolicyPair): readonly Gate[] {
  const map = resolved(pair.valueNode);
  if (map.kind !== 'mapping' || map.pairs.length === 0) {
    const isEmpty = map.kind === 'mapping' || withoutValue(map);
    const text = isEmpty ? message('policyGatesNone') : message('policyGatesMap');
    reader.error(isEmpty ? 'policy-empty' : 'policy-type', markOf(pair), text);
    return [];
  }
  const gates = [...reader.entries(map, 'gates').values()].flatMap((entry) => gatesOf(reader, entry.known, entry));
  return withoutDuplicates(reader, gates);
}

function withoutDuplicates(reader: PolicyReader, placed: readonly PlacedGate[]): readonly Gate[] {
  const known = new Map<string, Gate>();
  for (const { gate, at, removal } of placed) {
    const key = JSON.stringify(gate);
    if (!known.has(key)) known.set(key, gate);
    else {
      const fixes = removal ? [{ title: message('policyFixRemove'), isPreferred: true, edits: [removal] }] : [];
      const text = message('policyGateDuplicate');
      reader.tell({ code: 'policy-gate-duplicate', severity: 'warning', message: text, span: at.span, fixes });
    }
  }
  return [...known.values()];
}

function gatesOf(reader: PolicyReader, { name, value }: PolicyKey, pair: PolicyPair): readonly PlacedGate[] {
  if (withoutValue(pair.valueNode)) {
    const fixes = value.kind === 'words' ? wordFixes(reader.text, value, pair) : [];
    reader.error('policy-empty', markOf(pair), message('policyValueNone', { key: name }), fixes);
    return [];
  }
  if (value.kind === 'words') return wordGates(reader, value, pair);
  if (value.kind === 'metrics') return metricGates(reader, pair);
  if (value.kind === 'tags') return tagGates(reader, pair);
  if (value.kind === 'duration') return durationGates(reader, pair);
  if (value.kind === 'count') return countGates(reader, pair);
  return [];
}

type Words = Extract<PolicyValue, { kind: 'words' }>;

function wordGates(reader: PolicyReader, value: Words, pair: PolicyPair): readonly PlacedGate[] {
  const node = resolved(pair.valueNode);
  if (node.kind !== 'sequence' || !value.isList) return placedWord(reader, value, pair, pair.valueNode);
  if (node.items.length === 0)
    reader.error('policy-empty', markOf(pair), message('policyListEmpty', { key: pair.name }));
  return itemsOf(reader, pair.valueNode).flatMap((item) =>
    placedWord(reader, value, pair, item).map((placed) => ({
      ...placed,
      removal: itemRemoval(reader.text, node, item),
    })),
  );
}

function placedWord(reader: PolicyReader, value: Words, pair: PolicyPair, node: YamlNode): readonly PlacedGate[] {
  const written = value.isBoolean ? plainOf(node) : stringOf(node);
  const found = value.words.find(({ word }) => word === written);
  if (found) return found.gates.map((gate) => ({ gate, at: node }));
  const fixes = node === pair.valueNode ? wordFixes(reader.text, value, pair) : itemFixes(value.words, node, written);
  const span = node === pair.valueNode ? markOf(pair) : node.span;
  reader.error('policy-value', span, message('policyWords', { key: pair.name, words: listed(value.words) }), fixes);
  return [];
}

/** The nearest word, or all of them when none is near. */
function wordsMeant(words: readonly PolicyWord[], written: string | undefined): readonly string[] {
  const all = words.map(({ word }) => word);
  const near = written === undefined ? undefined : nearName(written, all);
  return near === undefined ? all : [near];
}

function wordFixes(text: string, { words }: Words, pair: PolicyPair): PolicyFixes {
  const meant = wordsMeant(words, stringOf(pair.valueNode));
  return meant.flatMap((word) => valueReplacement(text, pair, word, meant.length === 1));
}

function itemFixes(words: readonly PolicyWord[], node: YamlNode, written: string | undefined): PolicyFixes {
  if (node.kind !== 'scalar') return [];
  const meant = wordsMeant(words, written);
  return meant.map((word) => replacement(node.span, word, meant.length === 1));
}

type PolicyFixes = ReturnType<typeof valueReplacement>;

function listed(words: readonly PolicyWord[]): string {
  return words.map(({ word }) => word).join(', ');
}

function tagGates(reader: PolicyReader, pair: PolicyPair): readonly PlacedGate[] {
  const node = resolved(pair.valueNode);
  if (node.kind === 'mapping') return tagPairs(reader, node, pair);
  if (node.kind === 'sequence' && node.items.length === 0)
    reader.error('policy-empty', markOf(pair), message('policyListEmpty', { key: pair.name }));
  return itemsOf(reader, pair.valueNode).flatMap((item): PlacedGate[] => {
    const key = scalarText(item);
    if (key === undefined || key === '') {
      reader.error('policy-type', item === pair.valueNode ? markOf(pair) : item.span, message('policyTagKey'));
      return [];
    }
    const removal = node.kind === 'sequence' ? itemRemoval(reader.text, node, item) : undefined;
    return [{ gate: { kind: 'tag', key, value: undefined }, at: item, removal }];
  });
}

function tagPairs(reader: PolicyReader, map: YamlMapping, { key, name }: PolicyPair): readonly PlacedGate[] {
  if (map.pairs.length === 0) reader.error('policy-empty', key.span, message('policyListEmpty', { key: name }));
  return reader.pairs(map).flatMap((tag): PlacedGate[] => {
    const isAny = withoutValue(tag.valueNode);
    const value = isAny ? '*' : scalarText(tag.valueNode);
    if (value !== undefined && value !== '')
      return [{ gate: { kind: 'tag', key: tag.name, value: value === '*' ? undefined : value }, at: tag.key }];
    const text = message('policyTagValue', { key: tag.name });
    reader.error('policy-value', markOf(tag), text, valueReplacement(reader.text, tag, '"*"', false));
    return [];
  });
}

/** As it is written, whatever YAML takes it for: tags are texts. */
function scalarText(node: YamlNode): string | undefined {
  const scalar = resolved(node);
  return scalar.kind === 'scalar' && !withoutValue(scalar) ? scalar.value : undefined;
}

function durationGates(reader: PolicyReader, pair: PolicyPair): readonly PlacedGate[] {
  const written = scalarText(pair.valueNode);
  const milliseconds = written === undefined ? undefined : readDuration(written);
  if (milliseconds !== undefined) return [{ gate: { kind: 'ageInStaging', milliseconds }, at: pair.valueNode }];
  const meant = written === undefined ? undefined : durationMeant(written);
  return wrong(reader, pair, 'policy-duration', message('policyDuration', { key: pair.name }), meant);
}

function countGates(reader: PolicyReader, pair: PolicyPair): readonly PlacedGate[] {
  const written = plainOf(pair.valueNode);
  const count = written !== undefined && /^[1-9]\d{0,2}$/.test(written) ? Number(written) : undefined;
  if (count !== undefined) return [{ gate: { kind: 'approvals', count }, at: pair.valueNode }];
  const number = readNumber(scalarText(pair.valueNode) ?? '');
  const isSure = number !== undefined && number >= 1 && number <= 999 && Number.isInteger(number);
  const text = message('policyCount', { key: pair.name });
  return wrong(reader, pair, 'policy-value', text, isSure ? String(number) : number === undefined ? undefined : '1');
}

function wrong(
  reader: PolicyReader,
  pair: PolicyPair,
  code: 'policy-duration' | 'policy-value',
  text: Message,
  meant: string | undefined,
): readonly PlacedGate[] {
  const fixes = meant === undefined ? [] : valueReplacement(reader.text, pair, meant, false);
  reader.error(code, markOf(pair), text, fixes);
  return [];
}
