import type { SignaturePartName } from '../../../src/core/mlmodel/document.ts';
import type { ModelPage, PageProblem, RowCell } from '../../../src/core/mlmodel/page/modelPage.ts';
import type { Severity } from '../../../src/core/mlmodel/rule.ts';
import { pathKey, type KeyedRow } from './rowKeys.ts';

export interface PlacedProblem {
  /** Among the problems of the page: what a fix is asked by. */
  readonly index: number;
  readonly problem: PageProblem;
  readonly cell: RowCell | null;
}

export interface PartProblems {
  /** Of the part as a whole, and of rows that cannot be shown. */
  readonly ofPart: readonly PlacedProblem[];
  readonly ofRows: ReadonlyMap<string, readonly PlacedProblem[]>;
}

/** The problems of one table, each at the row that it is about or at the nearest one around it. */
export function partProblems(
  problems: ModelPage['problems'],
  part: SignaturePartName,
  rows: readonly KeyedRow[],
): PartProblems {
  const ofPart: PlacedProblem[] = [];
  const ofRows = new Map<string, PlacedProblem[]>();
  const placed = problems.flatMap((problem, index) =>
    problem.place.kind !== 'section' && problem.place.part === part ? [{ problem, index, place: problem.place }] : [],
  );
  if (placed.length === 0) return { ofPart, ofRows };
  const keys = new Map(rows.map(({ key, row }) => [pathKey(row.path), key]));
  for (const { problem, index, place } of placed) {
    const path = place.kind === 'row' ? place.path : [];
    const depth = nearestDepth(path, keys);
    const key = keys.get(pathKey(path.slice(0, depth)));
    const isExact = place.kind === 'row' && depth === path.length;
    const entry = { index, problem, cell: isExact ? place.cell : null };
    if (depth === 0 || key === undefined) ofPart.push(entry);
    else ofRows.set(key, [...(ofRows.get(key) ?? []), entry]);
  }
  return { ofPart, ofRows };
}

const ranks: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

export function mostSevere(severities: readonly (Severity | null)[]): Severity | null {
  return ranks.find((severity) => severities.includes(severity)) ?? null;
}

function nearestDepth(path: readonly number[], keys: ReadonlyMap<string, string>): number {
  let depth = path.length;
  while (depth > 0 && !keys.has(pathKey(path.slice(0, depth)))) depth--;
  return depth;
}
