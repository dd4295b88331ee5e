import path from 'node:path';
import { renderEnglish } from '../core/base/message.ts';
import { predictVerdict } from '../core/signature/enforce/verdicts.ts';
import type { Signature } from '../core/signature/spec.ts';
import type { Span } from '../core/base/span.ts';
import type { TableFile, TableFormat } from '../node/dataFiles/readTable.ts';
import type { Fault } from '../node/dataFiles/table.ts';
import { WrongUse } from './arguments.ts';

export interface TableProblem {
  readonly message: string;
  readonly at: Span;
}

export interface TableCheck {
  /** What the places of the problems are in; empty for a file that is no text. */
  readonly text: string;
  readonly problems: readonly TableProblem[];
}

export interface TableModel {
  readonly signature: Signature | undefined;
  readonly isFromTypeHint: boolean;
}

/** A file is taken for a table by its ending. */
export function tableFormat(file: string): TableFormat | undefined {
  const ending = path.extname(file).toLowerCase();
  return endings[ending];
}

const endings: Readonly<Record<string, TableFormat | undefined>> = {
  '.csv': 'csv',
  '.parquet': 'parquet',
  '.pq': 'parquet',
};

/** What `predict()` of MLflow 3.17.2, or its scoring server, says to a table of a file. */
export async function checkTable(
  file: string,
  shown: string,
  format: TableFormat,
  mode: 'strict' | 'serving',
  { signature, isFromTypeHint }: TableModel,
): Promise<TableCheck> {
  const { readTable } = await loadReaders();
  const read = await readTable(file, { format, schema: signature?.inputs, served: mode === 'serving' });
  if (read.kind === 'notUtf8') throw new WrongUse(`“${shown}” is not UTF-8.`);
  if (read.kind === 'unreadable') throw new WrongUse(`“${shown}” cannot be read: ${read.reason}.`);
  return { text: read.text, problems: problemsOf(read, isFromTypeHint ? undefined : signature) };
}

/** The readers of tables are a file of their own, which is only loaded here. */
async function loadReaders(): Promise<typeof import('../node/dataFiles/readTable.ts')> {
  try {
    return await import('../node/dataFiles/readTable.ts');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new WrongUse('To read CSV and Parquet, mlmodel needs the file mlmodelData.js beside it.');
  }
}

function problemsOf(
  { table, cellOf }: Extract<TableFile, { kind: 'read' }>,
  signature: Signature | undefined,
): readonly TableProblem[] {
  const placed = (message: string, at: Span | undefined): TableProblem => {
    if (cellOf === undefined) return { message, at: at ?? nowhere };
    const cell = at && cellOf(at);
    if (cell === undefined) return { message, at: nowhere };
    const row = cell.row === undefined ? '' : `, row ${cell.row}`;
    return { message: `Column “${cell.column}”${row}: ${message}`, at: nowhere };
  };
  if (table.kind === 'refused') return table.faults.map(({ fault, at }) => placed(faultText(fault), at));
  const { problems } = predictVerdict(table.frame, undefined, signature);
  return problems.map(({ message, at }) => placed(renderEnglish(message), at));
}

const nowhere: Span = { start: 0, end: 0 };

function faultText(fault: Fault): string {
  switch (fault.kind) {
    case 'empty':
      return 'The file is empty: a header with the names of the columns is needed.';
    case 'quote':
      return 'The quoted text that begins here has no end.';
    case 'fields':
      return `The table has ${fault.actual} values here, but ${fault.expected} columns.`;
    case 'schema':
      return schemaTexts[fault.holds];
    case 'times':
      return `The scoring server reads no times of CSV, which the column “${fault.name}” has to hold: send them as JSON or Parquet.`;
    case 'missing':
      return `A value is missing here, and pandas makes no ${fault.type} of that.`;
    case 'cast':
      return `“${cut(fault.text)}” cannot become ${fault.type}.`;
    case 'range':
      return `“${cut(fault.text)}” does not fit ${fault.type}, alone or with the other values of the column.`;
    case 'parquet':
      return `This Parquet file cannot be read: ${fault.reason}.`;
  }
}

const schemaTexts = {
  tensors: 'The scoring server takes no CSV for a model of tensors: send JSON.',
  nested: 'The scoring server takes no CSV for columns of lists or objects: send JSON or Parquet.',
  names: 'A name in the signature is a list or an object, by which MLflow can look up nothing.',
} as const;

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
