import type { VNode } from 'preact';
import { Icon } from '../ui/Icon.tsx';
import { roveButtons } from '../ui/roveButtons.ts';
import { sort, sortBy } from './productionStore.ts';
import { columns, t, type Column } from './productionWords.ts';

const numeric: ReadonlySet<Column> = new Set(['production', 'staging', 'since', 'requests', 'newest']);

/** Pressing one sorts by it, pressing it again the other way; arrows go from one to the next. */
export function ColumnHeads(): VNode {
  const { column: sorted, isDescending } = sort.value;
  return (
    <tr aria-rowindex={1} onKeyDown={roveButtons}>
      {columns.map((column) => {
        const isSorted = column === sorted;
        const direction = isDescending ? 'descending' : 'ascending';
        return (
          <th
            key={column}
            scope="col"
            role="columnheader"
            aria-sort={isSorted ? direction : 'none'}
            class={`${numeric.has(column) ? 'num' : ''}${isSorted ? ' sorted' : ''}${column === 'model' ? ' stick' : ''}`}
          >
            <button
              type="button"
              class="sorter"
              tabIndex={isSorted ? 0 : -1}
              title={t('sortBy', { column: t(column) })}
              onClick={() => sortBy(column)}
            >
              {t(column)}
              {isSorted && <Icon name={isDescending ? 'arrow-down' : 'arrow-up'} />}
            </button>
          </th>
        );
      })}
    </tr>
  );
}
