import type { RowCell } from '../../../src/core/mlmodel/page/modelPage.ts';
import type { Line } from './visibleRows.ts';

export type Direction =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'pageUp'
  | 'pageDown'
  | 'rowStart'
  | 'rowEnd'
  | 'gridStart'
  | 'gridEnd';

export type GridAct =
  | { readonly kind: 'go'; readonly to: Direction; readonly isExtending: boolean }
  | { readonly kind: 'shift'; readonly by: -1 | 1 }
  | {
      readonly kind:
        | 'edit'
        | 'toggle'
        | 'select'
        | 'selectAll'
        | 'clear'
        | 'remove'
        | 'duplicate'
        | 'insert'
        | 'reveal';
    };

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/**
 * What a key means in a table while no cell is edited; undefined for keys that are the browser's, VS Code's (undo, redo and save among them) or
 * nobody's.
 */
export function gridAct(press: KeyPress): GridAct | undefined {
  const control = press.ctrlKey || press.metaKey ? 'Ctrl+' : '';
  const alt = press.altKey ? 'Alt+' : '';
  const shift = press.shiftKey ? 'Shift+' : '';
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  const plain = acts.get(`${control}${alt}${shift}${key}`);
  if (plain) return plain;
  const to = ways.get(`${control}${alt}${key}`);
  return to && { kind: 'go', to, isExtending: press.shiftKey };
}

const acts: ReadonlyMap<string, GridAct> = new Map<string, GridAct>([
  ['Enter', { kind: 'edit' }],
  ['F2', { kind: 'edit' }],
  [' ', { kind: 'toggle' }],
  ['Shift+ ', { kind: 'select' }],
  ['Ctrl+ ', { kind: 'select' }],
  ['Ctrl+a', { kind: 'selectAll' }],
  ['Escape', { kind: 'clear' }],
  ['Delete', { kind: 'remove' }],
  ['Backspace', { kind: 'remove' }],
  ['Ctrl+d', { kind: 'duplicate' }],
  ['Alt+Enter', { kind: 'insert' }], // the Insert key belongs to VS Code, which hears it as well
  ['Ctrl+Enter', { kind: 'reveal' }],
  ['Alt+ArrowUp', { kind: 'shift', by: -1 }],
  ['Alt+ArrowDown', { kind: 'shift', by: 1 }],
]);

const ways: ReadonlyMap<string, Direction> = new Map<string, Direction>([
  ['ArrowUp', 'up'],
  ['ArrowDown', 'down'],
  ['ArrowLeft', 'left'],
  ['ArrowRight', 'right'],
  ['PageUp', 'pageUp'],
  ['PageDown', 'pageDown'],
  ['Home', 'rowStart'],
  ['End', 'rowEnd'],
  ['Ctrl+Home', 'gridStart'],
  ['Ctrl+End', 'gridEnd'],
]);

/** Where the focus is: a line of the table, and the cell in it or, in a message, the button. */
export interface Spot {
  readonly line: number;
  readonly column: number;
}

/** Where a key leads, or that it opens or closes the row instead. Undefined: nowhere. */
export function led(
  lines: readonly Line[],
  from: Spot,
  to: Direction,
  { columns, page }: { readonly columns: number; readonly page: number },
): Spot | 'open' | 'close' | undefined {
  const line = lines[from.line];
  if (!line) return undefined;
  const last = lastColumn(line, columns);
  const column = Math.min(from.column, last);
  switch (to) {
    case 'left':
      if (column > 0) return { ...from, column: column - 1 };
      return line.kind === 'row' && line.isOpen === true ? 'close' : outOf(lines, from);
    case 'right':
      if (column === 0 && line.kind === 'row' && line.isOpen === false) return 'open';
      return column < last ? { ...from, column: column + 1 } : undefined;
    case 'rowStart':
      return { ...from, column: 0 };
    case 'rowEnd':
      return { ...from, column: last };
    default: {
      const steps = { up: -1, down: 1, pageUp: -page, pageDown: page, gridStart: -lines.length, gridEnd: lines.length };
      const next = Math.max(0, Math.min(lines.length - 1, from.line + steps[to]));
      if (next === from.line && to !== 'gridStart' && to !== 'gridEnd') return undefined;
      const column = to === 'gridStart' ? 0 : to === 'gridEnd' ? columns - 1 : from.column;
      return { line: next, column };
    }
  }
}

/** The cell in a line that is nearest to a column: messages have a cell for each fix, and at least one. */
export function lastColumn(line: Line, columns: number): number {
  return line.kind === 'row' ? columns - 1 : Math.max(0, line.placed.problem.fixes.length - 1);
}

/** The next cell that can be edited, for Tab; undefined past the end. */
export function nextCell(
  lines: readonly Line[],
  from: Spot,
  by: -1 | 1,
  columns: readonly RowCell[],
  canEdit: (line: Line, cell: RowCell) => boolean,
): Spot | undefined {
  let { line, column } = from;
  for (;;) {
    column += by;
    if (column < 0 || column >= columns.length) {
      line += by;
      column = by > 0 ? 0 : columns.length - 1;
    }
    const at = lines[line];
    const cell = columns[column];
    if (!at || cell === undefined) return undefined;
    if (canEdit(at, cell)) return { line, column };
  }
}

/** The row that this one is in, or whose message this is. */
function outOf(lines: readonly Line[], from: Spot): Spot | undefined {
  const depth = depthOf(lines[from.line]);
  for (let line = from.line - 1; line >= 0; line--) {
    const at = lines[line];
    if (at?.kind === 'row' && at.keyed.row.path.length < depth) return { line, column: 0 };
  }
  return undefined;
}

function depthOf(line: Line | undefined): number {
  if (!line) return 0;
  return line.kind === 'row' ? line.keyed.row.path.length : line.path.length + 1;
}
