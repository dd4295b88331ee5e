import { parseStage, type Stage } from '../stage.ts';

/** What versions are looked for. All kinds of conditions have to hold; of several stages, or several aliases, one. */
export interface FindQuery {
  /** Each is a part of the model's name, in any case. */
  readonly names: readonly string[];
  readonly stages: readonly Stage[];
  readonly aliases: readonly string[];
  readonly tags: readonly TagCondition[];
  readonly metrics: readonly MetricCondition[];
}

/** On the version or on its model; without a value any will do. */
export interface TagCondition {
  readonly key: string;
  readonly value: string | undefined;
}

/** Of the newest value that the source run logged. */
export interface MetricCondition {
  readonly key: string;
  readonly comparator: Comparator;
  readonly value: number;
}

export const comparators = ['>=', '<=', '!=', '=', '>', '<'] as const;
export type Comparator = (typeof comparators)[number];

/** A part of what was typed that no condition could be made of. */
export interface FindProblem {
  readonly kind: 'stage' | 'alias' | 'tag' | 'metric' | 'word' | 'quote' | 'long';
  readonly text: string;
}

export interface ReadQuery {
  readonly query: FindQuery;
  readonly problems: readonly FindProblem[];
}

export const anyVersion: FindQuery = { names: [], stages: [], aliases: [], tags: [], metrics: [] };

/**
 * Reads `stage:Production alias:champion tag:validated=yes f1>=0.6 btc`: words with a colon and comparisons are conditions, all others are parts of
 * the model's name. `"…"` holds blanks together; `@champion` is short for `alias:champion`.
 */
export function readQuery(typed: string): ReadQuery {
  if (typed.length > longest) return { query: anyVersion, problems: [{ kind: 'long', text: typed.slice(0, 40) }] };
  const conditions: Condition[] = [];
  const problems: FindProblem[] = [];
  for (const { text, isOpen } of wordsOf(joined(typed))) {
    const read = isOpen ? ({ kind: 'quote', text } as const) : conditionOf(text);
    if ('put' in read) conditions.push(read);
    else problems.push(read);
  }
  return { query: conditions.reduce((query, { put }) => put(query), anyVersion), problems };
}

/** The query of fields that are given one by one, each as it would be typed. */
export function queryOf(given: {
  readonly name?: string | undefined;
  readonly stage?: string | undefined;
  readonly alias?: string | undefined;
  readonly tag?: string | undefined;
  readonly metric?: string | undefined;
}): ReadQuery {
  const fields: (Condition | FindProblem)[] = [];
  if (given.name !== undefined) fields.push(nameCondition(given.name));
  if (given.stage !== undefined) fields.push(readers.stage(given.stage));
  if (given.alias !== undefined) fields.push(readers.alias(given.alias));
  if (given.tag !== undefined) fields.push(readers.tag(given.tag));
  if (given.metric !== undefined) fields.push(readers.metric(given.metric));
  return {
    query: fields.reduce((query, field) => ('put' in field ? field.put(query) : query), anyVersion),
    problems: fields.flatMap((field) => ('put' in field ? [] : [field])),
  };
}

const longest = 2000;

interface Condition {
  readonly put: (query: FindQuery) => FindQuery;
}

/** Blanks around a comparator do not end a word: `f1 >= 0.6` is `f1>=0.6`. Within quotes they stay. */
function joined(typed: string): string {
  return typed.replace(/"[^"]*"|\s+(?=[<>!]?=|[<>])|(?<=[<>=])\s+/g, (part) => (part.startsWith('"') ? part : ''));
}

function wordsOf(typed: string): { readonly text: string; readonly isOpen: boolean }[] {
  const words = typed.match(/(?:"[^"]*"?|[^\s"])+/g) ?? [];
  return words.map((text) => ({ text, isOpen: (text.split('"').length - 1) % 2 === 1 }));
}

function conditionOf(word: string): Condition | FindProblem {
  const [, field = '', rest = ''] = /^([a-z]+):(.*)$/is.exec(word) ?? [];
  const reader = readers[field.toLowerCase() as keyof typeof readers] as Reader | undefined;
  if (reader && Object.hasOwn(readers, field.toLowerCase())) return reader(rest);
  if (word.startsWith('@')) return readers.alias(word);
  if (field !== '') return { kind: 'word', text: word };
  return /[<>=]/.test(word.replace(/"[^"]*"/g, '')) ? readers.metric(word) : nameCondition(word);
}

type Reader = (text: string) => Condition | FindProblem;

const readers = {
  name: (text) => nameCondition(text),
  stage: (text) => {
    const stage = parseStage(unquoted(text));
    if (stage === undefined) return { kind: 'stage', text: unquoted(text) };
    return { put: (query) => ({ ...query, stages: [...query.stages, stage] }) };
  },
  alias: (text) => {
    const alias = unquoted(text).replace(/^@/, '');
    if (alias === '') return { kind: 'alias', text };
    return { put: (query) => ({ ...query, aliases: [...query.aliases, alias] }) };
  },
  tag: (text) => {
    const [, key = '', value] = /^("[^"]*"|[^=]*)(?:=(.*))?$/s.exec(text) ?? [];
    const tag = { key: unquoted(key).trim(), value: value === undefined ? undefined : unquoted(value.trim()) };
    if (tag.key === '') return { kind: 'tag', text };
    return { put: (query) => ({ ...query, tags: [...query.tags, tag] }) };
  },
  metric: (text) => {
    const [, key = '', written = '', number = ''] = metricShape.exec(text.trim()) ?? [];
    const comparator = comparators.find((one) => one === (written === '==' ? '=' : written));
    const value = Number(number.replace('−', '-'));
    const name = unquoted(key.trim());
    if (comparator === undefined || name === '' || number === '' || Number.isNaN(value))
      return { kind: 'metric', text };
    return { put: (query) => ({ ...query, metrics: [...query.metrics, { key: name, comparator, value }] }) };
  },
} as const satisfies Readonly<Record<string, Reader>>;

const metricShape = /^("[^"]*"|[^<>=!]+)(>=|<=|!=|==|=|>|<)\s*([-+−]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)$/i;

function nameCondition(text: string): Condition | FindProblem {
  const name = unquoted(text).trim();
  return { put: (query) => (name === '' ? query : { ...query, names: [...query.names, name] }) };
}

function unquoted(text: string): string {
  return text.replaceAll('"', '');
}
