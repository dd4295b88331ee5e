import type { Span } from '../../../core/base/span.ts';
import { truthOf } from '../../../core/signature/enforce/pythonValue.ts';
import type { Frame } from '../../../core/signature/enforce/pandas/frame.ts';
import type { Value } from '../../../core/signature/enforce/value.ts';
import type { ScalarType, Schema, SpecName } from '../../../core/signature/spec.ts';
import type { Fault, TableFault, TableRead } from '../table.ts';
import { columnNames, type ColumnName } from './columnNames.ts';
import { chunkRows, columnOf, partsOf, type CsvPart } from './csvCells.ts';
import { tokenOf, type CsvColumn } from './csvColumn.ts';
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
  placeOf(at: Span): CsvPlace | undefined;
}

export interface CsvPlace {
  readonly column: number;
  readonly row: number;
}

export interface NamedColumn {
  readonly name: string;
  readonly column: SeenColumn;
}

/** The cells of a column that are at hand: all of them, or of a long file those that tell what all are. */
export interface SeenColumn extends CsvColumn {
  readonly parts: readonly CsvPart[];
  /** Which row of the file a cell is in, from zero; they only grow. */
  rowOf(at: number): number;
  countMissing(): number;
}

/** The fields of a CSV file as columns, those that stand for an index before the first with a name included. */
export interface CsvTable {
  readonly names: readonly ColumnName[];
  readonly header: readonly Span[];
  readonly width: number;
  readonly rows: number;
  /** Of columns that come before those with a name: the index of the rows. */
  readonly leading: number;
  column(at: number): SeenColumn;
  /** Where a cell is; the column counts those of the index as well. */
  placeOf(at: Span): CsvPlace | undefined;
}

/** `partRows`: how many rows are one part for pandas, by how many columns there are. */
export function openCsv(text: string, partRows: (width: number) => number = chunkRows): OpenCsv {
  const tokens = tokenizeCsv(text);
  if (tokens.kind === 'refused') return openTable(undefined, tokens.faults);
  const names = columnNames(tokens.fields.header.map((span) => fieldText(text, span)));
  return openTable(new WholeTable(text, tokens.fields, names, partRows(tokens.fields.width)), []);
}

/** Undefined, with what is wrong, for what is no table. */
export function openTable(table: CsvTable | undefined, faults: readonly TableFault[]): OpenCsv {
  return {
    read: (schema, served) => {
      const told = served && schema ? dtypesOf(schema) : noDtypes;
      if (told.kind === 'refused') return refused(told.fault, { start: 0, end: 0 });
      return table ? frameOf(table, told.types, schema?.kind === 'columns') : { kind: 'refused', faults };
    },
    columns: table?.names.map(({ name }, at) => ({ name, column: table.column(at + table.leading) })) ?? [],
    placeOf: (at) => {
      const place = table?.placeOf(at);
      const column = (place?.column ?? -1) - (table?.leading ?? 0);
      return place && column >= 0 ? { column, row: place.row } : undefined;
    },
  };
}

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

class WholeTable implements CsvTable {
  readonly names: readonly ColumnName[];
  readonly header: readonly Span[];
  readonly width: number;
  readonly rows: number;
  readonly leading: number;
  readonly #text: string;
  readonly #fields: CsvFields;
  readonly #parts: readonly CsvPart[];

  constructor(text: string, fields: CsvFields, names: readonly ColumnName[], partRows: number) {
    this.names = names;
    this.header = fields.header;
    this.width = fields.width;
    this.rows = fields.rows;
    this.leading = fields.width - names.length;
    this.#text = text;
    this.#fields = fields;
    this.#parts = partsOf(fields.rows, partRows);
  }

  column(at: number): SeenColumn {
    const [fields, text] = [this.#fields, this.#text];
    return {
      rows: fields.rows,
      parts: this.#parts,
      text: (row) => fieldText(text, fields.at(row, at)),
      span: (row) => fields.at(row, at),
      rowOf: (row) => row,
      countMissing: () => {
        let count = 0;
        for (let row = 0; row < fields.rows; row += 1)
          if (tokenOf(fieldText(text, fields.at(row, at))) === 'missing') count += 1;
        return count;
      },
    };
  }

  placeOf({ start }: Span): CsvPlace | undefined {
    const fields = this.#fields;
    if (fields.rows === 0 || start < fields.at(0, 0).start) return undefined;
    const row = lastWhere(fields.rows, (at) => fields.at(at, 0).start <= start);
    return { column: lastWhere(fields.width, (at) => fields.at(row, at).start <= start), row };
  }
}

function headerSpan({ header }: CsvTable): Span {
  return { start: header[0]?.start ?? 0, end: header.at(-1)?.end ?? 0 };
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
  const { names, leading, rows } = table;
  const types = namedTypes(names, told);
  const faults = rows === 0 ? emptyFaults(table, told) : faultsOf(table, types);
  if (faults.length > 0) return { kind: 'refused', faults };
  const columns: Frame['columns'][number][] = [];
  for (const [at, { name }] of names.entries()) {
    const span = table.header[at] ?? headerSpan(table);
    const label: Value = { kind: 'string', value: name, span };
    const type = typeAt(types, name, at + leading);
    const isByName = told.has(name);
    const column = table.column(at + leading);
    const cells = columnOf(column, column.parts, type && { type, isByName }, isThin);
    columns.push({ label, span, ...cells });
  }
  const index = leading > 0 && !isThin ? indexOf(table) : undefined;
  const labelSpan = headerSpan(table);
  return { kind: 'table', frame: { kind: 'frame', columns, rows, index, span: labelSpan, labelSpan } };
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
  return [{ fault, at: headerSpan(table) }];
}

function faultsOf(table: CsvTable, types: Dtypes): readonly TableFault[] {
  const { names, leading, width } = table;
  const faults: TableFault[] = [];
  for (let at = 0; at < width; at += 1) {
    const name = names[at - leading]?.name;
    const type = typeAt(types, name, at);
    const fault = type && castFault(table.column(at), type, name ?? `#${at + 1}`);
    if (fault) faults.push(at < leading ? fault : { ...fault, column: at - leading });
  }
  return faults;
}

function castFault(column: SeenColumn, type: ScalarType, name: string): TableFault | undefined {
  for (const { from, to } of column.parts) {
    const cast = castCsv(column, from, to, type, name);
    if (cast.kind === 'refused') return { fault: cast.fault, at: column.span(cast.row) };
  }
  return undefined;
}

function indexOf(table: CsvTable): readonly Value[] {
  const levels = Array.from({ length: table.leading }, (_, at) => {
    const column = table.column(at);
    return columnOf(column, column.parts, undefined, false).cells;
  });
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
