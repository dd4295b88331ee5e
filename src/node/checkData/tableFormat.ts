import path from 'node:path';
import type { TableFormat } from '../dataFiles/readTable.ts';

/** A file is taken for a table by its ending; undefined: it is JSON. */
export function tableFormat(file: string): TableFormat | undefined {
  return endings[path.extname(file).toLowerCase()];
}

const endings: Readonly<Record<string, TableFormat | undefined>> = {
  '.csv': 'csv',
  '.parquet': 'parquet',
  '.pq': 'parquet',
};
