import type { DataView, ViewPlace } from './dataView.ts';
import type { TableProblem } from './judgeTable.ts';

export type GivenProblem = Pick<TableProblem, 'message' | 'at' | 'spec' | 'column'>;

/** A problem, and where among the columns of the data it is, as far as that is known. */
export interface SaidProblem extends GivenProblem {
  readonly place: ViewPlace | undefined;
}

export interface SaidByColumn {
  readonly count: number;
  readonly all: readonly SaidProblem[];
  /** By the index of the input. */
  readonly bySpec: ReadonlyMap<number, readonly SaidProblem[]>;
  /** By the column of the data, of problems that name no input. */
  readonly byColumn: ReadonlyMap<number, readonly SaidProblem[]>;
  /** Something is wrong with the data as a whole, so that MLflow does not come to the columns. */
  readonly isStopped: boolean;
}

/** What one of the ways said, by the columns that it is about. */
export function saidByColumn(
  problems: readonly GivenProblem[],
  view: DataView | undefined,
  places: readonly (number | undefined)[],
): SaidByColumn {
  const bySpec = new Map<number, SaidProblem[]>();
  const byColumn = new Map<number, SaidProblem[]>();
  const all: SaidProblem[] = [];
  let isStopped = false;
  for (const problem of problems) {
    const { spec, at } = problem;
    const known = spec?.part === 'inputs' ? places[spec.index] : undefined;
    const isAbsent = spec !== undefined && known === undefined;
    const place = at && !isAbsent ? view?.placeOf(at, known ?? problem.column) : undefined;
    const said = { ...problem, place };
    all.push(said);
    if (spec?.part === 'inputs') push(bySpec, spec.index, said);
    else if (spec === undefined && place) push(byColumn, place.column, said);
    else if (spec === undefined) isStopped = true;
  }
  return { count: all.length, all, bySpec, byColumn, isStopped };
}

function push(map: Map<number, SaidProblem[]>, key: number, said: SaidProblem): void {
  const known = map.get(key);
  if (known) known.push(said);
  else map.set(key, [said]);
}
