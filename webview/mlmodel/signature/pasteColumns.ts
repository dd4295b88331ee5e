import type { NewRow } from '../../../src/core/mlmodel/page/gesture.ts';
import { pasteDtypes } from './pasteDtypes.ts';
import { pasteLiteral } from './pasteLiteral.ts';
import { pasteTable } from './pasteTable.ts';
import type { Holds } from './pastedType.ts';

export interface Pasted {
  readonly rows: readonly NewRow[];
  /** Lines that were not understood. */
  readonly ignored: readonly string[];
}

/** How many rows one paste adds at most. */
const most = 50_000;

/**
 * The columns that a text from elsewhere describes: cells of a spreadsheet, what pandas prints of a table, a list of names, or columns as MLflow
 * writes them.
 */
export function pasteColumns(text: string, holds: Holds): Pasted {
  const cleaned = text.replaceAll(/\r\n?/g, '\n').replaceAll('\u{FEFF}', '');
  const { rows, ignored } = pasteLiteral(cleaned, holds) ?? pasteDtypes(cleaned, holds) ?? pasteTable(cleaned, holds);
  return { rows: rows.slice(0, most).map((row) => completed(row, holds)), ignored };
}

/** What a new column, tensor or parameter is where nothing tells. */
export function usualRow(name: string | null, holds: Holds): NewRow {
  if (holds === 'tensors') return { name, type: 'float64', shape: '(-1)' };
  if (holds === 'params') return { name, type: 'double', default: '0.0' };
  return { name, type: 'double' };
}

/** `column`, `column_2` …: one that is not there yet. */
export function freeName(base: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count++) {
    const name = count === 1 ? base : `${base}_${count}`;
    if (!taken.has(name)) return name;
  }
}

const defaults: Readonly<Record<string, string>> = {
  boolean: 'false',
  integer: '0',
  long: '0',
  float: '0.0',
  double: '0.0',
  string: '""',
};

/** A parameter needs a default, a tensor a shape. */
function completed(row: NewRow, holds: Holds): NewRow {
  if (holds === 'tensors') return { name: row.name, type: row.type, shape: row.shape ?? '(-1)' };
  if (holds === 'columns')
    return { name: row.name, type: row.type, ...(row.isRequired !== undefined && { isRequired: row.isRequired }) };
  const fallback = defaults[row.type];
  return {
    name: row.name,
    type: row.type,
    ...(row.shape !== undefined && { shape: row.shape }),
    ...((row.default ?? fallback) !== undefined && { default: row.default ?? fallback ?? '' }),
  };
}
