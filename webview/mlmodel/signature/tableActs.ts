import type { Gesture, NewRow } from '../../../src/core/mlmodel/page/gesture.ts';
import type { RowCell, RowPath } from '../../../src/core/mlmodel/page/modelPage.ts';
import type { GestureOutcome } from '../../../src/protocol/mlmodelPage.ts';
import { announce } from '../../ui/announce.ts';
import { cellGesture, pathAfter, requiredGesture } from './cellGesture.ts';
import { copyRows } from './copyRows.ts';
import { nextCell } from './gridKeys.ts';
import { freeName, pasteColumns, usualRow, type Pasted } from './pasteColumns.ts';
import { t } from './say.ts';
import { nothing, outerPaths, targets } from './selection.ts';
import { canEdit, type TableColumn } from './tableColumns.ts';
import type { TableModel } from './tableModel.ts';
import { activeAt, type TableView } from './tableView.ts';
import type { Line, RowLine } from './visibleRows.ts';

/** What the acts of a table look at, as it is when they look. */
export interface TableNow {
  readonly model: TableModel;
  readonly lines: readonly Line[];
  readonly columns: readonly TableColumn[];
  readonly view: TableView;
  /** The line with the active cell; -1 in an empty table. */
  readonly line: number;
  readonly canChange: boolean;
}

/** What the acts of a table change of it. */
export interface TableStage {
  readonly now: () => TableNow;
  readonly send: (gesture: Gesture) => Promise<GestureOutcome>;
  readonly change: (view: (before: TableView) => TableView) => void;
  /** A sentence at the active cell; '' for none. */
  readonly say: (trouble: string) => void;
  /** Puts the focus on the active cell once it is drawn. */
  readonly focusSoon: () => void;
  /** The row that an act adds: it is gone to as soon as it is there. */
  readonly awaitRow: (
    row: { readonly path: RowPath; readonly name: string | null; readonly isEdited: boolean } | null,
  ) => void;
}

/** What a person does in a table, apart from going about in it. */
export interface TableActs {
  readonly begin: () => void;
  readonly cancel: () => void;
  /** `go` says where the focus goes once it is done; `away`: it has gone elsewhere already. */
  readonly commit: (text: string, go: Going) => Promise<void>;
  readonly toggleRequired: () => Promise<void>;
  readonly duplicate: () => Promise<void>;
  readonly remove: () => Promise<void>;
  readonly shift: (by: -1 | 1) => Promise<void>;
  /** After the active row, or as the last one of the part. */
  readonly add: (where: 'here' | 'end') => Promise<void>;
  readonly paste: (text: string) => Promise<void>;
  readonly addPasted: (pasted: Pasted, where: 'here' | 'end') => Promise<boolean>;
  /** What goes to the clipboard; undefined for nothing. */
  readonly copied: () => string | undefined;
  /** A change is under way. Further ones wait for it, to be made of what is there then. */
  readonly isBusy: () => boolean;
}

export type Going = 'stay' | 'next' | 'previous' | 'away';

export function tableActs(stage: TableStage): TableActs {
  const { now, change, say, focusSoon } = stage;

  let turns = 0;
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = async <Result>(act: () => Promise<Result>): Promise<Result> => {
    turns += 1;
    const done = turns === 1 ? act() : turn.then(act, act);
    turn = done;
    try {
      return await done;
    } finally {
      turns -= 1;
    }
  };
  const ask = async (gesture: Gesture, isFocused = true): Promise<boolean> => {
    if (isFocused) focusSoon();
    const outcome = await stage.send(gesture);
    say(outcome.kind === 'refused' ? outcome.text : outcome.kind === 'stale' ? t('textChanged') : '');
    return outcome.kind === 'applied';
  };
  const part = (): TableModel['table']['part'] => now().model.table.part;
  const here = (): RowLine | undefined => {
    const { lines, line } = now();
    const at = lines[line];
    if (at?.kind !== 'message') return at;
    return lines.find((other) => other.kind === 'row' && other.key === at.rowKey) as RowLine | undefined;
  };
  const picked = (): readonly RowLine[] => {
    const row = here();
    return row ? targets(now().view.selection, now().lines, row.key) : [];
  };
  const pickedRows = (): readonly RowLine['keyed']['row'][] => picked().map(({ keyed }) => keyed.row);
  const onPaths = async (make: (paths: readonly RowPath[]) => Gesture): Promise<boolean> => {
    const paths = outerPaths(picked());
    return now().canChange && paths.length > 0 && ask(make(paths));
  };
  const columnAt = (column: number): RowCell => now().columns[column]?.cell ?? 'name';

  /** Ends editing, and begins it in the cell that comes next. */
  const end = (go: Going): void => {
    say('');
    const { lines, line, view, columns } = now();
    const from = { line, column: view.active?.column ?? 0 };
    const cells = columns.map(({ cell }) => cell);
    const isOpen = (at: Line, cell: RowCell): boolean => at.kind === 'row' && canEdit(at.keyed.row, cell);
    const next =
      go === 'next' || go === 'previous' ? nextCell(lines, from, go === 'next' ? 1 : -1, cells, isOpen) : undefined;
    const target = next && lines[next.line];
    change((before) =>
      next && target
        ? { ...before, active: activeAt(target, next.column), isEditing: cells[next.column] !== 'required' }
        : { ...before, isEditing: false },
    );
    if (go !== 'away') focusSoon();
  };
  const addRows = async (rows: readonly NewRow[], before: RowPath, isEdited: boolean): Promise<boolean> => {
    const [first] = rows;
    if (!now().canChange || !first) return false;
    stage.awaitRow({ path: before, name: first.name, isEdited });
    const isDone = await ask({ kind: 'add', part: part(), before, rows });
    if (!isDone) stage.awaitRow(null);
    return isDone;
  };
  const placeOf = (where: 'here' | 'end'): RowPath => {
    const { rows } = now().model;
    const row = where === 'here' ? here() : undefined;
    return row ? pathAfter(row.keyed.row.path) : [rows.filter((keyed) => keyed.row.path.length === 1).length];
  };

  const committed = async (text: string, go: Going): Promise<void> => {
    const row = here();
    if (!row) return end('away');
    const { active } = now().view;
    const result = cellGesture(part(), pickedRows(), row.keyed.row, columnAt(active?.column ?? 0), text);
    if (result.kind === 'bad') return say(t(result.text, { text }));
    if (result.kind === 'none') return end(go);
    const isDone = await ask(result.gesture, go !== 'away');
    const { active: after } = now().view;
    const isHere = after?.column === active?.column && isSamePath(after?.path ?? [], active?.path ?? []);
    if (isDone && isHere) end(go); // elsewhere another cell may be edited by now
    if (!isHere) say('');
  };
  /** The focus goes to what comes into the place of the first one. */
  const removed = async (): Promise<void> => {
    const [first] = outerPaths(picked());
    if (first && now().canChange)
      change((before) => ({ ...before, active: before.active && { ...before.active, path: first } }));
    if (await onPaths((paths) => ({ kind: 'remove', part: part(), paths })))
      change((before) => ({ ...before, selection: nothing }));
  };
  const added = async (where: 'here' | 'end'): Promise<void> => {
    const { model } = now();
    const before = placeOf(where);
    const siblings = model.rows.filter(({ row }) => isBeside(row.path, before)).map(({ row }) => row.name);
    const isUnnamed = siblings.length > 0 && siblings.every((name) => name === null);
    const base = model.table.holds === 'params' ? 'parameter' : 'column';
    const taken = new Set(siblings.filter((name) => name !== null));
    const name = isUnnamed ? null : freeName(base, taken);
    await addRows([usualRow(name, before.length > 1 ? 'columns' : model.table.holds)], before, true);
  };
  const pastedHere = async (text: string): Promise<void> => {
    const pasted = pasteColumns(text, now().model.table.holds);
    if (pasted.rows.length === 0) return say(t('pasteNothing'));
    const row = here();
    const isInside = row !== undefined && row.keyed.row.path.length > 1;
    const read = isInside ? pasteColumns(text, 'columns') : pasted;
    if (!(await addRows(read.rows, placeOf('here'), false))) return;
    announce(t('rowsAdded', { count: read.rows.length }));
    say(unread(read.ignored));
  };

  return {
    begin: () => {
      const { canChange, view } = now();
      const row = here();
      const cell = columnAt(view.active?.column ?? 0);
      if (!canChange || !row || view.active?.message != null || !canEdit(row.keyed.row, cell)) return;
      say('');
      change((before) => ({ ...before, active: activeAt(row, view.active?.column ?? 0), isEditing: true }));
    },
    cancel: () => end('stay'),
    commit: (text, go) => inTurn(() => committed(text, go)),
    toggleRequired: () =>
      inTurn(async () => {
        const row = here();
        if (!row || !now().canChange) return;
        const result = requiredGesture(part(), pickedRows(), row.keyed.row);
        if (result.kind === 'gesture') await ask(result.gesture);
      }),
    duplicate: () => inTurn(async () => void (await onPaths((paths) => ({ kind: 'duplicate', part: part(), paths })))),
    remove: () => inTurn(removed),
    shift: (by) => inTurn(async () => void (await onPaths((paths) => ({ kind: 'move', part: part(), paths, by })))),
    add: (where) => inTurn(() => added(where)),
    paste: (text) => inTurn(() => pastedHere(text)),
    addPasted: ({ rows }, where) => inTurn(() => addRows(rows, placeOf(where), false)),
    copied: () => {
      const rows = pickedRows();
      if (rows.length === 0) return undefined;
      announce(t('rowsCopied', { count: rows.length }));
      return copyRows(rows);
    },
    isBusy: () => turns > 0,
  };
}

/** The lines of a pasted text that were not understood, in a sentence; '' when there are none. */
export function unread(ignored: readonly string[]): string {
  const [line] = ignored;
  if (line === undefined) return '';
  const cut = line.length > 60 ? `${line.slice(0, 60)}…` : line;
  return ignored.length === 1
    ? t('pasteUnreadOne', { line: cut })
    : t('pasteUnreadMany', { count: ignored.length, line: cut });
}

function isSamePath(path: RowPath, other: RowPath): boolean {
  return path.length === other.length && isBeside(path, other) && path.at(-1) === other.at(-1);
}

function isBeside(path: RowPath, other: RowPath): boolean {
  return path.length === other.length && path.slice(0, -1).every((index, depth) => index === other[depth]);
}
