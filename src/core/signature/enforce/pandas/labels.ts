import { message } from '../../../base/message.ts';
import { dictEntries, kindName, listItems } from '../pythonValue.ts';
import { Refusal } from '../refusal.ts';
import type { PyList, Value } from '../value.ts';
import { inferCells } from './inference.ts';

/** The labels that pandas 3.1.1 makes of what was given as `columns` or `index` (`ensure_index`); throws a Refusal where it raises. */
export function labelsOf(given: Value): readonly Value[] {
  const entries = dictEntries(given);
  if (entries !== undefined) return textLabels([...entries.keys()], given);
  const items = listItems(given) ?? (given.kind === 'ndarray' ? given.cells : undefined);
  if (items === undefined) throw new Refusal(message('frameLabels', { kind: kindName(given) }), given.span);
  if (items.length > 0 && items.every((item) => listItems(item) !== undefined)) return tuples(items, given);
  return inferCells(items).cells;
}

/** The keys of a dict as labels. */
export function textLabels(keys: readonly string[], given: Value): readonly Value[] {
  for (const key of keys) if (!key.isWellFormed()) throw new Refusal(message('frameSurrogate'), given.span);
  return keys.map((value) => ({ kind: 'string', value, span: given.span }));
}

/** 0, 1, 2 … */
export function defaultLabels(count: number, given: Value): readonly Value[] {
  const labels: Value[] = [];
  for (let value = 0; value < count; value += 1) labels.push({ kind: 'integer', value, span: given.span });
  return labels;
}

/** Equal for labels that are equal for Python: 1, 1.0 and True are. Throws a Refusal for what Python cannot hash. */
export function labelKey(label: Value): string {
  return label.kind === 'string' ? textKey(label.value) : `\0${taggedKey(label)}`;
}

/** The `labelKey` of a text: itself, so that nothing is made of the names of thousands of columns. */
export function textKey(text: string): string {
  return text.startsWith('\0') ? `\0text ${text}` : text;
}

/** As a person reads it. */
export function shownLabel(label: Value): string {
  return taggedKey(label).replace(/^\w+ /, '');
}

function taggedKey(label: Value): string {
  if (label.kind === 'string') return `text ${label.value}`;
  if (label.kind === 'integer' || label.kind === 'float' || label.kind === 'boolean')
    return `number ${Number(label.value)}`;
  if (label.kind === 'null') return 'none';
  if (label.kind === 'scalar') return `${label.dtype.name} ${String(label.value)}`;
  if (label.kind === 'list') return `tuple ${label.items.map(taggedKey).join('\0')}`;
  throw new Refusal(message('frameLabelHash', { kind: kindName(label) }), label.span);
}

/** Labels of several levels are written as one list a level: `MultiIndex.from_arrays`. */
function tuples(levels: readonly Value[], given: Value): readonly Value[] {
  const lists = levels.map((level) => listItems(level) ?? []);
  const count = lists[0]?.length ?? 0;
  if (lists.some((list) => list.length !== count)) throw new Refusal(message('frameLevels'), given.span);
  const labels: PyList[] = [];
  for (let at = 0; at < count; at += 1) {
    const items: Value[] = [];
    for (const list of lists) {
      const item = list[at];
      if (item === undefined) continue;
      if (listItems(item) !== undefined || dictEntries(item) !== undefined) labelKey(item);
      items.push(item);
    }
    labels.push({ kind: 'list', items, span: given.span });
  }
  for (const label of labels) labelKey(label);
  return labels;
}
