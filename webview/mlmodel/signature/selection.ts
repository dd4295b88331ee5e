import type { RowPath } from '../../../src/core/mlmodel/page/modelPage.ts';
import { pathKey } from './rowKeys.ts';
import type { Line, RowLine } from './visibleRows.ts';

/** The rows that are picked, and the one that a range is counted from. */
export interface Selection {
  readonly keys: ReadonlySet<string>;
  readonly anchor: string | null;
}

export const nothing: Selection = { keys: new Set(), anchor: null };

export function toggled({ keys }: Selection, key: string): Selection {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return { keys: next, anchor: key };
}

/** From the anchor, or from where the focus was, to the row. */
export function extended({ anchor }: Selection, lines: readonly Line[], from: string, to: string): Selection {
  const rows = rowLines(lines);
  const start = anchor ?? from;
  const first = rows.findIndex(({ key }) => key === start);
  const last = rows.findIndex(({ key }) => key === to);
  if (first < 0 || last < 0) return { keys: new Set([to]), anchor: to };
  const range = rows.slice(Math.min(first, last), Math.max(first, last) + 1);
  return { keys: new Set(range.map(({ key }) => key)), anchor: start };
}

export function everything(lines: readonly Line[]): Selection {
  const rows = rowLines(lines);
  return { keys: new Set(rows.map(({ key }) => key)), anchor: rows[0]?.key ?? null };
}

/** What an act is done to: the selection if the row is in it, otherwise the row. In the order of the table. */
export function targets({ keys }: Selection, lines: readonly Line[], key: string): readonly RowLine[] {
  const wanted = keys.has(key) ? keys : new Set([key]);
  return rowLines(lines).filter((line) => wanted.has(line.key));
}

/** Their paths without those inside another one: what takes the outer row takes them too. */
export function outerPaths(lines: readonly RowLine[]): readonly RowPath[] {
  const taken = new Set(lines.map(({ keyed }) => pathKey(keyed.row.path)));
  return lines
    .map(({ keyed }) => keyed.row.path)
    .filter((path) => !path.some((_, depth) => depth > 0 && taken.has(pathKey(path.slice(0, depth)))));
}

function rowLines(lines: readonly Line[]): readonly RowLine[] {
  return lines.filter((line) => line.kind === 'row');
}
