import { message, type Message } from '../../core/base/message.ts';
import type { Data } from '../../core/signature/enforce/data.ts';
import type { Column, Frame } from '../../core/signature/enforce/pandas/frame.ts';
import { shownLabel } from '../../core/signature/enforce/pandas/labels.ts';
import { dictEntries } from '../../core/signature/enforce/pythonValue.ts';
import type { ExampleInfo } from '../../core/signature/enforce/readExample.ts';
import { readExample } from '../../core/signature/enforce/readExample.ts';
import { contentOf, dataOf } from '../../core/signature/enforce/strictData.ts';
import type { DataProblem } from '../../core/signature/enforce/verdict.ts';
import { inferData } from '../../core/signature/infer/inferSignature.ts';
import { writeSignatureJson } from '../../core/signature/infer/writeSignatureJson.ts';
import { readJson } from '../../core/signature/json/readJson.ts';
import { readCsv } from '../dataFiles/csv/readCsv.ts';
import { readParquet } from '../dataFiles/parquet/readParquet.ts';
import { utf8Text } from '../dataFiles/readTable.ts';
import type { Schema } from '../../core/signature/spec.ts';
import type { TableRead } from '../dataFiles/table.ts';
import { sourceBytes, unreadable, type DataSource } from './dataSource.ts';
import { longCsv, type LongOptions } from './longSource.ts';
import { readJsonData } from './judgeJson.ts';
import { faultMessage } from './judgeTable.ts';
import { tableFormat } from './tableFormat.ts';

/** What a signature is inferred from. */
export type InferSource =
  | Extract<DataSource, { readonly path: string }>
  /** The input example of a model, with what the model says of it. */
  | { readonly kind: 'example'; readonly text: string; readonly info: ExampleInfo };

export type InferAnswer =
  | {
      readonly kind: 'inferred';
      /** The JSON of the signature, as MLflow writes it. */
      readonly inputs: string;
      readonly outputs?: string;
      /** Names of the columns, of which some may be outputs. */
      readonly columns: readonly string[];
    }
  | { readonly kind: 'unreadable'; readonly message: Message };

/**
 * What `infer_signature(data[inputs], data[outputs])` of MLflow 3.17.2 names for a data file as pandas reads it, or for the input example. The
 * columns named in `outputs` are taken for outputs, all others for inputs.
 */
export async function inferFrom(
  source: InferSource,
  outputs: readonly string[],
  options: LongOptions = {},
): Promise<InferAnswer> {
  const read = source.kind === 'example' ? exampleData(source) : await fileData(source, options);
  if (read.kind === 'unreadable') return read;
  const { data } = read;
  const columns = namesOf(data);
  const missing = outputs.find((name) => !columns.includes(name));
  if (missing !== undefined) return { kind: 'unreadable', message: message('inferNoColumn', { name: missing }) };
  if (outputs.length > 0 && outputs.length === columns.length)
    return { kind: 'unreadable', message: message('inferNoInputs') };
  const isOutput = new Set(outputs);
  const inputs = inferData(outputs.length === 0 ? data : part(data, (name) => !isOutput.has(name)));
  return {
    kind: 'inferred',
    inputs: writeSignatureJson(inputs.schema),
    ...(outputs.length > 0 && {
      outputs: writeSignatureJson(inferData(part(data, (name) => isOutput.has(name))).schema),
    }),
    columns,
  };
}

type DataRead = { readonly kind: 'data'; readonly data: Data } | Extract<InferAnswer, { readonly kind: 'unreadable' }>;

function exampleData({ text, info }: Extract<InferSource, { kind: 'example' }>): DataRead {
  const { root, problems, isRefused } = readJson(text);
  const [first] = problems;
  if (isRefused || root === undefined || root.kind === 'null')
    return { kind: 'unreadable', message: first?.message ?? message('dataExampleNone') };
  const refused: DataProblem[] = [];
  const read = readExample(root, info, undefined, refused);
  if (read) return { kind: 'data', data: read.data };
  return { kind: 'unreadable', message: refused[0]?.message ?? message('dataExampleNone') };
}

async function fileData(source: Extract<InferSource, { path: string }>, options: LongOptions): Promise<DataRead> {
  const long = await longCsv(source, noColumns, options);
  if (long?.kind === 'unreadable') return long;
  if (long) return tableData(long.csv.read(noColumns, false));
  const read = await sourceBytes(source);
  if (read.kind === 'unreadable') return read;
  const format = tableFormat(read.path);
  if (format === 'parquet') return parquetData(read.bytes);
  const text = utf8Text(read.bytes);
  if (text === undefined) return { kind: 'unreadable', message: message('dataFileNotUtf8') };
  if (format === undefined) return jsonData(text, read.path);
  return tableData(readCsv(text, noColumns, false));
}

function tableData(table: TableRead): DataRead {
  if (table.kind === 'table') return { kind: 'data', data: withoutIndex(table.frame) };
  return { kind: 'unreadable', message: faultMessage(table.faults[0]?.fault ?? { kind: 'empty' }) };
}

/** A schema for which a table keeps, of many equal sorts of cells, only the first: they tell its types. */
const noColumns: Schema = { kind: 'columns', specs: [] };

function withoutIndex(frame: Frame): Frame {
  return { ...frame, index: undefined };
}

async function parquetData(bytes: Uint8Array): Promise<DataRead> {
  const read = await readParquet(bytes, undefined);
  if (read.kind === 'unreadable') return { kind: 'unreadable', message: unreadable(read.reason) };
  if (read.table.kind === 'table') return { kind: 'data', data: read.table.frame };
  return { kind: 'unreadable', message: faultMessage(read.table.faults[0]?.fault ?? { kind: 'empty' }) };
}

function jsonData(text: string, file: string): DataRead {
  const read = readJsonData(text, file);
  const problems: DataProblem[] = [];
  if (read.kind === 'refused')
    return { kind: 'unreadable', message: read.problems[0]?.message ?? message('dataFileNotUtf8') };
  const data = dataOf(contentOf(read.data), undefined, problems);
  if (data) return { kind: 'data', data };
  return { kind: 'unreadable', message: problems[0]?.message ?? message('dataFileNotUtf8') };
}

function namesOf(data: Data): readonly string[] {
  if (data.kind === 'frame') return data.columns.map(nameOf);
  if (data.kind === 'sparse') return [];
  return [...(dictEntries(data)?.keys() ?? [])];
}

/** `data[names]` */
function part(data: Data, isIn: (name: string) => boolean): Data {
  if (data.kind === 'frame') return { ...data, columns: data.columns.filter((column) => isIn(nameOf(column))) };
  if (data.kind === 'sparse') return data;
  const entries = [...(dictEntries(data) ?? [])].filter(([name]) => isIn(name));
  return { kind: 'dict', entries: new Map(entries), span: data.span };
}

function nameOf({ label }: Column): string {
  return shownLabel(label);
}
