import * as zlib from 'node:zlib';
import { parquetMetadataAsync, parquetRead, parquetSchema, type AsyncBuffer, type Compressors } from 'hyparquet';
import type { Span } from '../../../core/base/span.ts';
import { dtypes } from '../../../core/signature/enforce/numpy/numpyTypes.ts';
import type { Column } from '../../../core/signature/enforce/pandas/frame.ts';
import { hasNames } from '../../../core/signature/enforce/schemaNames.ts';
import type { Value } from '../../../core/signature/enforce/value.ts';
import type { Schema, TensorSchema } from '../../../core/signature/spec.ts';
import type { CellPlace } from '../readTable.ts';
import type { TableFault, TableRead } from '../table.ts';
import { readArrowSchema } from './arrowSchema.ts';
import { unpackLz4 } from './lz4.ts';
import { isMasked, parquetColumn, type RawColumn } from './parquetColumn.ts';
import { readPandasMetadata, type PandasMetadata } from './pandasMetadata.ts';

export type ParquetRead =
  | {
      readonly kind: 'read';
      readonly table: TableRead;
      readonly cellOf: (span: Span) => CellPlace | undefined;
    }
  /** It may be in order, but goes beyond what is read here; `reason` completes "cannot be read: …". */
  | { readonly kind: 'unreadable'; readonly reason: string };

/**
 * `pandas.read_parquet` of pandas 3.1.1 with pyarrow 25. A Parquet file has no text: the spans of its table number the cells, column by column
 * from one, and those of a column as a whole are negative.
 */
export async function readParquet(bytes: Uint8Array, schema: Schema | undefined): Promise<ParquetRead> {
  const raw = await rawColumns(bytes);
  if (raw.kind === 'unreadable') return raw;
  if (raw.kind === 'refused') return { kind: 'read', table: refused(raw.reason), cellOf: () => undefined };
  const { columns, rows, pandas } = raw;
  const twin = firstTwin(columns);
  if (twin !== undefined)
    return { kind: 'read', table: refused(`the name “${twin}” is there twice`), cellOf: () => undefined };
  const isThin = schema?.kind === 'columns' && schema.specs.every(({ type }) => type.kind === 'scalar');
  const shown = columns.filter(({ name }) => !pandas.index.has(name));
  const cells = shown.map((column, at): Column => {
    const start = at * rows + 1;
    const span = { start: -(at + 1), end: -(at + 1) };
    const typed = parquetColumn(column, pandas.types.get(column.name), {
      start,
      isThin,
      keepsOwn: schema === undefined,
    });
    return { label: labelOf(column.name, pandas, span), span, ...typed };
  });
  const isTensor = schema?.kind === 'tensors';
  const index = isTensor ? indexOf(raw) : undefined;
  const own = isTensor ? cells.map((column) => tensorColumn(column, cells.length > 1 && !hasNames(schema))) : cells;
  const frame = { kind: 'frame', columns: own, rows, index, span: nowhere } as const;
  const faults = schema?.kind === 'tensors' ? holesOf(shown, pandas, schema) : [];
  const table: TableRead = faults.length > 0 ? { kind: 'refused', faults } : { kind: 'table', frame };
  return { kind: 'read', table, cellOf: ({ start }) => cellAt(start, shown, rows) };
}

function firstTwin(columns: readonly RawColumn[]): string | undefined {
  const seen = new Set<string>();
  for (const { name } of columns) {
    if (seen.has(name)) return name;
    seen.add(name);
  }
  return undefined;
}

/** Only for tensors do the labels of the rows count: MLflow 3.17.2 looks for the one that is 0. */
function indexOf({ columns, rows, pandas }: Extract<Raw, { kind: 'raw' }>): readonly Value[] | undefined {
  const { range } = pandas;
  if (range !== undefined) return Array.from({ length: rows }, (_, at) => integer(range.start + at * range.step));
  const levels = columns.filter(({ name }) => pandas.index.has(name));
  if (levels.length === 0) return undefined;
  const cells = levels.map((level) => parquetColumn(level, undefined, { start: 0, isThin: false }).cells);
  if (cells.length === 1) return cells[0];
  return Array.from({ length: rows }, (_, at) => ({
    kind: 'list',
    items: cells.flatMap((level) => level[at] ?? []),
    span: nowhere,
  }));
}

function integer(value: number): Value {
  return { kind: 'integer', value, span: nowhere };
}

/**
 * Days, times of a day and what only pandas has are objects in a table of several columns; of one column MLflow makes no tensor, as of times.
 */
function tensorColumn(column: Column, isWide: boolean): Column {
  const first = column.cells.find(({ kind }) => kind === 'scalar');
  const isObject = column.dtype.kind === 'V' || (first?.kind === 'scalar' && opaque.has(first.dtype.name));
  if (!isObject || (!isWide && column.dtype.name === 'category')) return column;
  return {
    ...column,
    dtype: isWide || isMasked(column.dtype.name) ? dtypes.object : { name: column.dtype.name, kind: 'm', size: 8 },
  };
}

/** Where something is missing under a mask, pandas makes no array of whole numbers or truth values. */
function holesOf(
  columns: readonly RawColumn[],
  { types }: PandasMetadata,
  schema: TensorSchema,
): readonly TableFault[] {
  const isNamed = hasNames(schema);
  if (!isNamed && columns.length > 1) return [];
  return columns.flatMap(({ name, values }, at): readonly TableFault[] => {
    const spec = isNamed
      ? schema.specs.find((one) => one.name?.kind === 'string' && one.name.value === name)
      : schema.specs[0];
    const type = spec?.dtype;
    if (type === undefined || !hasOwnMissing(types.get(name)) || !['b', 'i', 'u'].includes(type.kind)) return [];
    if (!values.some((value) => value === null || value === undefined)) return [];
    return [{ fault: { kind: 'missing', type: type.name }, at: { start: -(at + 1), end: -(at + 1) } }];
  });
}

/** Whether what is missing is `pd.NA`, which is neither true nor a number. */
function hasOwnMissing(pandasType: string | undefined): boolean {
  return pandasType === 'string' || isMasked(pandasType);
}

const opaque: ReadonlySet<string> = new Set(['date', 'time']);

const nowhere: Span = { start: 0, end: 0 };

function refused(reason: string): TableRead {
  return { kind: 'refused', faults: [{ fault: { kind: 'parquet', reason }, at: nowhere }] };
}

function labelOf(name: string, { hasNumberLabels }: PandasMetadata, span: Span): Value {
  const isNumber = hasNumberLabels && /^-?\d{1,15}$/.test(name);
  return isNumber ? { kind: 'integer', value: Number(name), span } : { kind: 'string', value: name, span };
}

function cellAt(start: number, columns: readonly RawColumn[], rows: number): CellPlace | undefined {
  const at = start < 0 ? -start - 1 : Math.floor((start - 1) / Math.max(rows, 1));
  const column = start === 0 ? undefined : columns[at];
  return column && { column: column.name, row: start < 0 ? undefined : start - at * rows };
}

type Raw =
  | {
      readonly kind: 'raw';
      readonly columns: readonly RawColumn[];
      readonly rows: number;
      readonly pandas: PandasMetadata;
    }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'unreadable'; readonly reason: string };

async function rawColumns(bytes: Uint8Array): Promise<Raw> {
  const { buffer, byteOffset, byteLength } = bytes;
  const file: AsyncBuffer = {
    byteLength,
    slice: (start, end = byteLength) => new Uint8Array(buffer, byteOffset + start, end - start).slice().buffer,
  };
  try {
    const metadata = await parquetMetadataAsync(file, { geoparquet: false });
    const values = new Map<string, unknown[]>();
    await parquetRead({
      file,
      metadata,
      compressors,
      parsers: rawParsers,
      utf8: false,
      geoparquet: false,
      onChunk: ({ columnName, columnData, rowStart }) => {
        const found = values.get(columnName) ?? [];
        for (let at = 0; at < columnData.length; at += 1) found[rowStart + at] = columnData[at];
        values.set(columnName, found);
      },
    });
    const keys = new Map(metadata.key_value_metadata?.map(({ key, value }) => [key, value]));
    const fields = new Map(readArrowSchema(keys.get('ARROW:schema')).map((field) => [field.name, field]));
    const rows = Number(metadata.num_rows);
    const columns = parquetSchema(metadata).children.map((tree): RawColumn => {
      const { name } = tree.element;
      return { name, tree, arrow: fields.get(name), values: values.get(name) ?? [] };
    });
    return { kind: 'raw', columns, rows, pandas: readPandasMetadata(keys.get('pandas')) };
  } catch (error) {
    const reason = reasonOf(error);
    return { kind: /unsupported|not supported/i.test(reason) ? 'unreadable' : 'refused', reason };
  }
}

/** Short, in one line, without what begins each message of the library. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (
    text
      .split('\n', 1)[0]
      ?.replace(/^parquet /, '')
      .slice(0, 200) ?? ''
  );
}

const compressors: Compressors = {
  LZ4_RAW: unpackLz4,
  GZIP: (input) => zlib.gunzipSync(input),
  BROTLI: (input) => zlib.brotliDecompressSync(input),
  // Node 20 has none: the library then says that it is not supported
  ...('zstdDecompressSync' in zlib && { ZSTD: (input: Uint8Array) => zlib.zstdDecompressSync(input) }),
};

/** Times and days stay numbers, and everything else what it is. */
const rawParsers = {
  timestampFromMilliseconds: (value: unknown) => value,
  timestampFromMicroseconds: (value: unknown) => value,
  timestampFromNanoseconds: (value: unknown) => value,
  dateFromDays: (value: unknown) => value,
  jsonFromBytes: (value: unknown) => value,
  uuidFromBytes: (value: unknown) => value,
  stringFromBytes: (value: unknown) => (value instanceof Uint8Array ? decoder.decode(value) : value),
};

const decoder = new TextDecoder();
