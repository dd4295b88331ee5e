import { message } from '../../base/message.ts';
import type { ColumnSchema, ColumnSpec } from '../spec.ts';
import { attempt } from './attempt.ts';
import { columnFrame } from './columnFrame.ts';
import { enforceDatatype } from './datatype.ts';
import { enforceElement } from './nested.ts';
import type { Column, Frame } from './pandas/frame.ts';
import { inferCells } from './pandas/inference.ts';
import { labelKey } from './pandas/labels.ts';
import { Refusal } from './refusal.ts';
import { columnName, hasNames, nameText } from './schemaNames.ts';
import type { Value } from './value.ts';
import type { DataProblem } from './verdict.ts';

/**
 * Whether data fit a schema of columns as `PyFuncModel.predict` of MLflow 3.17.2 asks (`_enforce_schema`). MLflow stops at the first thing it
 * refuses; here each column has its say.
 */
export function enforceColumns(data: Value | Frame, schema: ColumnSchema, problems: DataProblem[]): void {
  const frame = attempt(problems, undefined, () => (data.kind === 'frame' ? data : columnFrame(data, schema)));
  if (frame === undefined) return;
  if (hasNames(schema)) enforceNamed(frame, schema, problems);
  else enforceUnnamed(frame, schema, problems);
}

function enforceNamed(frame: Frame, schema: ColumnSchema, problems: DataProblem[]): void {
  const columns = attempt(problems, undefined, () => columnsByLabel(frame));
  if (columns === undefined) return;
  const last = lastSpecs(schema, problems);
  for (const [index, spec] of schema.specs.entries()) {
    attempt(problems, { part: 'inputs', index }, () => {
      const key = labelKey(columnName(spec, index));
      const declared = last.get(key);
      const found = columns.get(key) ?? [];
      if (found.length === 0 && spec.isRequired)
        throw new Refusal(
          message('columnMissing', { name: nameText(spec.name, index) }),
          frame.labelSpan ?? frame.span,
        );
      if (declared === undefined)
        throw new Refusal(message('columnName', { name: nameText(spec.name, index) }), frame.span);
      if (found.length === 0 && declared.isRequired)
        throw new Refusal(
          message('columnMissing', { name: nameText(spec.name, index) }),
          frame.labelSpan ?? frame.span,
        );
      if (found.length > 0) enforceColumn(found, declared, declared.isRequired, frame);
    });
  }
}

/** `Schema.input_dict()`: of two specs with one name the last counts; the names that it has are those that are written. */
function lastSpecs(schema: ColumnSchema, problems: DataProblem[]): ReadonlyMap<string, ColumnSpec> {
  const last = new Map<string, ColumnSpec>();
  for (const [index, spec] of schema.specs.entries()) {
    const { name } = spec;
    if (name !== undefined) attempt(problems, { part: 'inputs', index }, () => last.set(labelKey(name), spec));
  }
  return last;
}

function columnsByLabel(frame: Frame): ReadonlyMap<string, readonly Column[]> {
  const found = new Map<string, Column[]>();
  for (const column of frame.columns) {
    const key = labelKey(column.label);
    const same = found.get(key);
    if (same === undefined) found.set(key, [column]);
    else same.push(column);
  }
  return found;
}

/** Without names only the places count; columns beyond the last spec are dropped. */
function enforceUnnamed(frame: Frame, schema: ColumnSchema, problems: DataProblem[]): void {
  const { length } = frame.columns;
  if (length < schema.specs.length) {
    problems.push({
      message: message('columnCount', { expected: schema.specs.length, actual: length }),
      at: frame.span,
    });
    return;
  }
  const columns = attempt(problems, undefined, () => columnsByLabel(frame));
  for (const [index, spec] of schema.specs.entries()) {
    const column = frame.columns[index];
    const same = column && columns?.get(labelKey(column.label));
    if (same) attempt(problems, { part: 'inputs', index }, () => enforceColumn(same, spec, true, frame));
  }
}

/** Columns of the table that have the name of the spec. Throws a Refusal where they do not fit. */
export function enforceColumn(columns: readonly Column[], spec: ColumnSpec, isRequired: boolean, frame: Frame): void {
  const [column, ...others] = columns;
  if (column === undefined) return;
  const { type } = spec;
  if (others.length > 0) enforceTwins(columns, spec, isRequired, frame);
  else if (type.kind === 'scalar') enforceDatatype(column, type.type);
  else inferCells(column.cells.map((cell) => enforceElement(cell, type, isRequired)));
}

/** Two columns of one name are a table of their own for pandas, and to go through a table gives its labels. */
function enforceTwins(columns: readonly Column[], { name, type }: ColumnSpec, isRequired: boolean, frame: Frame): void {
  const [column] = columns;
  if (column === undefined) return;
  if (type.kind === 'scalar' || columns.length !== frame.rows) {
    throw new Refusal(message('columnTwice', { name: nameText(name, 0) }), column.span);
  }
  for (const { label } of columns) enforceElement(label, type, isRequired);
}
