import { message, type Message } from '../../core/base/message.ts';
import type { MlmodelDocument } from '../../core/mlmodel/document.ts';
import { isTypeHinted } from '../../core/mlmodel/typeHint.ts';
import type { Schema } from '../../core/signature/spec.ts';
import type { LineIndex } from '../../core/base/lineIndex.ts';
import { openCsv, type OpenCsv } from '../dataFiles/csv/readCsv.ts';
import { readParquet } from '../dataFiles/parquet/readParquet.ts';
import { utf8Text } from '../dataFiles/readTable.ts';
import type { DataReport } from './dataReport.ts';
import { sourceBytes, unreadable, type DataSource } from './dataSource.ts';
import { longCsv, type LongOptions } from './longSource.ts';
import { viewOfCsv, viewOfParquet } from './dataView.ts';
import { checkExample } from './exampleData.ts';
import { judgeJson, readJsonData, type DataModel } from './judgeJson.ts';
import { judgeTable } from './judgeTable.ts';
import { envelopeOf, viewOfJson } from './jsonView.ts';
import { heldAgainst, lazyLines, makeReport, type Checked } from './makeReport.ts';
import { tableFormat } from './tableFormat.ts';

export type CheckAnswer =
  | { readonly kind: 'report'; readonly report: DataReport }
  | { readonly kind: 'unreadable'; readonly message: Message };

/** Whether anything can be held against a model: MLflow has to understand its signature. */
export function isUsable({ root, parts }: MlmodelDocument): boolean {
  return root !== undefined && !parts.some(({ problems }) => problems.some((one) => one.isRefused));
}

/** What the model says to data, on both ways of MLflow 3.17.2 and column by column; the verdicts are those of `mlmodel data`. */
export async function checkSource(
  source: DataSource,
  document: MlmodelDocument,
  options: LongOptions = {},
): Promise<CheckAnswer> {
  if (!isUsable(document)) return { kind: 'unreadable', message: message('dataModelRefused') };
  const model = { signature: document.signature, isFromTypeHint: isTypeHinted(document) };
  if (source.kind === 'example') {
    const example = checkExample(source.files, document, model);
    return example ? report(example) : { kind: 'unreadable', message: message('dataExampleNone') };
  }
  if (source.kind === 'body') return checkText(source.text, 'body.json', model);
  const long = await longCsv(source, heldAgainst(model)?.inputs, options);
  if (long?.kind === 'unreadable') return long;
  if (long) return checkCsv(long.csv, () => long.lines, long.bytes, model);
  const read = await sourceBytes(source);
  if (read.kind === 'unreadable') return read;
  const format = tableFormat(read.path);
  if (format === 'parquet') return checkParquet(read.bytes, model);
  const text = utf8Text(read.bytes);
  if (text === undefined) return { kind: 'unreadable', message: message('dataFileNotUtf8') };
  const bytes = read.bytes.byteLength;
  return format === 'csv'
    ? checkCsv(openCsv(text, options.partRows), lazyLines(text), bytes, model)
    : checkText(text, read.path, model, bytes);
}

async function checkParquet(bytes: Uint8Array, model: DataModel): Promise<CheckAnswer> {
  const read = await readParquet(bytes, model.signature?.inputs);
  if (read.kind === 'unreadable') return { kind: 'unreadable', message: unreadable(read.reason) };
  const problems = judgeTable(read.table, heldAgainst(model));
  const view = read.table.kind === 'table' ? viewOfParquet(read.table.frame, read.cellOf) : undefined;
  return report({
    source: { format: 'parquet', envelope: '', bytes: bytes.byteLength },
    problems: { serving: problems, strict: problems },
    view,
    model,
    castsFirst: false,
    lines: undefined,
  });
}

function checkCsv(csv: OpenCsv, lines: () => LineIndex, bytes: number, model: DataModel): CheckAnswer {
  const schema = model.signature?.inputs;
  const strict = csv.read(schema, false);
  const thin = schema?.kind === 'columns' ? strict : csv.read(noColumns, false);
  return report({
    source: { format: 'csv', envelope: 'text/csv', bytes },
    problems: {
      serving: judgeTable(csv.read(schema, true), heldAgainst(model)),
      strict: judgeTable(strict, heldAgainst(model)),
    },
    view: thin.kind === 'table' ? viewOfCsv(csv, thin.frame) : undefined,
    model,
    castsFirst: false,
    lines,
  });
}

/** A schema for which a table keeps only what tells its types. */
const noColumns: Schema = { kind: 'columns', specs: [] };

function checkText(text: string, file: string, model: DataModel, bytes = Buffer.byteLength(text)): CheckAnswer {
  const read = readJsonData(text, file);
  const view = read.kind === 'read' ? viewOfJson(read.data, text, heldAgainst(model)?.inputs) : undefined;
  const format = /\.(ndjson|jsonl)$/i.test(file) ? 'lines' : 'json';
  return report({
    source: { format, envelope: read.kind === 'read' ? envelopeOf(read.data) : '', bytes },
    problems: { serving: judgeJson(read, 'serving', model), strict: judgeJson(read, 'strict', model) },
    view: view?.view,
    model,
    castsFirst: view?.isTable === true,
    lines: lazyLines(text),
  });
}

function report(checked: Checked): CheckAnswer {
  return { kind: 'report', report: makeReport(checked) };
}
