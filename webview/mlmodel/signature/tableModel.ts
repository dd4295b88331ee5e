import type { ModelPage, SignatureTable } from '../../../src/core/mlmodel/page/modelPage.ts';
import { partProblems, type PartProblems } from './partProblems.ts';
import { filterRows, type RowFilter } from './rowFilter.ts';
import { keyRows, type KeyedRow } from './rowKeys.ts';

/** One table with what is wrong in it. */
export interface TableModel {
  readonly table: SignatureTable;
  readonly rows: readonly KeyedRow[];
  readonly problems: PartProblems;
}

/** What a filter leaves of a table. */
export interface FilteredTable {
  /** Undefined: all. */
  readonly shown: ReadonlySet<number> | undefined;
  readonly found: number;
}

export function tableModel(table: SignatureTable, problems: ModelPage['problems']): TableModel {
  const rows = keyRows(table.rows);
  return { table, rows, problems: partProblems(problems, table.part, rows) };
}

export function filteredTable({ rows, problems }: TableModel, filter: RowFilter | undefined): FilteredTable {
  if (!filter) return { shown: undefined, found: rows.length };
  return filterRows(rows, filter, (key) => problems.ofRows.has(key));
}
