import type { VNode } from 'preact';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { Icon } from '../ui/Icon.tsx';
import { roveButtons } from '../ui/roveButtons.ts';
import { useVirtualRows } from '../ui/useVirtualRows.ts';
import { choose, chosen, head, matching, runs, verdicts, wanted } from './modelStore.ts';
import { t } from './say.ts';
import { sorted, type Sorting, type SortKey } from './shownVersions.ts';
import { tableColumns } from './tableColumns.tsx';

const rowHeight = 22;
const headHeight = 24;
const seenHeight = 320;
const pageRows = 12;

/** All versions in one table, a grid with one tab stop, and one for its header; only the rows near what is seen are drawn. */
export function VersionTable(): VNode {
  const [sorting, setSorting] = useState<Sorting>({ by: 'version', isDescending: true });
  const rows = useMemo(() => sorted(matching.value, sorting), [matching.value, sorting]);
  const [active, setActive] = useState(chosen.value);
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const {
    rows: drawn,
    total,
    scrollTo,
  } = useVirtualRows({
    count: rows.length,
    rowHeight,
    scroller,
    offset: headHeight,
    headHeight,
    seenHeight,
  });
  const at = Math.max(
    0,
    rows.findIndex(({ card }) => card.version === active),
  );
  const columns = head.value?.hasStages ? tableColumns : tableColumns.filter(({ name }) => name !== 'columnStage');
  const go = (index: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, index));
    setActive(rows[next]?.card.version ?? '');
    scrollTo(next);
  };
  useEffect(() => {
    const index = rows.findIndex(({ card }) => card.version === chosen.value);
    if (index >= 0) scrollTo(index);
  }, [wanted.value, scrollTo]);
  useEffect(() => {
    const seen = drawn.map(({ index }) => rows[index]?.card.version ?? '');
    verdicts.see('table', seen);
    return () => verdicts.see('table', []);
  }, [rows, drawn.map(({ index }) => index).join()]);

  const top = drawn[0]?.top ?? 0;
  const bottom = Math.max(0, total - top - drawn.length * rowHeight);
  return (
    <div
      class="tablebox"
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={t('versions')}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={drawn.some(({ index }) => index === at) ? `${id}-${rows[at]?.card.version}` : undefined}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
        const to = stepTo(event.key, at, rows.length);
        const isChoice = event.key === 'Enter' || event.key === ' ';
        if (to === undefined && !isChoice) return;
        event.preventDefault();
        if (to !== undefined) go(to);
        else if (rows[at]) choose(rows[at].card.version);
      }}
    >
      <table role="presentation">
        <thead class="stays" role="rowgroup">
          <tr role="row" aria-rowindex={1} onKeyDown={roveButtons}>
            {columns.map(({ name, sortKey, className }) => (
              <HeadCell
                key={name}
                title={name === 'columnMetric' ? runs.value?.metric || t('columnMetric') : t(name)}
                className={className}
                sortKey={sortKey}
                sorting={sorting}
                onSort={setSorting}
              />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          <Gap height={top} columns={columns.length} />
          {drawn.map(({ index }) => {
            const version = rows[index];
            if (!version) return null;
            const number = version.card.version;
            return (
              <tr
                key={number}
                id={`${id}-${number}`}
                role="row"
                aria-rowindex={index + 2}
                aria-selected={number === chosen.value}
                class={`${number === chosen.value ? 'sel' : ''}${index === at ? ' at' : ''}`}
                onClick={() => {
                  setActive(number);
                  choose(number);
                }}
              >
                {columns.map(({ name, className, cell, titleOf }) => (
                  <td key={name} role="gridcell" class={className} title={titleOf?.(version)}>
                    {cell(version)}
                  </td>
                ))}
              </tr>
            );
          })}
          <Gap height={bottom} columns={columns.length} />
        </tbody>
      </table>
    </div>
  );
}

function stepTo(key: string, at: number, count: number): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + pageRows,
    PageUp: at - pageRows,
    Home: 0,
    End: count - 1,
  };
  return steps[key];
}

interface HeadCellProps {
  readonly title: string;
  readonly className: string;
  readonly sortKey: SortKey | undefined;
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
}

function HeadCell({ title, className, sortKey, sorting, onSort }: HeadCellProps): VNode {
  if (sortKey === undefined)
    return (
      <th scope="col" role="columnheader" class={className}>
        {title}
      </th>
    );
  const isSorted = sorting.by === sortKey;
  const direction = sorting.isDescending ? 'descending' : 'ascending';
  return (
    <th
      scope="col"
      role="columnheader"
      class={`${className}${isSorted ? ' sorted' : ''}`}
      aria-sort={isSorted ? direction : 'none'}
    >
      <button
        type="button"
        class="sorter"
        tabIndex={isSorted ? 0 : -1}
        title={t('sortBy', { column: title })}
        onClick={() => onSort({ by: sortKey, isDescending: isSorted ? !sorting.isDescending : true })}
      >
        <span class="t">{title}</span>
        {isSorted && <Icon name={sorting.isDescending ? 'arrow-down' : 'arrow-up'} />}
      </button>
    </th>
  );
}

function Gap({ height, columns }: { readonly height: number; readonly columns: number }): VNode | null {
  if (height === 0) return null;
  return (
    <tr class="gap" role="presentation" aria-hidden="true">
      <td colSpan={columns} style={{ height: `${height}px` }} />
    </tr>
  );
}
