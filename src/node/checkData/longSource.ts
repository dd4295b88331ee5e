import type { LineIndex } from '../../core/base/lineIndex.ts';
import { message, type Message } from '../../core/base/message.ts';
import type { Schema } from '../../core/signature/spec.ts';
import { openLongCsv, tellsAll, type LongCsvOptions } from '../dataFiles/csv/long/openLongCsv.ts';
import type { OpenCsv } from '../dataFiles/csv/readCsv.ts';
import { maxHeldCsv, sizeOf } from '../dataFiles/readTable.ts';
import { unreadable, type DataSource } from './dataSource.ts';
import { timeOf } from './timeOf.ts';
import { tableFormat } from './tableFormat.ts';

export interface LongOptions extends Pick<LongCsvOptions, 'chunk' | 'partRows'> {
  /** Is told how much is read, from 0 to 1. */
  readonly onShare?: (share: number) => void;
  /** In bytes: longer CSV files are not held as a whole. */
  readonly mostHeld?: number;
}

export type LongSource =
  | { readonly kind: 'open'; readonly csv: OpenCsv; readonly lines: LineIndex; readonly bytes: number }
  | { readonly kind: 'unreadable'; readonly message: Message };

/** A long CSV file of the disk, read without being held; undefined for what has to be held as a whole. */
export async function longCsv(
  source: Extract<DataSource, { path: string }>,
  schema: Schema | undefined,
  { onShare, mostHeld = maxHeldCsv, chunk, partRows }: LongOptions,
): Promise<LongSource | undefined> {
  if (source.kind !== 'file' || tableFormat(source.path) !== 'csv') return undefined;
  const bytes = await sizeOf(source.path);
  if (bytes <= mostHeld) return undefined;
  const long = await openLongCsv(source.path, schema, {
    timeOf,
    ...(onShare && { onRead: (read: number) => onShare(Math.min(read / bytes, 1)) }),
    ...(chunk !== undefined && { chunk }),
    ...(partRows && { partRows }),
  });
  if (long.kind === 'notUtf8') return { kind: 'unreadable', message: message('dataFileNotUtf8') };
  if (long.kind === 'unreadable') return { kind: 'unreadable', message: unreadable(long.reason) };
  return tellsAll(long.csv, schema) ? { ...long, bytes } : undefined;
}
