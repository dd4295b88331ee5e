import { message } from '../../../base/message.ts';
import { dictEntries, kindName, listItems } from '../pythonValue.ts';
import { Refusal } from '../refusal.ts';
import type { Value } from '../value.ts';
import { labelKey, textKey, textLabels } from './labels.ts';

/** The columns of a list of rows. */
export interface RowCells {
  /** Of rows that are dicts; otherwise undefined. */
  readonly labels: readonly Value[] | undefined;
  readonly columns: readonly (readonly Value[])[];
}

/** Reads a list of rows as pandas 3.1.1 does: the first row says what the others have to be. */
export function rowsToCells(rows: readonly Value[], data: Value, asked: readonly Value[] | undefined): RowCells {
  const [first] = rows;
  if (first !== undefined && dictEntries(first) !== undefined) return dictRows(rows, data, asked);
  return { labels: undefined, columns: listRows(rows) };
}

/** Rows that are too short are filled with None. */
function listRows(rows: readonly Value[]): readonly (readonly Value[])[] {
  const lists = rows.map(iterated);
  let width = 0;
  for (const list of lists) width = Math.max(width, list.length);
  const columns: Value[][] = Array.from({ length: width }, () => []);
  for (const [at, list] of lists.entries()) {
    const row = rows[at];
    if (row === undefined) continue;
    for (const [column, cells] of columns.entries()) cells.push(list[column] ?? { kind: 'null', span: row.span });
  }
  return columns;
}

/** `list(row)`: of a text its characters, of a dict its keys. */
function iterated(row: Value): readonly Value[] {
  const items = listItems(row);
  if (items !== undefined) return items;
  const { span } = row;
  if (row.kind === 'string') return Array.from(row.value, (value) => ({ kind: 'string' as const, value, span }));
  if (row.kind === 'ndarray' && row.shape.length === 1) return row.cells;
  const keys = dictEntries(row)?.keys();
  if (keys === undefined) throw new Refusal(message('frameRow', { kind: kindName(row) }), span);
  return Array.from(keys, (value) => ({ kind: 'string' as const, value, span }));
}

function dictRows(rows: readonly Value[], data: Value, asked: readonly Value[] | undefined): RowCells {
  const plain = rows.map(dictEntries).filter((entries) => entries !== undefined);
  if (plain.length === rows.length && asked === undefined) return plainRows(plain, rows, data);
  const dicts = rows.map(dictOfRow);
  const keys = new Map<string, Value>();
  for (const dict of dicts) for (const [key, { label }] of dict) if (!keys.has(key)) keys.set(key, label);
  const labels = asked ?? checkedLabels([...keys.values()], data);
  const columns = labels.map((label) => {
    const key = labelKey(label);
    return dicts.map((dict, at): Value => dict.get(key)?.value ?? missing(rows[at] ?? data));
  });
  return { labels, columns };
}

/** The usual case: every row is an object, and its keys are the names. */
function plainRows(dicts: readonly ReadonlyMap<string, Value>[], rows: readonly Value[], data: Value): RowCells {
  const keys = new Set<string>();
  for (const dict of dicts) for (const key of dict.keys()) keys.add(key);
  const columns = Array.from(keys, (key) => dicts.map((dict, at): Value => dict.get(key) ?? missing(rows[at] ?? data)));
  return { labels: textLabels([...keys], data), columns };
}

function checkedLabels(labels: readonly Value[], data: Value): readonly Value[] {
  textLabels(
    labels.map((label) => (label.kind === 'string' ? label.value : '')),
    data,
  );
  return labels;
}

function missing(row: Value): Value {
  return { kind: 'float', value: NaN, span: row.span };
}

interface RowMember {
  readonly label: Value;
  readonly value: Value;
}

/** `dict(row)`: also of a list of pairs, whose keys may be of any kind. */
function dictOfRow(row: Value): ReadonlyMap<string, RowMember> {
  const found = new Map<string, RowMember>();
  const entries = dictEntries(row);
  if (entries !== undefined) {
    for (const [key, value] of entries)
      found.set(textKey(key), { label: { kind: 'string', value: key, span: value.span }, value });
    return found;
  }
  const pairs = row.kind === 'string' || row.kind === 'array' || row.kind === 'list' ? iterated(row) : undefined;
  if (pairs === undefined) throw new Refusal(message('frameRowDict', { kind: kindName(row) }), row.span);
  for (const pair of pairs) {
    const [label, value, ...more] = isPair(pair) ? iterated(pair) : [];
    if (label === undefined || value === undefined || more.length > 0) {
      throw new Refusal(message('frameRowDict', { kind: kindName(row) }), row.span);
    }
    found.set(labelKey(label), { label, value });
  }
  return found;
}

function isPair(value: Value): boolean {
  return value.kind === 'string' || listItems(value) !== undefined || dictEntries(value) !== undefined;
}
