import { message, type Message } from '../../base/message.ts';
import type { ColumnSchema, ScalarType } from '../spec.ts';
import { attempt } from './attempt.ts';
import { enforceColumn } from './columns.ts';
import { castAs } from './frameCast.ts';
import { shown } from './numpy/shown.ts';
import type { Column, Frame } from './pandas/frame.ts';
import type { TypedCells } from './pandas/inference.ts';
import type { Value } from './value.ts';
import type { DataProblem } from './verdict.ts';

/** What `predict()` of MLflow 3.17.2 says to one column of a table, whatever the others are; undefined: it is taken. */
export function predictedColumn(column: Column, schema: ColumnSchema, index: number): DataProblem | undefined {
  const problems: DataProblem[] = [];
  attempt(problems, { part: 'inputs', index }, () => enforce(column, schema, index));
  return problems[0];
}

export interface ServedColumn {
  /** Undefined: it is taken. */
  readonly problem: DataProblem | undefined;
  /** What the server makes of it, where it can. */
  readonly cast: TypedCells | undefined;
}

/** What the scoring server of MLflow 3.17.2 says to one column of a table that comes as JSON, which it casts first. */
export function servedColumn(column: Column, schema: ColumnSchema, index: number): ServedColumn {
  const problems: DataProblem[] = [];
  const isRequired = schema.specs[index]?.isRequired ?? true;
  const cast = attempt(problems, { part: 'inputs', index }, () => {
    const typed = castAs(column, schema, index, isRequired);
    enforce({ ...column, ...typed }, schema, index);
    return typed;
  });
  return { problem: problems[0], cast };
}

function enforce(column: Column, schema: ColumnSchema, index: number): void {
  const spec = schema.specs[index];
  if (spec) enforceColumn([column], spec, spec.isRequired, frameOf(column));
}

function frameOf(column: Column): Frame {
  return { kind: 'frame', columns: [column], rows: column.cells.length, index: undefined, span: column.span };
}

/** What is said of a value that the cast took, but made another value of; undefined where it is the same. */
export function changeOf(before: Value, after: Value, type: ScalarType): Message | undefined {
  const isOther = type === 'boolean' ? isOtherTruth(before) : numeric.has(type) && isOtherNumber(before, after);
  return isOther ? message('cellCut', { value: shown(after) }) : undefined;
}

const numeric: ReadonlySet<ScalarType> = new Set<ScalarType>(['integer', 'long', 'float', 'double']);

/** Every text with anything in it is true for Python, and every number but 0. */
function isOtherTruth(before: Value): boolean {
  if (before.kind === 'string') return before.value !== '' && !/^(true|1)$/i.test(before.value);
  const number = numberOf(before);
  return number !== undefined && number !== 0 && number !== 1;
}

/** Rounding to 32 bits is none. */
function isOtherNumber(before: Value, after: Value): boolean {
  const [from, to] = [numberOf(before), numberOf(after)];
  if (from === undefined || to === undefined || Number.isNaN(from)) return false;
  return after.kind === 'float' ? Number.isFinite(from) && !Number.isFinite(to) : from !== to;
}

function numberOf(value: Value): number | undefined {
  return value.kind === 'integer' || value.kind === 'float' || value.kind === 'boolean'
    ? Number(value.value)
    : undefined;
}
