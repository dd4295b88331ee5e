import * as vscode from 'vscode';
import type { Message } from '../../../core/base/message.ts';
import type { ColumnReport, DataReport, PlacedProblem, WayReport } from '../../../node/checkData/dataReport.ts';
import type { PageColumn, PageReport, PageWay } from '../../../protocol/checkDataPage.ts';
import { render } from '../../base/text.ts';

export interface ShownHow {
  readonly seconds: number;
  /** Whether a row of the data can be opened. */
  readonly hasPlaces: boolean;
  /** Whether the model can be changed. */
  readonly isWritable: boolean;
}

/** A report in the person's language. */
export function shownReport({ source, ways, columns }: DataReport, how: ShownHow): PageReport {
  return {
    envelope: source.envelope,
    bytes: source.bytes,
    size: source.size ?? null,
    seconds: how.seconds,
    serving: shownWay(ways.serving),
    predict: shownWay(ways.strict),
    columns: columns.map((column) => shownColumn(column, how)),
  };
}

function shownWay({ isAccepted, count, problems }: WayReport): PageWay {
  return { isAccepted, count, problems: problems.map(problemText) };
}

/** A problem with its place in front, as far as it has one. */
export function problemText({ message, column, row }: PlacedProblem): string {
  const text = render(message);
  if (column === undefined) return text;
  if (row === undefined) return vscode.l10n.t('Column “{column}”: {text}', { column, text });
  return vscode.l10n.t('Column “{column}”, row {row}: {text}', { column, row, text });
}

function shownColumn(column: ColumnReport, { hasPlaces, isWritable }: ShownHow): PageColumn {
  const { name, declared, isRequired, found, isAbsent, outcomes, reasons, firstRow, rows, betterType } = column;
  return {
    name,
    declared: declared ?? null,
    isRequired,
    found: found ?? null,
    isAbsent,
    serving: outcomes.serving,
    predict: outcomes.strict,
    servingReasons: reasons.serving.map((reason: Message) => render(reason)),
    predictReasons: reasons.strict.map((reason: Message) => render(reason)),
    firstRow: firstRow ?? null,
    rows: rows.map(({ row, value, message, mode, isChange, at }) => ({
      row,
      value,
      why: render(message),
      way: mode === 'strict' ? 'predict' : 'serving',
      isChange,
      hasPlace: hasPlaces && at !== undefined,
    })),
    betterType: isWritable ? (betterType ?? null) : null,
  };
}
