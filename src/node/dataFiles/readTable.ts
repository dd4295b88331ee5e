import { readFile, stat } from 'node:fs/promises';
import type { LineIndex } from '../../core/base/lineIndex.ts';
import type { Span } from '../../core/base/span.ts';
import type { Schema } from '../../core/signature/spec.ts';
import { openLongCsv, tellsAll } from './csv/long/openLongCsv.ts';
import { readCsv } from './csv/readCsv.ts';
import { readParquet } from './parquet/readParquet.ts';
import type { TableRead } from './table.ts';

/** In bytes: what is held in memory as a whole, which CSV files are not. */
export const maxTableBytes = 256 * 1024 * 1024;

/** In bytes: longer CSV files are not held as a whole. */
export const maxHeldCsv = 64 * 1024 * 1024;

export const tableFormats = ['csv', 'parquet'] as const;
export type TableFormat = (typeof tableFormats)[number];

export interface TableQuestion {
  readonly format: TableFormat;
  /** Of the inputs of the model, which decides what is kept of the cells. */
  readonly schema: Schema | undefined;
  /** Read as the scoring server does. */
  readonly served: boolean;
  /** In bytes: how long a CSV file is that is held as a whole. */
  readonly mostHeld?: number;
  /** See `LongCsvOptions`; given by who has the rules of MLflow, which do not belong to the readers. */
  readonly timeOf?: (text: string) => number;
}

export type TableFile =
  /**
   * `text` of a CSV file is what spans are in; of a long one it is empty, and `lines` has their places. A Parquet file has none, and `cellOf`
   * tells what its spans mean.
   */
  | {
      readonly kind: 'read';
      readonly text: string;
      readonly lines: LineIndex | undefined;
      readonly table: TableRead;
      readonly cellOf: ((span: Span) => CellPlace | undefined) | undefined;
    }
  /** `reason` completes "cannot be read: …". */
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'notUtf8' };

export interface CellPlace {
  readonly column: string;
  /** From one; undefined: the column as a whole. */
  readonly row: number | undefined;
}

/** A table as pandas reads it; never rejects. */
export async function readTable(file: string, question: TableQuestion): Promise<TableFile> {
  const long = await longTable(file, question);
  if (long) return long;
  const read = await tableBytes(file);
  return read.kind === 'unreadable' ? read : readTableBytes(read.bytes, question);
}

/** The same of bytes that are there already. */
export async function readTableBytes(bytes: Uint8Array, { format, schema, served }: TableQuestion): Promise<TableFile> {
  if (format === 'parquet') {
    const parquet = await readParquet(bytes, schema);
    return parquet.kind === 'unreadable' ? parquet : { ...parquet, text: '', lines: undefined };
  }
  const text = utf8Text(bytes);
  if (text === undefined) return { kind: 'notUtf8' };
  return { kind: 'read', text, lines: undefined, table: readCsv(text, schema, served), cellOf: undefined };
}

/** Undefined for what has to be held as a whole. */
async function longTable(file: string, question: TableQuestion): Promise<TableFile | undefined> {
  const { format, schema, served, mostHeld = maxHeldCsv } = question;
  if (format !== 'csv' || (await sizeOf(file)) <= mostHeld) return undefined;
  const long = await openLongCsv(file, schema, question.timeOf ? { timeOf: question.timeOf } : {});
  if (long.kind !== 'open') return long;
  if (!served && !tellsAll(long.csv, schema)) return undefined;
  const table = long.csv.read(schema, served);
  return { kind: 'read', text: '', lines: long.lines, table, cellOf: undefined };
}

/** In bytes; 0 for what is no file. */
export async function sizeOf(file: string): Promise<number> {
  try {
    const found = await stat(file);
    return found.isFile() ? found.size : 0;
  } catch {
    return 0;
  }
}

type Bytes =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | Extract<TableFile, { readonly kind: 'unreadable' }>;

/** Of a file that is not too large. */
export async function tableBytes(file: string): Promise<Bytes> {
  try {
    const found = await stat(file);
    if (!found.isFile()) return { kind: 'unreadable', reason: 'it is not a file' };
    if (found.size > maxTableBytes)
      return { kind: 'unreadable', reason: `it is larger than ${maxTableBytes / 1024 / 1024} MB` };
    return { kind: 'bytes', bytes: await readFile(file) };
  } catch (error) {
    return { kind: 'unreadable', reason: (error as NodeJS.ErrnoException).code ?? String(error) };
  }
}

/** Undefined for what is not UTF-8. */
export function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
