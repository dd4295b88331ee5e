import type { RowPath } from '../../../src/core/mlmodel/page/modelPage.ts';
import type { Severity } from '../../../src/core/mlmodel/rule.ts';
import { mostSevere, type PartProblems, type PlacedProblem } from './partProblems.ts';
import type { KeyedRow } from './rowKeys.ts';

/** A row of the table as it stands on the page. */
export interface RowLine {
  readonly kind: 'row';
  readonly key: string;
  readonly keyed: KeyedRow;
  /** `null`: nothing is inside. */
  readonly isOpen: boolean | null;
  /** The worst of its own problems and, while it is closed, of those inside. */
  readonly severity: Severity | null;
  readonly problems: readonly PlacedProblem[];
}

/** What is wrong with the row above. */
export interface MessageLine {
  readonly kind: 'message';
  readonly key: string;
  readonly rowKey: string;
  /** Of the row. */
  readonly path: RowPath;
  readonly placed: PlacedProblem;
  /** Which message under the row it is, from zero. */
  readonly at: number;
}

export type Line = RowLine | MessageLine;

export interface Looks {
  /** Keys of rows whose inside is not shown. */
  readonly closed: ReadonlySet<string>;
  /** Indices of rows that a filter leaves; with a filter everything is open. */
  readonly shown?: ReadonlySet<number> | undefined;
}

export function visibleLines(
  rows: readonly KeyedRow[],
  problems: PartProblems,
  { closed, shown }: Looks,
): readonly Line[] {
  const lines: Line[] = [];
  for (let index = 0; index < rows.length; index++) {
    const keyed = rows[index];
    if (!keyed || (shown && !shown.has(index))) continue;
    const { key, row } = keyed;
    const own = problems.ofRows.get(key) ?? [];
    const isOpen = row.inside === 0 ? null : shown !== undefined || !closed.has(key);
    const hidden = isOpen === false ? rows.slice(index + 1, index + 1 + row.inside) : [];
    const severity = mostSevere(
      [...own, ...hidden.flatMap(({ key }) => problems.ofRows.get(key) ?? [])].map(severityOf),
    );
    lines.push({ kind: 'row', key, keyed, isOpen, severity, problems: own });
    for (const [at, placed] of own.entries())
      lines.push({ kind: 'message', key: `${key}!${at}`, rowKey: key, path: row.path, placed, at });
    if (isOpen === false) index += row.inside;
  }
  return lines;
}

/** All that have something inside. */
export function parentKeys(rows: readonly KeyedRow[]): readonly string[] {
  return rows.flatMap(({ key, row }) => (row.inside > 0 ? [key] : []));
}

/** Those around the row, which have to be open for it to be seen. */
export function keysAround(rows: readonly KeyedRow[], index: number): readonly string[] {
  const keys: string[] = [];
  let depth = rows[index]?.row.path.length ?? 0;
  for (let at = index - 1; at >= 0 && depth > 1; at--) {
    const keyed = rows[at];
    if (!keyed || keyed.row.path.length >= depth) continue;
    keys.push(keyed.key);
    depth = keyed.row.path.length;
  }
  return keys;
}

function severityOf({ problem }: PlacedProblem): Severity {
  return problem.severity;
}
