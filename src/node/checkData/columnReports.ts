import type { LineIndex } from '../../core/base/lineIndex.ts';
import { message, type Message } from '../../core/base/message.ts';
import { elementText } from '../../core/signature/elementText.ts';
import { changeOf, servedColumn } from '../../core/signature/enforce/oneColumn.ts';
import { hasNames, nameText } from '../../core/signature/enforce/schemaNames.ts';
import type { ColumnSpec, Schema, TensorSpec } from '../../core/signature/spec.ts';
import { betterType } from './betterType.ts';
import { columnPlaces } from './columnPlaces.ts';
import type { ColumnOutcome, ColumnReport } from './dataReport.ts';
import type { DataView, ViewColumn } from './dataView.ts';
import type { DataMode } from './judgeJson.ts';
import { offendingRows } from './offendingRows.ts';
import type { SaidByColumn, SaidProblem } from './saidByColumn.ts';

export interface Found {
  readonly said: Readonly<Record<DataMode, SaidByColumn>>;
  /** Undefined: the data cannot be seen as columns. */
  readonly view: DataView | undefined;
  readonly schema: Schema | undefined;
  /** The scoring server casts the table before it looks at its columns, and does not go on when that fails. */
  readonly castsFirst: boolean;
  /** Of the text that the places are in. */
  readonly lines: (() => LineIndex) | undefined;
}

/** What each column of the signature and of the data meets. */
export function columnReports(found: Found): readonly ColumnReport[] {
  const { schema, view } = found;
  const columns = view?.columns ?? [];
  const places = columnPlaces(schema, view);
  const used = new Set(places);
  const declared = (schema?.specs ?? []).map((spec, index) => declaredReport(found, spec, index, places[index]));
  const isWhole = schema?.kind === 'tensors' && !hasNames(schema); // all columns are its one tensor
  const others = isWhole ? [] : columns.filter((_, at) => !used.has(at));
  return [...declared, ...others.map((column) => extraReport(column, schema !== undefined))];
}

function extraReport(column: ViewColumn, hasSchema: boolean): ColumnReport {
  const outcome = hasSchema ? 'ignored' : 'accepted';
  return {
    name: column.name,
    isRequired: false,
    isAbsent: false,
    found: { type: column.type, empty: column.countEmpty() },
    outcomes: { serving: outcome, strict: outcome },
    reasons: { serving: [], strict: [] },
    rows: [],
  };
}

function declaredReport(
  found: Found,
  spec: ColumnSpec | TensorSpec,
  index: number,
  place: number | undefined,
): ColumnReport {
  const { view } = found;
  const column = place === undefined ? undefined : view?.columns[place];
  const isRequired = spec.kind === 'tensor' || spec.isRequired;
  const said: Said = { spec, index, place, column };
  const reasons = { serving: reasonsOf(found, 'serving', said), strict: reasonsOf(found, 'strict', said) };
  const refused = (mode: DataMode): boolean => reasons[mode].length > 0;
  const isChanged = !refused('serving') && isChangedSilently(found, said);
  const outcomes = {
    serving: refused('serving') ? 'refused' : isChanged ? 'changed' : outcomeOf(found, 'serving'),
    strict: refused('strict') ? 'refused' : outcomeOf(found, 'strict'),
  } as const;
  const ways = (['serving', 'strict'] as const).filter(
    (mode) => outcomes[mode] === 'refused' || outcomes[mode] === 'changed',
  );
  const culprit = firstRowOf(found, said);
  const rows = column && ways.length > 0 ? offendingRows(found, column, index, ways, culprit) : [];
  const better = column && ways.length > 0 && found.schema?.kind === 'columns' && betterType(found, column, index);
  const firstRow = culprit ?? rows[0]?.row;
  return {
    name: nameText(spec.name, index),
    spec: index,
    declared: declaredText(spec),
    isRequired,
    isAbsent: view !== undefined && column === undefined,
    ...(column && { found: { type: column.type, empty: column.countEmpty() } }),
    outcomes,
    reasons,
    ...(firstRow !== undefined && ways.length > 0 && { firstRow }),
    rows,
    ...(better && { betterType: better }),
  };
}

interface Said {
  readonly spec: ColumnSpec | TensorSpec;
  readonly index: number;
  readonly place: number | undefined;
  readonly column: ViewColumn | undefined;
}

function declaredText(spec: ColumnSpec | TensorSpec): string {
  if (spec.kind === 'column') return elementText(spec.type);
  return `${spec.dtype.name} (${spec.shape.map((one) => ('value' in one ? String(one.value) : '?')).join(', ')})`;
}

function problemsFor({ said }: Found, mode: DataMode, { index, place }: Said): readonly SaidProblem[] {
  const { bySpec, byColumn } = said[mode];
  return bySpec.get(index) ?? (place === undefined ? undefined : byColumn.get(place)) ?? [];
}

function reasonsOf(found: Found, mode: DataMode, said: Said): readonly Message[] {
  const own = problemsFor(found, mode, said).map((problem) => problem.message);
  if (own.length > 0 || mode === 'strict' || found.said.serving.count === 0 || found.said.serving.isStopped) return own;
  return unreachedReasons(found, said);
}

/** The server stopped at other columns: what it would have said to this one. */
function unreachedReasons({ schema, castsFirst, view }: Found, { spec, index, column }: Said): readonly Message[] {
  if (schema?.kind !== 'columns' || spec.kind !== 'column' || view === undefined) return [];
  if (column === undefined)
    return spec.isRequired ? [message('columnMissing', { name: nameText(spec.name, index) })] : [];
  const problem = castsFirst ? servedColumn(column.column, schema, index).problem : undefined;
  return problem ? [problem.message] : [];
}

/** Of a column that nothing is said about. */
function outcomeOf({ said }: Found, mode: DataMode): ColumnOutcome {
  return said[mode].isStopped ? 'unknown' : 'accepted';
}

function isChangedSilently({ schema, castsFirst }: Found, { spec, index, column }: Said): boolean {
  if (!castsFirst || schema?.kind !== 'columns' || spec.kind !== 'column' || !column) return false;
  const { type } = spec;
  if (type.kind !== 'scalar') return false;
  const before = column.column.cells;
  const after = servedColumn(column.column, schema, index).cast?.cells ?? [];
  return before.some((cell, at) => {
    const other = after[at];
    return other !== undefined && changeOf(cell, other, type.type) !== undefined;
  });
}

function firstRowOf(found: Found, said: Said): number | undefined {
  for (const mode of ['serving', 'strict'] as const) {
    for (const { place } of problemsFor(found, mode, said)) if (place?.row !== undefined) return place.row;
  }
  return undefined;
}
