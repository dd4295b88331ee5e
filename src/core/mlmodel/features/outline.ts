import type { Span } from '../../base/span.ts';
import type { MlmodelDocument, SignaturePart } from '../document.ts';
import { keysOf } from '../values.ts';
import type { YamlEntry } from '../yaml/mapping.ts';
import { resolved } from '../yaml/node.ts';
import { jsonText, nameText, paramText, specText } from './typeText.ts';

export interface OutlineItem {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'key' | 'map' | 'column' | 'parameter';
  /** With all that belongs to it. */
  readonly span: Span;
  /** What is selected when a person goes there. */
  readonly selection: Span;
  readonly children: readonly OutlineItem[];
}

/** Levels of maps that are shown; what flavors nest deeper is seen in the text. */
const deepest = 3;
/** Characters of a value beside its key. */
const longest = 60;

/** The keys of the file, with the columns of its signature. */
export function outlineOf(document: MlmodelDocument): readonly OutlineItem[] {
  return items(document.top, document, 1);
}

function items(entries: ReadonlyMap<string, YamlEntry>, document: MlmodelDocument, depth: number): OutlineItem[] {
  return [...entries].map(([name, entry]) => {
    const part = document.parts.find((one) => one.entry.key.span.start === entry.key.span.start);
    const inner = depth < deepest ? ownKeys(entry) : new Map<string, YamlEntry>();
    return {
      name,
      detail: detailOf(entry),
      kind: inner.size > 0 || part ? 'map' : 'key',
      span: spanOf(entry),
      selection: entry.key.span,
      children: part ? specs(part) : items(inner, document, depth + 1),
    };
  });
}

/** Not those of an alias or a merge key, which are written elsewhere. */
export function ownKeys(entry: YamlEntry): ReadonlyMap<string, YamlEntry> {
  const { start, end } = spanOf(entry);
  const own = [...keysOf(entry.value)].filter(([, { key }]) => start <= key.span.start && key.span.end <= end);
  return entry.valueNode.kind === 'alias' ? new Map() : new Map(own);
}

function specs(part: SignaturePart): OutlineItem[] {
  const { name: partName, schema, params = [] } = part;
  const columns = (schema?.specs ?? []).map((spec, index): OutlineItem => {
    const span = part.toFile(spec.span);
    const optional = spec.kind === 'column' && !spec.isRequired;
    return {
      name: nameText(spec.name) ?? `${partName}[${index}]`,
      detail: optional ? `${specText(spec)}?` : specText(spec),
      kind: 'column',
      span,
      selection: span,
      children: [],
    };
  });
  const parameters = params.map((param, index): OutlineItem => {
    const span = part.toFile(param.span);
    const detail = `${paramText(param)} = ${jsonText(param.defaultValue)}`;
    return {
      name: nameText(param.name) ?? `params[${index}]`,
      detail,
      kind: 'parameter',
      span,
      selection: span,
      children: [],
    };
  });
  return [...columns, ...parameters];
}

function detailOf({ value }: YamlEntry): string {
  const held = resolved(value);
  if (held.kind !== 'scalar' || held.value.length > longest) return '';
  return /[\r\n[{]/.test(held.value) ? '' : held.value;
}

/** From the key to the end of its value, an alias as it is written. */
export function spanOf({ key, valueNode }: Pick<YamlEntry, 'key' | 'valueNode'>): Span {
  return {
    start: key.span.start,
    end: Math.max(key.span.end, valueNode.span.start > key.span.start ? valueNode.span.end : 0),
  };
}
