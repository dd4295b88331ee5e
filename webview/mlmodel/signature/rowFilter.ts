import { typeWords } from './typeWords.ts';
import type { KeyedRow } from './rowKeys.ts';

/** What a person typed into the filter box, read: all of it has to hold. */
export interface RowFilter {
  readonly names: readonly string[];
  readonly types: readonly string[];
  readonly states: readonly FilterState[];
}

export type FilterState = 'problem' | 'required' | 'optional';

/** `close type:long is:problem`; words without a colon are parts of names. Undefined when nothing is asked. */
export function readFilter(text: string): RowFilter | undefined {
  const words = text.toLowerCase().match(/(?:type|is):"[^"]*"|\S+/g) ?? [];
  const names: string[] = [];
  const types: string[] = [];
  const states: FilterState[] = [];
  for (const word of words) {
    const [, key = '', value = ''] = /^(type|is):"?([^"]*)"?$/.exec(word) ?? [];
    if (key === 'type') types.push(value);
    else if (key === 'is' && isState(value)) states.push(value);
    else if (key === '' || value !== '') names.push(word);
  }
  return names.length + types.length + states.length === 0 ? undefined : { names, types, states };
}

/** The indices of rows to show: those that match, with what they stand in. `found` counts the matches alone. */
export function filterRows(
  rows: readonly KeyedRow[],
  filter: RowFilter,
  hasProblem: (key: string) => boolean,
): { readonly shown: ReadonlySet<number>; readonly found: number } {
  const shown = new Set<number>();
  const around: number[] = [];
  let found = 0;
  for (const [index, keyed] of rows.entries()) {
    around.length = keyed.row.path.length - 1;
    around.push(index);
    if (!matches(keyed, filter, hasProblem)) continue;
    found++;
    for (const one of around) shown.add(one);
  }
  return { shown, found };
}

function matches({ key, row }: KeyedRow, filter: RowFilter, hasProblem: (key: string) => boolean): boolean {
  const name = (row.name ?? '').toLowerCase();
  const words = typeWords(row.type);
  return (
    filter.names.every((part) => name.includes(part)) &&
    filter.types.every((part) => row.type.startsWith(part) || words.includes(part)) &&
    filter.states.every((state) => (state === 'problem' ? hasProblem(key) : row.isRequired === (state === 'required')))
  );
}

function isState(text: string): text is FilterState {
  return text === 'problem' || text === 'required' || text === 'optional';
}
