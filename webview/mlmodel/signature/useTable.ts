import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';
import type { SignaturePartName } from '../../../src/core/mlmodel/document.ts';
import type { Gesture } from '../../../src/core/mlmodel/page/gesture.ts';
import type { RowCell, RowPath } from '../../../src/core/mlmodel/page/modelPage.ts';
import type { GestureOutcome } from '../../../src/protocol/mlmodelPage.ts';
import type { RememberedPart } from './rememberedTables.ts';
import { pathKey } from './rowKeys.ts';
import { nothing } from './selection.ts';
import { tableActs, type TableActs, type TableNow } from './tableActs.ts';
import { columnsOf } from './tableColumns.ts';
import type { TableModel } from './tableModel.ts';
import { catchTyping, type TypedAhead } from './typedAhead.ts';
import { activeAt, activeLine, carriedView, freshView, type Active, type TableView } from './tableView.ts';
import { keysAround, visibleLines } from './visibleRows.ts';

export interface CellRequest {
  readonly part: SignaturePartName;
  readonly path: RowPath;
  readonly cell: RowCell | null;
}

export interface TableOptions {
  readonly model: TableModel;
  /** Indices of rows that the filter leaves. */
  readonly shown: ReadonlySet<number> | undefined;
  readonly canChange: boolean;
  readonly send: (gesture: Gesture) => Promise<GestureOutcome>;
  readonly onReveal: (part: SignaturePartName, path: RowPath) => void;
  /** A row that is gone to is hidden by the filter. */
  readonly onHidden: () => void;
  readonly focusRequest: CellRequest | null;
  readonly remembered: RememberedPart | undefined;
  readonly onRemember: (part: RememberedPart) => void;
}

export interface TableControl extends TableNow {
  readonly acts: TableActs;
  readonly trouble: string;
  readonly say: (trouble: string) => void;
  readonly change: (view: (before: TableView) => TableView) => void;
  /** Makes the cell the active one and puts the focus on it. */
  readonly goTo: (line: number, column: number) => void;
  readonly setOpen: (key: string, isOpen: boolean) => void;
  readonly onReveal: TableOptions['onReveal'];
  /** What holds the table. */
  readonly root: RefObject<HTMLDivElement | null>;
  /** The focus is to come to the active cell. */
  readonly wanted: { current: boolean };
  /** What is typed into the cell that is edited: it outlives the row's being drawn anew. */
  readonly draft: { current: string | null };
}

/** The state of one table: where the focus is, what is open, selected and edited, and what keys and buttons do. */
export function useTable(options: TableOptions): TableControl {
  const { model, shown, canChange, focusRequest, remembered } = options;
  const [stored, setStored] = useState(() => freshView(model.rows, remembered?.closed, remembered?.active));
  const [trouble, say] = useState('');
  const root = useRef<HTMLDivElement>(null);
  const wanted = useRef(false);
  const draft = useRef<string | null>(null);
  const awaited = useRef<Awaited | null>(null);
  const typing = useRef<(() => TypedAhead) | null>(null);

  const view = useMemo(() => carriedView(stored, model.rows), [stored, model.rows]);
  const lines = useMemo(
    () => visibleLines(model.rows, model.problems, { closed: view.closed, shown }),
    [model, view.closed, shown],
  );
  const columns = useMemo(() => columnsOf(model.table), [model.table]);
  const line = activeLine(lines, view.active);
  const now = useRef<TableNow & { readonly options: TableOptions }>(null as never);
  now.current = { model, lines, columns, view, line, canChange, options };

  const [fixed] = useState(() => {
    const change: TableControl['change'] = (make) =>
      setStored((before) => {
        const carried = carriedView(before, now.current.model.rows);
        const after = make(carried);
        if (!after.isEditing || !isSameCell(carried.active, after.active)) draft.current = null;
        return after;
      });
    const acts = tableActs({
      now: () => now.current,
      send: (gesture) => now.current.options.send(gesture),
      change,
      say,
      focusSoon: () => {
        wanted.current = true;
      },
      awaitRow: (row) => {
        awaited.current = row;
        typing.current?.();
        typing.current = row?.isEdited ? catchTyping(window) : null;
      },
    });
    const goTo: TableControl['goTo'] = (line, column) => {
      const at = now.current.lines[line];
      if (!at) return;
      wanted.current = true;
      say('');
      change((before) => ({ ...before, active: activeAt(at, column), isEditing: false }));
    };
    const setOpen: TableControl['setOpen'] = (key, isOpen) =>
      change((before) => {
        const closed = new Set(before.closed);
        if (isOpen) closed.delete(key);
        else closed.add(key);
        return { ...before, closed };
      });
    /** Goes to a row wherever it is: what is around it opens, and a filter that hides it goes. */
    const goToRow = (index: number, column: number, isEditing: boolean): void => {
      const { model, options } = now.current;
      const keyed = model.rows[index];
      if (!keyed) return;
      if (options.shown && !options.shown.has(index)) options.onHidden();
      const around = new Set(keysAround(model.rows, index));
      wanted.current = true;
      change((before) => ({
        ...before,
        closed: new Set([...before.closed].filter((key) => !around.has(key))),
        selection: nothing,
        active: { rowKey: keyed.key, message: null, path: keyed.row.path, column },
        isEditing,
      }));
    };
    return { change, acts, goTo, setOpen, goToRow };
  });

  // Each state is carried over from the one before it: a path is only right in the text that it was seen in.
  useLayoutEffect(() => setStored((latest) => (latest === stored ? view : latest)), [view]);

  useLayoutEffect(() => {
    const row = awaited.current;
    const index = row ? model.rows.findIndex((keyed) => isSame(keyed.row.path, row.path)) : -1;
    if (!row || model.rows[index]?.row.name !== row.name) return;
    awaited.current = null;
    fixed.goToRow(index, 0, row.isEdited && canChange);
    const typed = typing.current?.();
    typing.current = null;
    if (!typed || typed.text === '') return;
    draft.current = typed.text;
    const { end } = typed;
    if (end !== null) setTimeout(() => void fixed.acts.commit(typed.text, end)); // once the cell is the active one
  }, [model.rows]);

  useLayoutEffect(() => {
    if (focusRequest?.part !== model.table.part) return;
    const index = nearestRow(model, focusRequest.path);
    const column = columns.findIndex(({ cell }) => cell === focusRequest.cell);
    if (index >= 0) return fixed.goToRow(index, Math.max(0, column), false);
    root.current?.scrollIntoView({ block: 'nearest' });
    root.current?.focus();
  }, [focusRequest]);

  useLayoutEffect(() => {
    const closed = [...view.closed];
    options.onRemember({ closed, ...(view.active && { active: view.active }) });
  }, [view.closed, view.active]);

  return {
    model,
    lines,
    columns,
    view,
    line,
    canChange,
    trouble,
    say,
    root,
    wanted,
    draft,
    onReveal: options.onReveal,
    ...fixed,
  };
}

interface Awaited {
  readonly path: RowPath;
  readonly name: string | null;
  readonly isEdited: boolean;
}

function nearestRow({ rows }: TableModel, path: RowPath): number {
  const at = new Map(rows.map(({ row }, index) => [pathKey(row.path), index]));
  for (let depth = path.length; depth > 0; depth--) {
    const index = at.get(pathKey(path.slice(0, depth)));
    if (index !== undefined) return index;
  }
  return -1;
}

function isSameCell(one: Active | null, other: Active | null): boolean {
  return one?.column === other?.column && isSame(one?.path ?? [], other?.path ?? []);
}

function isSame(one: RowPath, other: RowPath): boolean {
  return pathKey(one) === pathKey(other);
}
