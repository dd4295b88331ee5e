import type { Span } from '../../../core/base/span.ts';
import { truthOf } from '../../../core/signature/enforce/pythonValue.ts';
import type { Frame } from '../../../core/signature/enforce/pandas/frame.ts';
import type { Value } from '../../../core/signature/enforce/value.ts';
import type { ScalarType, Schema, SpecName } from '../../../core/signature/spec.ts';
import type { Fault, TableFault, TableRead } from '../table.ts';
import { columnNames, type ColumnName } from './columnNames.ts';
import { chunkRows, columnOf } from './csvCells.ts';
import type { CsvColumn } from './csvColumn.ts';
import { castCsv } from './castCsv.ts';
import { fieldText, tokenizeCsv, type CsvFields } from './tokenizeCsv.ts';

/**
 * `pandas.read_csv` of pandas 3.1.1: without `served`, as a person calls it; with it, as MLflow 3.17.2's scoring server does for the inputs of
 * a model (`parse_csv_input`). A frame for a schema of columns holds, of many equal sorts of cells, only the first.
 */
export function readCsv(text: string, schema: Schema | undefined, served: boolean): TableRead {
  return openCsv(text).read(schema, served);
}

/** A CSV file that is split into its fields once, to be read in several ways. */
export interface OpenCsv {
  read(schema: Schema | undefined, served: boolean): TableRead;
  /** Its columns with a name, as texts; none where it makes no table. */
  readonly columns: readonly NamedColumn[];
  /** Where a place of the text is. Rows count from zero; the header is no row. */
  placeOf(at: Span): { readonly column: number; readonly row: number } | undefined;
}

export interface NamedColumn {
  readonly name: string;
  readonly column: CsvColumn;
}

export function openCsv(text: string): OpenCsv {
  const tokens = tokenizeCsv(text);
  const table =
    tokens.kind === 'fields'
      ? new CsvTable(text, tokens.fields, columnNames(tokens.fields.header.map((span) => fieldText(text, span))))
      : undefined;
  return {
    read: (schema, served) => {
      const told = served && schema ? dtypesOf(schema) : noDtypes;
      if (told.kind === 'refused') return refused(told.fault, { start: 0, end: 0 });
      if (tokens.kind === 'refused') return tokens;
      return table ? frameOf(table, told.types, schema?.kind === 'columns') : refused({ kind: 'empty' }, nowhere);
    },
    columns: table?.names.map(({ name }, at) => ({ name, column: table.column(at + table.leading) })) ?? [],
    placeOf: (at) => table?.placeOf(at),
  };
}

const nowhere: Span = { start: 0, end: 0 };

/** By a text for a named column, by a number for the column at a position. */
type Dtypes = ReadonlyMap<string | number, ScalarType>;

type Told = { readonly kind: 'told'; readonly types: Dtypes } | { readonly kind: 'refused'; readonly fault: Fault };

const noDtypes: Told = { kind: 'told', types: new Map() };

/** `dict(zip(schema.input_names(), schema.pandas_types()))`. */
function dtypesOf(schema: Schema): Told {
  const types = new Map<string | number, ScalarType>();
  if (schema.kind === 'tensors') return { kind: 'refused', fault: { kind: 'schema', holds: 'tensors' } };
  for (const [index, { name, type }] of schema.specs.entries()) {
    if (type.kind !== 'scalar') return { kind: 'refused', fault: { kind: 'schema', holds: 'nested' } };
    const key = keyOf(name, index);
    if (key === undefined) return { kind: 'refused', fault: { kind: 'schema', holds: 'names' } };
    types.set(key, type.type);
  }
  return { kind: 'told', types };
}

/** A name that is no text can only mean a position; what Python cannot hash has no key. */
function keyOf(name: SpecName, index: number): string | number | undefined {
  if (name === undefined || !truthOf(name))
    return name?.kind === 'array' || name?.kind === 'object' ? undefined : index;
  if (name.kind === 'string') return name.value;
  if (name.kind === 'array' || name.kind === 'object') return undefined;
  return Number(name.value);
}

class CsvTable {
  readonly names: readonly ColumnName[];
  readonly fields: CsvFields;
  /** Columns that come before those with a name: the index of the rows. */
  readonly leading: number;
  readonly text: string;

  constructor(text: string, fields: CsvFields, names: readonly ColumnName[]) {
    this.text = text;
    this.fields = fields;
    this.names = names;
    this.leading = fields.width - names.length;
  }

  column(at: number): CsvColumn {
    const { fields, text } = this;
    return {
      rows: fields.rows,
      text: (row) => fieldText(text, fields.at(row, at)),
      span: (row) => fields.at(row, at),
    };
  }

  placeOf({ start }: Span): { readonly column: number; readonly row: number } | undefined {
    const { fields, leading } = this;
    if (fields.rows === 0 || start < fields.at(0, 0).start) return undefined;
    const row = lastWhere(fields.rows, (at) => fields.at(at, 0).start <= start);
    const column = lastWhere(fields.width, (at) => fields.at(row, at).start <= start);
    return column < leading ? undefined : { column: column - leading, row };
  }

  headerSpan(): Span {
    return { start: this.fields.header[0]?.start ?? 0, end: this.fields.header.at(-1)?.end ?? 0 };
  }
}

/** The last of so many for which it holds, as it does for all before it and the first. */
function lastWhere(count: number, holds: (at: number) => boolean): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function frameOf(table: CsvTable, told: Dtypes, isThin: boolean): TableRead {
  const { names, leading, fields } = table;
  const types = namedTypes(names, told);
  const faults = fields.rows === 0 ? emptyFaults(table, told) : faultsOf(table, types);
  if (faults.length > 0) return { kind: 'refused', faults };
  const chunk = chunkRows(fields.width);
  const columns: Frame['columns'][number][] = [];
  for (const [at, { name }] of names.entries()) {
    const span = fields.header[at] ?? table.headerSpan();
    const label: Value = { kind: 'string', value: name, span };
    const type = typeAt(types, name, at + leading);
    const isByName = told.has(name);
    const cells = columnOf(table.column(at + leading), chunk, type && { type, isByName }, isThin);
    columns.push({ label, span, ...cells });
  }
  const index = leading > 0 && !isThin ? indexOf(table, chunk) : undefined;
  const labelSpan = table.headerSpan();
  return { kind: 'table', frame: { kind: 'frame', columns, rows: fields.rows, index, span: labelSpan, labelSpan } };
}

/** A column that got another name because its own is taken is of the type of that. */
function namedTypes(names: readonly ColumnName[], told: Dtypes): Dtypes {
  const types = new Map(told);
  for (const { name, written } of names) {
    const type = told.get(written);
    if (name !== written && type !== undefined && !types.has(name)) types.set(name, type);
  }
  return types;
}

function typeAt(types: Dtypes, name: string | undefined, position: number): ScalarType | undefined {
  return (name === undefined ? undefined : types.get(name)) ?? types.get(position);
}

/** Pandas looks positions up in the header, even if there is nothing to be cast. */
function emptyFaults(table: CsvTable, told: Dtypes): readonly TableFault[] {
  const { names } = table;
  const places = [...told.keys()].filter((key) => typeof key === 'number');
  const isBeyond = places.some((place) => Number.isInteger(place) && (place >= names.length || place < -names.length));
  if (!isBeyond) return [];
  const fault = { kind: 'fields', expected: Math.max(...places) + 1, actual: names.length } as const;
  return [{ fault, at: table.headerSpan() }];
}

function faultsOf(table: CsvTable, types: Dtypes): readonly TableFault[] {
  const { names, leading, fields } = table;
  const chunk = chunkRows(fields.width);
  const faults: TableFault[] = [];
  for (let at = 0; at < fields.width; at += 1) {
    const name = names[at - leading]?.name;
    const type = typeAt(types, name, at);
    const fault = type && castFault(table.column(at), chunk, type, name ?? `#${at + 1}`);
    if (fault) faults.push(fault);
  }
  return faults;
}

function castFault(column: CsvColumn, chunk: number, type: ScalarType, name: string): TableFault | undefined {
  for (let from = 0; from < column.rows; from += chunk) {
    const cast = castCsv(column, from, Math.min(from + chunk, column.rows), type, name);
    if (cast.kind === 'refused') return { fault: cast.fault, at: column.span(cast.row) };
  }
  return undefined;
}

function indexOf(table: CsvTable, chunk: number): readonly Value[] {
  const levels = Array.from(
    { length: table.leading },
    (_, at) => columnOf(table.column(at), chunk, undefined, false).cells,
  );
  const [first = []] = levels;
  if (levels.length === 1) return first;
  return first.map((cell, row) => ({
    kind: 'list',
    items: levels.flatMap((level) => level[row] ?? []),
    span: cell.span,
  }));
}

function refused(fault: Fault, at: Span): TableRead {
  return { kind: 'refused', faults: [{ fault, at }] };
}
