import type { LineIndex } from '../../../../core/base/lineIndex.ts';
import type { Schema } from '../../../../core/signature/spec.ts';
import { NotUtf8, utf8Chunks } from '../../utf8Chunks.ts';
import { chunkRows } from '../csvCells.ts';
import { openTable, type OpenCsv } from '../readCsv.ts';
import { LongRecord, LongCsvReader, type TimeColumns } from './longCsvReader.ts';

export type LongCsv =
  | { readonly kind: 'open'; readonly csv: OpenCsv; readonly lines: LineIndex }
  /** `reason` completes "cannot be read: …". */
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'notUtf8' };

export interface LongCsvOptions {
  /** Is told how many bytes are read. */
  readonly onRead?: (bytes: number) => void;
  /** In bytes, of what is read at once. */
  readonly chunk?: number;
  /** Tells texts apart by what times they are: where a column with times is partly one of numbers, each of its values counts. */
  readonly timeOf?: (text: string) => number;
  readonly partRows?: (width: number) => number;
}

/**
 * A CSV file as `openCsv` has it, read from its start to its end, as a rule once, and never held as a whole: what is kept are a few cells of each column that
 * tell what pandas 3.1.1 makes of all. As for shorter files, its parts are those that `read_csv` has as it is called without options
 * (`low_memory`), so that a column may come to be a mixture of what its parts are. Never rejects.
 */
export async function openLongCsv(
  file: string,
  schema: Schema | undefined,
  options: LongCsvOptions = {},
): Promise<LongCsv> {
  const { timeOf } = options;
  const first = await readLong(file, options, undefined);
  if (!(first instanceof LongCsvReader)) return first;
  const columns = timeOf && hasTimes(schema) ? first.mixed : new Set<number>();
  const reader = timeOf && columns.size > 0 ? await readLong(file, options, { columns, timeOf }) : first;
  if (!(reader instanceof LongCsvReader)) return reader;
  const { table, faults, lines } = reader;
  return { kind: 'open', csv: openTable(table, faults), lines };
}

async function readLong(
  file: string,
  { onRead, chunk, partRows = chunkRows }: LongCsvOptions,
  times: TimeColumns | undefined,
): Promise<LongCsvReader | Exclude<LongCsv, { kind: 'open' }>> {
  const reader = new LongCsvReader(partRows, times);
  try {
    for await (const { text, read } of utf8Chunks(file, chunk)) {
      reader.push(text);
      onRead?.(read);
    }
    reader.end();
    return reader;
  } catch (error) {
    if (error instanceof NotUtf8) return { kind: 'notUtf8' };
    if (error instanceof LongRecord) return { kind: 'unreadable', reason: error.message };
    return { kind: 'unreadable', reason: (error as NodeJS.ErrnoException).code ?? String(error) };
  }
}

/** Of a column that is partly texts MLflow reads each value, if times are declared; of any other the dtype decides. */
function hasTimes(schema: Schema | undefined): boolean {
  return (
    schema?.kind === 'columns' && schema.specs.some(({ type }) => type.kind === 'scalar' && type.type === 'datetime')
  );
}

/**
 * Whether the cells that are kept tell what MLflow 3.17.2 says to a table with the types that pandas finds. They do but for tensors that are made
 * of the values of one column.
 */
export function tellsAll(csv: OpenCsv, schema: Schema | undefined): boolean {
  if (schema?.kind !== 'tensors' || csv.columns.length === 0) return true;
  return schema.specs[0]?.name === undefined && csv.columns.length > 1;
}
