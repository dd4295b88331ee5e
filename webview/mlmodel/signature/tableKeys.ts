import { gridAct, led, type GridAct } from './gridKeys.ts';
import { everything, extended, nothing, toggled } from './selection.ts';
import type { TableControl } from './useTable.ts';

/**
 * What keys do in a table while no cell of it is edited. VS Code does not hear of a key that is taken: it would, for one, select the text of the
 * whole page at Ctrl+A.
 */
export function tableKeys(control: TableControl, pageOfRows: () => number): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.target instanceof HTMLInputElement) return;
    const act = gridAct(event);
    const isTooSoon = act !== undefined && event.repeat && changes.has(act.kind) && control.acts.isBusy();
    if (act && (isTooSoon || isTaken(control, act, pageOfRows))) event.preventDefault();
    if (event.defaultPrevented || isClipboard(event)) event.stopPropagation();
  };
}

/** A key that is held down does no more of these than the text can follow. */
const changes: ReadonlySet<GridAct['kind']> = new Set(['toggle', 'remove', 'duplicate', 'insert', 'shift']);

/** VS Code would have the page copy what is selected as text, which no row is. */
function isClipboard({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && !altKey && ['c', 'x', 'v'].includes(key.toLowerCase());
}

function isTaken(control: TableControl, act: GridAct, pageOfRows: () => number): boolean {
  const { acts, lines, line, view, change, canChange } = control;
  const at = lines[line];
  if (!at) return false;
  switch (act.kind) {
    case 'go':
      return goes(control, act, pageOfRows());
    case 'edit':
    case 'toggle': {
      if (at.kind === 'message') return false; // the button of the fix takes it
      const cell = control.columns[view.active?.column ?? 0]?.cell;
      if (cell === 'required') void acts.toggleRequired();
      else if (act.kind === 'edit') acts.begin();
      else change((before) => ({ ...before, selection: toggled(before.selection, at.key) }));
      return true;
    }
    case 'select':
      if (at.kind === 'row') change((before) => ({ ...before, selection: toggled(before.selection, at.key) }));
      return true;
    case 'selectAll':
      change((before) => ({ ...before, selection: everything(lines) }));
      return true;
    case 'clear': {
      const isClear = view.selection.keys.size === 0 && control.trouble === '';
      control.say('');
      change((before) => ({ ...before, selection: nothing }));
      return !isClear;
    }
    case 'reveal':
      control.onReveal(control.model.table.part, at.kind === 'row' ? at.keyed.row.path : at.path);
      return true;
    case 'insert':
      if (canChange) void acts.add('here');
      return canChange;
    case 'remove':
    case 'duplicate':
      if (canChange) void acts[act.kind]();
      return canChange;
    case 'shift':
      if (canChange) void acts.shift(act.by);
      return canChange;
  }
}

function goes(control: TableControl, act: Extract<GridAct, { kind: 'go' }>, page: number): boolean {
  const { lines, line, view, columns, change, goTo, setOpen } = control;
  const at = lines[line];
  const spot = led(lines, { line, column: view.active?.column ?? 0 }, act.to, {
    columns: columns.length - hiddenColumns(columns),
    page,
  });
  if (!at || spot === undefined) return true;
  if (typeof spot === 'string') {
    if (at.kind === 'row') setOpen(at.key, spot === 'open');
    return true;
  }
  const from = at.kind === 'row' ? at.key : at.rowKey;
  goTo(spot.line, spot.column);
  const target = lines[spot.line];
  const to = target?.kind === 'message' ? target.rowKey : target?.key;
  const isKept = spot.line === line;
  if (act.isExtending && to !== undefined && !isKept)
    change((before) => ({ ...before, selection: extended(before.selection, lines, from, to) }));
  else if (!isKept && view.selection.keys.size > 0) change((before) => ({ ...before, selection: nothing }));
  return true;
}

/** Narrow pages leave out the last one. */
function hiddenColumns(columns: TableControl['columns']): number {
  const isNarrow = window.matchMedia('(max-width: 800px)').matches;
  return isNarrow ? columns.filter(({ className }) => className.includes('wide')).length : 0;
}
