import type { PageColumn } from '../../src/protocol/checkDataPage.ts';

export interface ColumnFilter {
  /** Part of a name, of any case; '' for all. */
  readonly text: string;
  readonly onlyProblems: boolean;
}

/** The indices of the columns that pass; those with problems first, as the page is there to find them. */
export function listed(columns: readonly PageColumn[], { text, onlyProblems }: ColumnFilter): readonly number[] {
  const wanted = text.trim().toLowerCase();
  const all = [...columns.keys()].filter((index) => {
    const column = columns[index];
    if (column === undefined || (onlyProblems && !hasProblem(column))) return false;
    return wanted === '' || column.name.toLowerCase().includes(wanted);
  });
  const isBad = (index: number): boolean => isBadAt(columns, index);
  return [...all.filter(isBad), ...all.filter((index) => !isBad(index))];
}

export function hasProblem({ serving, predict }: PageColumn): boolean {
  return isBadOutcome(serving) || isBadOutcome(predict);
}

function isBadAt(columns: readonly PageColumn[], index: number): boolean {
  const column = columns[index];
  return column !== undefined && hasProblem(column);
}

function isBadOutcome(outcome: PageColumn['serving']): boolean {
  return outcome === 'refused' || outcome === 'changed';
}

/** The place in the list of the next column with a problem in a direction, from any place; undefined where there is none. */
export function nextProblem(
  columns: readonly PageColumn[],
  list: readonly number[],
  from: number,
  by: 1 | -1,
): number | undefined {
  for (let place = from + by; place >= 0 && place < list.length; place += by) {
    const index = list[place];
    if (index !== undefined && isBadAt(columns, index)) return place;
  }
  return undefined;
}

/** Where a key goes in a list with so many rows to a page; undefined for a key of no meaning. */
export function moved(key: string, place: number, count: number, page: number): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: -count,
    End: count,
  };
  const step = steps[key];
  if (step === undefined || count === 0) return undefined;
  return Math.min(Math.max(place + step, 0), count - 1);
}
