import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PageColumn, PageOutcome } from '../../src/protocol/checkDataPage.ts';
import { Verdict } from '../ui/Verdict.tsx';
import { useVirtualRows } from '../ui/useVirtualRows.ts';
import { hasProblem, moved } from './columnList.ts';
import { t } from './connection.ts';
import { count } from './numbers.ts';

const rowHeight = 22;
const headHeight = 24;

interface ColumnTableProps {
  readonly columns: readonly PageColumn[];
  /** Indices of the columns, in the order in which they are shown. */
  readonly list: readonly number[];
  /** Of the chosen one in the list. */
  readonly place: number;
  readonly onChoose: (place: number) => void;
}

/** A row for each column; one of them is chosen, by pointer or by arrows. */
export function ColumnTable({ columns, list, place, onChoose }: ColumnTableProps): VNode {
  const scroller = useRef<HTMLDivElement>(null);
  /** Set by a key: the focus goes with it. */
  const follows = useRef(false);
  const { rows, total, scrollTo } = useVirtualRows({ count: list.length, rowHeight, scroller, headHeight });
  useLayoutEffect(() => scrollTo(place), [place, list.length, scrollTo]);
  useLayoutEffect(() => {
    if (!follows.current) return;
    const row = scroller.current?.querySelector<HTMLElement>(`tr[data-place="${place}"]`);
    if (!row) return;
    follows.current = false;
    row.focus({ preventScroll: true });
  });
  const [first] = rows;
  const last = rows.at(-1);
  const above = first?.top ?? 0;
  const below = last ? Math.max(total - last.top - rowHeight, 0) : 0;

  return (
    <div class="scroller" ref={scroller}>
      <table
        role="grid"
        aria-label={t('checkTable')}
        aria-rowcount={list.length + 1}
        onKeyDown={(event) => {
          const page = Math.max(Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2, 1);
          const isPlain = !event.altKey && !event.metaKey && !event.shiftKey;
          const next = isPlain ? moved(event.key, place, list.length, page) : undefined;
          if (next === undefined) return;
          event.preventDefault();
          follows.current = true;
          onChoose(next);
        }}
      >
        <thead class="stays">
          <tr role="row" aria-rowindex={1}>
            {heads.map(({ id, className }) => (
              <th key={id} scope="col" role="columnheader" class={className}>
                {t(id)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <Space height={above} />}
          {rows.map(({ index: at }) => {
            const index = list[at];
            const column = index === undefined ? undefined : columns[index];
            return (
              column && <ColumnRow key={index} column={column} place={at} isChosen={at === place} onChoose={onChoose} />
            );
          })}
          {below > 0 && <Space height={below} />}
        </tbody>
      </table>
    </div>
  );
}

function Space({ height }: { readonly height: number }): VNode {
  return <tr aria-hidden="true" class="space" style={{ height: `${height}px` }} />;
}

interface ColumnRowProps {
  readonly column: PageColumn;
  readonly place: number;
  readonly isChosen: boolean;
  readonly onChoose: (place: number) => void;
}

function ColumnRow({ column, place, isChosen, onChoose }: ColumnRowProps): VNode {
  const { name, serving, predict } = column;
  return (
    <tr
      role="row"
      data-place={place}
      class={isChosen ? 'sel' : ''}
      aria-selected={isChosen}
      aria-rowindex={place + 2}
      tabIndex={isChosen ? 0 : -1}
      onClick={() => onChoose(place)}
    >
      <td role="rowheader" title={name}>
        {name}
      </td>
      <td role="gridcell">{declaredText(column)}</td>
      <td role="gridcell" class="wide">
        <span>{foundText(column)}</span>
      </td>
      <td role="gridcell">
        <Outcome outcome={serving} />
      </td>
      <td role="gridcell">
        <Outcome outcome={predict} />
      </td>
      <td role="gridcell" class="num wide">
        <span>{firstRowText(column)}</span>
      </td>
    </tr>
  );
}

function Outcome({ outcome }: { readonly outcome: PageOutcome }): VNode {
  return outcome === 'ignored' ? <span class="dim">{t('checkIgnored')}</span> : <Verdict kind={outcome} />;
}

function declaredText({ declared, isRequired }: PageColumn): string {
  if (declared === null) return '–';
  return isRequired ? declared : t('checkOptional', { type: declared });
}

function foundText({ found, isAbsent }: PageColumn): string {
  if (found === null) return isAbsent ? t('checkAbsent') : '–';
  return found.empty === 0 ? found.type : t('checkEmptyCells', { type: found.type, count: count(found.empty) });
}

function firstRowText(column: PageColumn): string {
  if (column.firstRow !== null) return count(column.firstRow);
  return column.isAbsent && hasProblem(column) ? t('checkEveryRow') : '';
}

const heads = [
  { id: 'checkColumn', className: '' },
  { id: 'checkDeclared', className: 'w17' },
  { id: 'checkFound', className: 'w17 wide' },
  { id: 'checkServing', className: 'w17' },
  { id: 'checkPredict', className: 'w17' },
  { id: 'checkFirstRow', className: 'w14 num wide' },
] as const;
