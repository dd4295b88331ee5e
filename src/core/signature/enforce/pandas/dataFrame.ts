import { message } from '../../../base/message.ts';
import { dtypes } from '../numpy/numpyTypes.ts';
import { dictEntries, kindName, listItems } from '../pythonValue.ts';
import { Refusal } from '../refusal.ts';
import type { NdArray, Value } from '../value.ts';
import { broadcast, lengthenedCells, scalarOf } from './broadcast.ts';
import type { Column, Frame } from './frame.ts';
import { arrayCells, floatCell, inferCells, objectCells, textCells, type TypedCells } from './inference.ts';
import { defaultLabels, labelKey, labelsOf, textLabels } from './labels.ts';
import { rowsToCells } from './rows.ts';

/** What the constructor of `pandas.DataFrame` is given beside the data; undefined or null: None. */
export interface Axes {
  readonly columns?: Value | undefined;
  readonly index?: Value | undefined;
}

/** `pandas.DataFrame(data, index, columns)` of pandas 3.1.1; throws a Refusal where it raises. */
export function dataFrame(data: Value, axes: Axes = {}): Frame {
  const entries = dictEntries(data);
  if (entries !== undefined) return frameOfDict(entries, data, axes);
  if (data.kind === 'null') return emptyFrame(data, axes);
  if (data.kind === 'ndarray') return frameOfArray(data, axes);
  const items = listItems(data);
  if (items === undefined) return frameOfScalar(data, axes);
  const [first] = items;
  if (first === undefined) return emptyFrame(data, axes);
  return isOneDimensional(first) ? frameOfRows(items, data, axes) : frameOfItems(items, data, axes);
}

function isOneDimensional(value: Value): boolean {
  if (value.kind === 'ndarray') return value.shape.length === 1;
  return listItems(value) !== undefined || dictEntries(value) !== undefined;
}

/** Columns that were asked for and have no data are of dtype object and hold NaN. */
function emptyFrame(data: Value, axes: Axes): Frame {
  const index = givenLabels(axes.index);
  const rows = index?.length ?? 0;
  const cells = filled(data, rows);
  const columns = givenLabels(axes.columns) ?? [];
  for (const label of columns) labelKey(label);
  return framed(
    data,
    columns,
    columns.map(() => ({ dtype: dtypes.object, cells })),
    rows,
    index,
  );
}

function frameOfScalar(data: Value, axes: Axes): Frame {
  const index = givenLabels(axes.index);
  const columns = givenLabels(axes.columns);
  if (index === undefined || columns === undefined) {
    throw new Refusal(message('frameData', { kind: kindName(data) }), data.span);
  }
  const column = broadcast(data, index.length);
  return framed(
    data,
    columns,
    columns.map(() => column),
    index.length,
    index,
  );
}

function frameOfRows(rows: readonly Value[], data: Value, axes: Axes): Frame {
  const asked = givenLabels(axes.columns);
  const found = rowsToCells(rows, data, asked);
  const index = givenLabels(axes.index);
  if (asked !== undefined && asked.length !== found.columns.length) {
    throw new Refusal(message('frameColumnCount', { given: asked.length, found: found.columns.length }), data.span);
  }
  const labels = asked ?? found.labels ?? defaultLabels(found.columns.length, data);
  const typed = found.columns.map((cells) => inferCells(cells));
  const count = index?.length ?? rows.length;
  const lengthened = typed.map((column) => lengthenedCells(column, count, data));
  return framed(data, labels, lengthened, count, index);
}

/** A list that does not start with a row: one column. */
function frameOfItems(items: readonly Value[], data: Value, axes: Axes): Frame {
  const [first] = items;
  if (first?.kind === 'ndarray' && first.shape.length > 1) throw new Refusal(message('frameDimensions'), data.span);
  return checkedFrame([inferCells(items)], items.length, data, axes);
}

function frameOfArray(data: NdArray, axes: Axes): Frame {
  const [rows = 0, width = 1] = data.shape;
  if (data.shape.length === 0 || data.shape.length > 2) throw new Refusal(message('frameDimensions'), data.span);
  const columns: TypedCells[] = [];
  for (let column = 0; column < width; column += 1) {
    const cells: Value[] = [];
    for (let row = 0; row < rows; row += 1) {
      const cell = data.cells[row * width + column];
      if (cell !== undefined) cells.push(cell);
    }
    columns.push(arrayCells({ ...data, cells }));
  }
  return checkedFrame(columns, rows, data, axes);
}

function checkedFrame(columns: readonly TypedCells[], rows: number, data: Value, axes: Axes): Frame {
  const index = givenLabels(axes.index);
  const labels = givenLabels(axes.columns) ?? defaultLabels(columns.length, data);
  if (labels.length !== columns.length || (index !== undefined && index.length !== rows)) {
    const sizes = { rows, columns: columns.length, index: index?.length ?? rows, labels: labels.length };
    throw new Refusal(message('frameShape', sizes), data.span);
  }
  return framed(data, labels, columns, rows, index);
}

function frameOfDict(entries: ReadonlyMap<string, Value>, data: Value, axes: Axes): Frame {
  const asked = givenLabels(axes.columns);
  const values = asked === undefined ? [...entries.values()] : asked.map((label) => lookedUp(entries, label));
  const labels = asked ?? textLabels([...entries.keys()], data);
  const givenIndex = givenLabels(axes.index);
  const present = values.filter((value) => asked === undefined || !isMissing(value));
  const found = givenIndex ?? indexOf(present, data);
  const columns = values.map((value) => {
    if (asked !== undefined && isMissing(value))
      return { dtype: dtypes.object, cells: filled(value ?? data, found.length, value) };
    return columnOf(value ?? data, found);
  });
  return framed(data, labels, columns, found.length, givenIndex ?? (hasDict(present) ? found : undefined));
}

function lookedUp(entries: ReadonlyMap<string, Value>, label: Value): Value | undefined {
  labelKey(label);
  return label.kind === 'string' ? entries.get(label.value) : undefined;
}

function isMissing(value: Value | undefined): boolean {
  return value === undefined || value.kind === 'null' || (value.kind === 'float' && Number.isNaN(value.value));
}

function hasDict(values: readonly (Value | undefined)[]): boolean {
  return values.some((value) => value !== undefined && dictEntries(value) !== undefined);
}

/** The rows of a dict of columns (`_extract_index`): lists must agree, dicts bring their keys, scalars are repeated. */
function indexOf(values: readonly (Value | undefined)[], data: Value): readonly Value[] {
  if (values.length === 0) return [];
  const lengths = new Set<number>();
  const keys = new Set<string>();
  for (const value of values) {
    if (value === undefined) continue;
    if (value.kind === 'ndarray' && value.shape.length > 1)
      throw new Refusal(message('frameColumnDimensions'), value.span);
    const length = value.kind === 'ndarray' ? value.shape[0] : listItems(value)?.length;
    if (length !== undefined) lengths.add(length);
    for (const key of dictEntries(value)?.keys() ?? []) keys.add(key);
  }
  const dicts = hasDict(values);
  if (lengths.size === 0 && !dicts) throw new Refusal(message('frameAllScalars'), data.span);
  if (lengths.size > 1) throw new Refusal(message('frameLengths'), data.span);
  const [length] = lengths;
  if (length === undefined) return textLabels([...keys], data);
  if (dicts) throw new Refusal(message('frameDictsAndLists'), data.span);
  return defaultLabels(length, data);
}

function columnOf(value: Value, index: readonly Value[]): TypedCells {
  const entries = dictEntries(value);
  if (entries !== undefined) return inferDict(entries, value, index);
  const items = listItems(value);
  if (items !== undefined)
    return lengthenedCells(items.length === 0 ? emptyList : inferCells(items), index.length, value);
  if (value.kind === 'ndarray' && value.shape.length > 1)
    throw new Refusal(message('frameColumnDimensions'), value.span);
  if (value.kind === 'ndarray' && value.shape.length === 1)
    return lengthenedCells(arrayCells(value), index.length, value);
  return broadcast(scalarOf(value), index.length);
}

/** Like numpy, pandas takes an empty list for floats. */
const emptyList: TypedCells = { dtype: dtypes.float64, cells: [] };

function inferDict(entries: ReadonlyMap<string, Value>, value: Value, index: readonly Value[]): TypedCells {
  if (index.length === 0) return emptyList;
  const cells = index.map(
    (label): Value => lookedUp(entries, label) ?? { kind: 'float', value: NaN, span: value.span },
  );
  return index.some(isMissing) ? reindexed(entries, index, cells) : inferCells(cells);
}

/** With a label that is missing pandas goes another way: the values get their dtype first, and then what an absent one needs. */
function reindexed(entries: ReadonlyMap<string, Value>, index: readonly Value[], cells: readonly Value[]): TypedCells {
  const { dtype } = inferCells([...entries.values()]);
  if (index.every((label) => lookedUp(entries, label) !== undefined)) return { dtype, cells: inferCells(cells).cells };
  if (dtype.kind === 'b' || dtype.kind === 'O') return objectCells(cells);
  return dtype.kind === 'str' ? textCells(cells) : { dtype: dtypes.float64, cells: cells.map(floatCell) };
}

function filled(data: Value, rows: number, value?: Value): readonly Value[] {
  return Array.from({ length: rows }, () => value ?? { kind: 'float' as const, value: NaN, span: data.span });
}

function givenLabels(given: Value | undefined): readonly Value[] | undefined {
  return given === undefined || given.kind === 'null' ? undefined : labelsOf(given);
}

function framed(
  data: Value,
  labels: readonly Value[],
  typed: readonly TypedCells[],
  rows: number,
  index: readonly Value[] | undefined,
): Frame {
  const columns: Column[] = [];
  for (const [at, { dtype, cells }] of typed.entries()) {
    const label = labels[at];
    if (label !== undefined) columns.push({ label, dtype, cells, span: cells[0]?.span ?? data.span });
  }
  return { kind: 'frame', columns, rows, index, span: data.span };
}
