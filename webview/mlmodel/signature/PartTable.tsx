import type { VNode } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import type { Spot } from './gridKeys.ts';
import { GridRow } from './GridRow.tsx';
import { MessageRow } from './MessageRow.tsx';
import { t } from './say.ts';
import { extended, nothing, toggled } from './selection.ts';
import { tableKeys } from './tableKeys.ts';
import { useDrawnRows } from './useDrawnRows.ts';
import { useKeptRows } from './useKeptRows.ts';
import { useKeptFocus } from './useKeptFocus.ts';
import { useClipboardOffers } from './useClipboardOffers.ts';
import type { TableControl } from './useTable.ts';

interface PartTableProps {
  readonly label: string;
  readonly control: TableControl;
  readonly onFix: (problem: number, fix: number) => void;
}

/** One part of the signature as a tree of rows. It is one tab stop; {@link tableKeys} says what keys do in it. */
export function PartTable({ label, control, onFix }: PartTableProps): VNode {
  const { lines, columns, line, view, root, model, canChange, acts } = control;
  const isWide = model.table.part === 'inputs';
  const hasTwisty = isWide || model.rows.some(({ row }) => row.inside > 0);
  const ids = useId();
  const [hovered, hover] = useHover();
  useClipboardOffers(root);
  const keep = useKeptRows();
  const scroller = useRef<HTMLDivElement>(null);
  const { isVirtual, drawn, rest, scrollTo, pageOfRows } = useDrawnRows(lines, line, scroller);
  const kept = useKeptFocus(root, control.wanted, (element) => {
    if (isVirtual) scrollTo(line);
    (isVirtual ? scroller.current : element)?.scrollIntoView({ block: 'nearest' });
  });
  const span = columns.length + (isWide ? 2 : 0);
  const gap = (height: number, key: string): VNode | false =>
    height > 0 && (
      <tr key={key} class="gap" aria-hidden="true">
        <td colSpan={span} style={{ height: `${height}px` }} />
      </tr>
    );

  return (
    <div ref={scroller} class={isVirtual ? 'rows tall' : 'rows'}>
      <table
        role="treegrid"
        class={`sig ${isWide ? 'full' : ''}`}
        aria-label={label}
        aria-multiselectable="true"
        aria-readonly={!canChange || undefined}
        aria-rowcount={lines.length + 1}
        onKeyDown={tableKeys(control, pageOfRows)}
        onClick={(event) => clicked(control, event)}
        onDblClick={({ target }) => {
          if (spotOf(control, target) && !isControl(target)) acts.begin();
        }}
        onMouseOver={({ target }) => {
          const at = lines[spotOf(control, target)?.line ?? -1];
          if (at) hover(at.key, isVirtual);
        }}
        onMouseLeave={() => hover(null, false)}
        onFocusIn={kept.onFocusIn}
        onFocusOut={kept.onFocusOut}
        onCopy={(event) => copies(control, event)}
        onCut={(event) => {
          if (canChange && copies(control, event)) void acts.remove();
        }}
        onPaste={(event) => {
          if (!canChange || isField(event.target)) return;
          event.preventDefault();
          void acts.paste(event.clipboardData?.getData('text/plain') ?? '');
        }}
      >
        <thead>
          <tr role="row" aria-rowindex={1}>
            {isWide && (
              <th role="columnheader" scope="col" class="g">
                <span class="vh">{t('headProblem')}</span>
              </th>
            )}
            {columns.map(({ cell, head, className }) => (
              <th key={cell} role="columnheader" scope="col" class={className}>
                {cell === 'name' && isWide ? <span class="nameheadtext">{t(head)}</span> : t(head)}
              </th>
            ))}
            {isWide && (
              <th role="columnheader" scope="col" class="wide actscol">
                <span class="vh">{t('headActs')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {drawn.flatMap(({ index, gap: before }, order) => {
            const at = lines[index];
            if (!at) return [];
            const shared = { index, control, isWide, hasTwisty };
            const isSelected = view.selection.keys.has(at.key);
            // The active row shows what the control is at; the others look at what does not change.
            const looks = index === line ? control : isSelected;
            const isHovered = hovered === at.key;
            const row =
              at.kind === 'row'
                ? () => <GridRow key={at.key} line={at} {...shared} isHovered={isHovered} ids={ids} />
                : () => (
                    <MessageRow
                      key={at.key}
                      line={at}
                      {...shared}
                      onFix={onFix}
                      id={`${ids}-${index - at.at - 1}-${at.at}`}
                    />
                  );
            return [
              gap(before, order === 0 ? 'gap above' : 'gap between'),
              keep(at.key, [at, index, looks, isHovered, isWide, hasTwisty, columns, canChange, onFix], row),
            ];
          })}
          {gap(rest, 'gap below')}
        </tbody>
      </table>
      {lines.length === 0 && model.rows.length > 0 && <p class="none dim">{t('nothingMatches')}</p>}
    </div>
  );
}

/** Milliseconds. */
const rest = 60;

/** The line under the mouse: of a long table once it rests there, as rows that scroll past are under it too. */
function useHover(): [string | null, (key: string | null, isAtRest: boolean) => void] {
  const [hovered, setHovered] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hover = (key: string | null, isAtRest: boolean): void => {
    clearTimeout(timer.current);
    if (isAtRest) timer.current = setTimeout(() => setHovered(key), rest);
    else setHovered(key);
  };
  return [hovered, hover];
}

function clicked(control: TableControl, event: MouseEvent): void {
  const { lines, line, view, change, goTo, acts, canChange } = control;
  const spot = spotOf(control, event.target);
  const at = spot && lines[spot.line];
  if (!spot || !at || isField(event.target)) return;
  if (event.target instanceof Element && event.target.closest('button, [role="option"]')) return;
  const isAgain = spot.line === line && spot.column === view.active?.column;
  const from = lines[line];
  if (event.shiftKey && from && at.kind === 'row') {
    const start = from.kind === 'row' ? from.key : from.rowKey;
    goTo(spot.line, spot.column);
    return change((before) => ({ ...before, selection: extended(before.selection, lines, start, at.key) }));
  }
  goTo(spot.line, spot.column);
  if ((event.ctrlKey || event.metaKey) && at.kind === 'row')
    return change((before) => ({ ...before, selection: toggled(before.selection, at.key) }));
  if (isControl(event.target)) return void setTimeout(() => void acts.toggleRequired());
  if (view.selection.keys.size > 0 && !view.selection.keys.has(at.key))
    change((before) => ({ ...before, selection: nothing }));
  if (isAgain && canChange && control.columns[spot.column]?.cell === 'type') acts.begin();
}

function copies({ acts }: TableControl, event: ClipboardEvent): boolean {
  if (isField(event.target)) return false;
  const text = acts.copied();
  if (text === undefined || !event.clipboardData) return false;
  event.clipboardData.setData('text/plain', text);
  event.preventDefault();
  return true;
}

/** Which cell of which line it is in; undefined outside of both. */
function spotOf({ columns, model }: TableControl, target: EventTarget | null): Spot | undefined {
  const cell = target instanceof Element ? target.closest('td') : null;
  const line = Number(cell?.parentElement?.ariaRowIndex ?? 0) - 2;
  const column = (cell?.cellIndex ?? 0) - (model.table.part === 'inputs' ? 1 : 0);
  return cell && line >= 0 && column < columns.length ? { line, column: Math.max(0, column) } : undefined;
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement;
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="checkbox"]') !== null;
}
