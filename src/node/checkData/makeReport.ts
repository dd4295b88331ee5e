import { lineIndex, type LineIndex } from '../../core/base/lineIndex.ts';
import { columnPlaces } from './columnPlaces.ts';
import { columnReports, type Found } from './columnReports.ts';
import type { DataReport, PlacedProblem, SourceReport, WayReport } from './dataReport.ts';
import type { DataView } from './dataView.ts';
import type { DataMode, DataModel } from './judgeJson.ts';
import { positionOf } from './offendingRows.ts';
import { saidByColumn, type GivenProblem, type SaidByColumn, type SaidProblem } from './saidByColumn.ts';

export interface Checked {
  readonly source: Omit<SourceReport, 'size'>;
  readonly problems: Readonly<Record<DataMode, readonly GivenProblem[]>>;
  readonly view: DataView | undefined;
  readonly model: DataModel;
  readonly castsFirst: boolean;
  /** Of the text that the places of the problems are in; undefined for a file that is no text. */
  readonly lines: (() => LineIndex) | undefined;
}

/** Puts together what was found. */
export function makeReport({ source, problems, view, model, castsFirst, lines }: Checked): DataReport {
  const schema = heldAgainst(model)?.inputs;
  const places = columnPlaces(schema, view);
  const said = {
    serving: saidByColumn(problems.serving, view, places),
    strict: saidByColumn(problems.strict, view, places),
  };
  const found: Found = { said, view, schema, castsFirst, lines };
  const columns = columnReports(found);
  const wayOf = (mode: DataMode): WayReport => wayReport(said[mode], (index) => columns[index]?.name, view, lines);
  return {
    source: { ...source, ...(view && { size: { rows: view.rows, columns: view.columns.length } }) },
    ways: { serving: wayOf('serving'), strict: wayOf('strict') },
    columns,
  };
}

/** The signature that data are held against: one from type hints is not. */
export function heldAgainst({ signature, isFromTypeHint }: DataModel): DataModel['signature'] {
  return isFromTypeHint ? undefined : signature;
}

/** Of a text, made when they are asked for. */
export function lazyLines(text: string): () => LineIndex {
  let lines: LineIndex | undefined;
  return () => (lines ??= lineIndex(text));
}

const mostProblems = 50;

function wayReport(
  { all, count }: SaidByColumn,
  specName: (index: number) => string | undefined,
  view: DataView | undefined,
  lines: (() => LineIndex) | undefined,
): WayReport {
  const placed = ({ message, at, spec, place }: SaidProblem): PlacedProblem => {
    const column =
      spec?.part === 'inputs' ? specName(spec.index) : place ? view?.columns[place.column]?.name : undefined;
    const position = at && lines && positionOf(at.start, lines());
    const row = place?.row;
    return {
      message,
      ...(column !== undefined && { column }),
      ...(row !== undefined && { row }),
      ...(position && { at: position }),
    };
  };
  return { isAccepted: count === 0, count, problems: all.slice(0, mostProblems).map(placed) };
}
