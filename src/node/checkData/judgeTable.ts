import { message, type Message } from '../../core/base/message.ts';
import type { DataProblem } from '../../core/signature/enforce/verdict.ts';
import { predictVerdict } from '../../core/signature/enforce/verdicts.ts';
import type { Signature } from '../../core/signature/spec.ts';
import type { Fault, TableRead } from '../dataFiles/table.ts';

export interface TableProblem extends DataProblem {
  /** Of the data. */
  readonly column?: number;
}

/** What the model says to a table of a file that was read for one of MLflow's two ways. */
export function judgeTable(table: TableRead, signature: Signature | undefined): readonly TableProblem[] {
  if (table.kind === 'refused')
    return table.faults.map(({ fault, ...place }) => ({ message: faultMessage(fault), ...place }));
  return predictVerdict(table.frame, undefined, signature).problems;
}

export function faultMessage(fault: Fault): Message {
  switch (fault.kind) {
    case 'empty':
      return message('tableEmpty');
    case 'quote':
      return message('tableQuote');
    case 'fields':
      return message('tableFields', { actual: fault.actual, expected: fault.expected });
    case 'schema':
      return message(schemaTexts[fault.holds]);
    case 'times':
      return message('tableTimes', { name: fault.name });
    case 'missing':
      return message('tableMissing', { type: fault.type });
    case 'cast':
      return message('tableCast', { text: cut(fault.text), type: fault.type });
    case 'range':
      return message('tableRange', { text: cut(fault.text), type: fault.type });
    case 'parquet':
      return message('tableParquet', { reason: fault.reason });
  }
}

const schemaTexts = { tensors: 'tableTensors', nested: 'tableNested', names: 'tableNames' } as const;

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
