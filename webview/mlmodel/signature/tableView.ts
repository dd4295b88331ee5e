import type { RowPath } from '../../../src/core/mlmodel/page/modelPage.ts';
import { carryOver, pathKey, type KeyedRow } from './rowKeys.ts';
import { nothing, type Selection } from './selection.ts';
import type { Line } from './visibleRows.ts';

/** Where the focus of a table is, or comes back to. */
export interface Active {
  readonly rowKey: string;
  /** Of a message under the row, counted from zero; `null`: the row itself. */
  readonly message: number | null;
  readonly path: RowPath;
  readonly column: number;
}

/** How a person looks at a table. It outlives new states of the text. */
export interface TableView {
  /** Those that the keys are of. */
  readonly rows: readonly KeyedRow[];
  readonly closed: ReadonlySet<string>;
  readonly selection: Selection;
  readonly active: Active | null;
  /** The active cell is being edited. */
  readonly isEditing: boolean;
}

/** Above this many rows those with something inside begin closed. */
const mostOpen = 500;

export function freshView(rows: readonly KeyedRow[], closed?: readonly string[], active?: Active | null): TableView {
  const begin = rows.length > mostOpen ? rows.filter(({ row }) => row.inside > 0).map(({ key }) => key) : [];
  return { rows, closed: new Set(closed ?? begin), selection: nothing, active: active ?? null, isEditing: false };
}

/** The view over a new state of the rows. What is edited stays so only while its row is there. */
export function carriedView(view: TableView, rows: readonly KeyedRow[]): TableView {
  if (view.rows === rows) return view;
  const { active, selection } = view;
  const keys = carryOver(view.rows, rows, selection.keys);
  const anchor = selection.anchor === null ? [] : carryOver(view.rows, rows, new Set([selection.anchor]));
  const key = active && [...carryOver(view.rows, rows, new Set([active.rowKey]))][0];
  const found = key === null ? undefined : rows.find((keyed) => keyed.key === key);
  const there = new Set(rows.map((keyed) => keyed.key));
  return {
    rows,
    closed: carryOver(view.rows, rows, view.closed),
    selection: { keys: new Set([...keys].filter((one) => there.has(one))), anchor: [...anchor][0] ?? null },
    active: active && found ? { ...active, rowKey: found.key, path: found.row.path } : active,
    isEditing: view.isEditing && found !== undefined,
  };
}

/** The line that the active cell is in: its own, that of its row, or the one that came into its place. -1 where there is none. */
export function activeLine(lines: readonly Line[], active: Active | null): number {
  if (active === null || lines.length === 0) return lines.length === 0 ? -1 : 0;
  let row = -1;
  for (const [index, line] of lines.entries()) {
    if (line.kind === 'message' ? line.rowKey !== active.rowKey : line.key !== active.rowKey) continue;
    if (line.kind === 'row') row = index;
    if ((line.kind === 'message' ? line.at : null) === active.message) return index;
  }
  return row >= 0 ? row : lineAtPath(lines, active.path);
}

export function activeAt(line: Line, column: number): Active {
  return {
    rowKey: line.kind === 'row' ? line.key : line.rowKey,
    message: line.kind === 'row' ? null : line.at,
    path: line.kind === 'row' ? line.keyed.row.path : line.path,
    column,
  };
}

/** The row at the path, or the last one before it. */
function lineAtPath(lines: readonly Line[], path: RowPath): number {
  let last = 0;
  for (const [index, line] of lines.entries()) {
    if (line.kind !== 'row') continue;
    const at = line.keyed.row.path;
    if (pathKey(at) === pathKey(path)) return index;
    if (isBefore(at, path)) last = index;
  }
  return last;
}

function isBefore(one: RowPath, other: RowPath): boolean {
  for (const [depth, index] of one.entries()) {
    const against = other[depth];
    if (against === undefined) return false;
    if (index !== against) return index < against;
  }
  return true;
}
