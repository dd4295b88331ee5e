import type { LineIndex } from '../core/base/lineIndex.ts';
import { renderEnglish } from '../core/base/message.ts';
import type { Span } from '../core/base/span.ts';
import type { DataMode, DataModel } from '../node/checkData/judgeJson.ts';
import { judgeTable } from '../node/checkData/judgeTable.ts';
import { timeOf } from '../node/checkData/timeOf.ts';
import type { TableFile, TableFormat } from '../node/dataFiles/readTable.ts';
import { WrongUse } from './arguments.ts';

export interface TableProblem {
  readonly message: string;
  readonly at: Span;
}

export interface TableCheck {
  /** What the places of the problems are in; empty for a file that is no text. */
  readonly text: string;
  /** Of a text that is too long to be held. */
  readonly lines?: LineIndex;
  readonly problems: readonly TableProblem[];
}

/** What `predict()` of MLflow 3.17.2, or its scoring server, says to a table of a file. */
export async function checkTable(
  file: string,
  shown: string,
  format: TableFormat,
  mode: DataMode,
  { signature, isFromTypeHint }: DataModel,
): Promise<TableCheck> {
  const { readTable } = await loadReaders();
  const read = await readTable(file, { format, schema: signature?.inputs, served: mode === 'serving', timeOf });
  if (read.kind === 'notUtf8') throw new WrongUse(`“${shown}” is not UTF-8.`);
  if (read.kind === 'unreadable') throw new WrongUse(`“${shown}” cannot be read: ${read.reason}.`);
  const problems = judgeTable(read.table, isFromTypeHint ? undefined : signature);
  return {
    text: read.text,
    ...(read.lines && { lines: read.lines }),
    problems: problems.map(({ message, at }) => placed(renderEnglish(message), at, read)),
  };
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

/** A file that is no text has cells instead of places. */
function placed(message: string, at: Span | undefined, { cellOf }: Extract<TableFile, { kind: 'read' }>): TableProblem {
  if (cellOf === undefined) return { message, at: at ?? nowhere };
  const cell = at && cellOf(at);
  if (cell === undefined) return { message, at: nowhere };
  const row = cell.row === undefined ? '' : `, row ${cell.row}`;
  return { message: `Column “${cell.column}”${row}: ${message}`, at: nowhere };
}

const nowhere: Span = { start: 0, end: 0 };
