import type { SchemaTree } from 'hyparquet';
import type { Span } from '../../../core/base/span.ts';
import { dtypes } from '../../../core/signature/enforce/numpy/numpyTypes.ts';
import type { TypedCells } from '../../../core/signature/enforce/pandas/inference.ts';
import { datetimeType, sizedType, stringType, zonedType } from '../../../core/signature/enforce/pandas/pandasType.ts';
import type { Value } from '../../../core/signature/enforce/value.ts';
import type { NumpyType } from '../../../core/signature/spec.ts';
import type { ArrowField } from './arrowSchema.ts';
import { parquetType, type ParquetType } from './parquetType.ts';

export interface RawColumn {
  readonly name: string;
  readonly tree: SchemaTree;
  readonly arrow: ArrowField | undefined;
  readonly values: readonly unknown[];
}

export interface CellOptions {
  /** The number of the first cell, in place of an offset in a text. */
  readonly start: number;
  /** Of cells that are of one sort for all checks only the first is kept. */
  readonly isThin: boolean;
  /** A column with a mask keeps its own dtype also where MLflow takes it for another: to infer a type of it. */
  readonly keepsOwn?: boolean;
}

/** What pyarrow 25 makes of a column for pandas 3.1.1, which may have left a dtype of its own (`pandasType`) for it. */
export function parquetColumn(
  { tree, arrow, values }: RawColumn,
  pandasType: string | undefined,
  { start, isThin, keepsOwn = false }: CellOptions,
): TypedCells {
  const type = parquetType(tree);
  const hasNull = values.some(isNull);
  const own = ownType(type, arrow, pandasType, hasNull, keepsOwn);
  const places = isThin ? firstPlaces(values) : [...values.keys()];
  const kept = places.map((at) => values[at]);
  if (hasNull && !kept.some(isNull)) kept.push(null);
  const spans = places.map((at): Span => ({ start: start + at, end: start + at }));
  const { dtype, cells } = converted(type, kept, spans);
  return { dtype: own ?? dtype, cells };
}

function isNull(value: unknown): boolean {
  return value === null || value === undefined;
}

/** Where each sort of plain values comes first; every other value has its place. */
function firstPlaces(values: readonly unknown[]): number[] {
  const seen = new Set<unknown>();
  const places: number[] = [];
  for (const [at, value] of values.entries()) {
    const sort = sortOf(value);
    if (sort !== undefined && seen.has(sort)) continue;
    seen.add(sort);
    places.push(at);
  }
  return places;
}

function sortOf(value: unknown): unknown {
  if (isNull(value)) return 'null';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number' || typeof value === 'bigint')
    return value === 0 || value === 0n || value === 1 || value === 1n ? Number(value) : numberSort(Number(value));
  return typeof value === 'boolean' ? value : undefined;
}

function numberSort(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  return Number.isInteger(value) ? 'whole' : 'part';
}

/** Dtypes that only pandas has. MLflow 3.17.2 takes numbers with a mask as those of numpy, but not where something is missing. */
function ownType(
  type: ParquetType,
  arrow: ArrowField | undefined,
  pandasType: string | undefined,
  hasNull: boolean,
  keepsOwn: boolean,
): NumpyType | undefined {
  if (arrow?.extension !== undefined && registered.has(arrow.extension)) return foreign(arrow.extension);
  if (arrow?.isDictionary && type.kind === 'text') return foreign('category');
  if (arrow?.type === 'duration') return { name: 'timedelta64[ns]', kind: 'm', size: 8, unit: 'ns' };
  if (pandasType === undefined || !isMasked(pandasType)) return undefined;
  if (type.kind === 'boolean') return hasNull ? foreign(pandasType) : undefined;
  if (type.kind !== 'number' || type.dtype.kind === 'f') return undefined;
  const { kind, size } = type.dtype;
  if (!hasNull) return { name: pandasType, kind, size };
  return size < 8 && !keepsOwn ? dtypes.float64 : foreign(pandasType);
}

const registered: ReadonlySet<string> = new Set(['pandas.period', 'pandas.interval']);
/** Whether a dtype of pandas keeps what is missing beside the values. */
export function isMasked(pandasType: string | undefined): boolean {
  return pandasType !== undefined && (maskedTypes.test(pandasType) || pandasType.endsWith('[pyarrow]'));
}

const maskedTypes = /^(?:U?Int(?:8|16|32|64)|Float(?:32|64)|boolean)$/;

/** A dtype that MLflow takes for no type of its own. */
function foreign(name: string): NumpyType {
  return { name, kind: 'V', size: 8 };
}

function converted(type: ParquetType, values: readonly unknown[], spans: readonly Span[]): TypedCells {
  const hasNull = values.some(isNull);
  const each = (make: (value: unknown, span: Span) => Value): readonly Value[] =>
    values.map((value, at) => {
      const span = spans[at] ?? spans[0] ?? nowhere;
      return isNull(value) ? { kind: 'null', span } : make(value, span);
    });
  switch (type.kind) {
    case 'number':
      return numbers(type.dtype, values, spans, hasNull);
    case 'boolean':
      return {
        dtype: hasNull ? dtypes.object : dtypes.bool,
        cells: each((value, span) => ({ kind: 'boolean', value: value === true, span })),
      };
    case 'text':
      return {
        dtype: stringType,
        cells: each((value, span) => ({ kind: 'string', value: String(value), span })).map(noneAsNaN),
      };
    case 'moment':
      return moments(type, values, spans);
    case 'bytes':
      return {
        dtype: dtypes.object,
        cells: each((value, span) => ({ kind: 'bytes', length: value instanceof Uint8Array ? value.length : 0, span })),
      };
    case 'date':
      return { dtype: dtypes.object, cells: each((value, span) => object('date', dayText(Number(value)), span)) };
    case 'time':
      return { dtype: dtypes.object, cells: each((_value, span) => object('time', 'time', span)) };
    case 'decimal':
      return { dtype: dtypes.object, cells: each((_value, span) => object('decimal', true, span)) };
    case 'null':
      return { dtype: dtypes.object, cells: each((_value, span) => ({ kind: 'null', span })) };
    case 'list':
      return { dtype: dtypes.object, cells: lists(type.items, values, spans) };
    case 'map':
      return { dtype: dtypes.object, cells: maps(type, values, spans) };
    case 'struct':
      return { dtype: dtypes.object, cells: structs(type.members, values, spans) };
  }
}

const nowhere: Span = { start: 0, end: 0 };

function numbers(dtype: NumpyType, values: readonly unknown[], spans: readonly Span[], hasNull: boolean): TypedCells {
  const isFloat = dtype.kind === 'f' || hasNull;
  const cells = values.map((value, at): Value => {
    const span = spans[at] ?? nowhere;
    if (isFloat) return { kind: 'float', value: isNull(value) ? NaN : Number(value), span };
    const exact = typeof value === 'bigint' && !Number.isSafeInteger(Number(value)) ? value : Number(value);
    return { kind: 'integer', value: exact, span };
  });
  return { dtype: hasNull && dtype.kind !== 'f' ? dtypes.float64 : sized(dtype), cells };
}

/** Numbers of fewer bits come as those of their logical type. */
function sized({ kind, size }: NumpyType): NumpyType {
  return kind === 'i' || kind === 'u' || kind === 'f' ? sizedType(kind, size) : dtypes.object;
}

function moments(
  { unit, isZoned }: Extract<ParquetType, { kind: 'moment' }>,
  values: readonly unknown[],
  spans: readonly Span[],
): TypedCells {
  const dtype = datetimeType(unit);
  const cells = values.map((value, at): Value => {
    const count = typeof value === 'bigint' ? value : isNull(value) ? undefined : BigInt(Number(value));
    return { kind: 'scalar', dtype, value: count, span: spans[at] ?? nowhere };
  });
  return { dtype: isZoned ? zonedType : dtype, cells };
}

/** Arrow knows no NaN among texts, but pandas has nothing else there. */
function noneAsNaN(cell: Value): Value {
  return cell.kind === 'null' ? { kind: 'float', value: NaN, span: cell.span } : cell;
}

/** A Python object that is no number and no text: what it is for pandas shows in what it can be made of. */
function object(name: string, value: string | boolean, span: Span): Value {
  return { kind: 'scalar', dtype: { name, kind: 'O', size: 8 }, value, span };
}

function dayText(days: number): string {
  const date = new Date(days * 86_400_000);
  return Number.isNaN(date.getTime()) ? 'date' : date.toISOString().slice(0, 10);
}

/** Items of all rows become one array, which decides their dtype, and each row has a part of it. */
function lists(type: ParquetType, values: readonly unknown[], spans: readonly Span[]): readonly Value[] {
  const items = values.map((value) => (Array.isArray(value) ? (value as readonly unknown[]) : []));
  const flat = items.flat(1);
  const flatSpans = items.flatMap((list, at) => list.map(() => spans[at] ?? nowhere));
  const { dtype, cells } = converted(type, flat, flatSpans);
  const plain = dtype.kind === 'str' || dtype.kind === 'zoned' ? dtypes.object : dtype;
  let from = 0;
  return values.map((value, at): Value => {
    const span = spans[at] ?? nowhere;
    if (isNull(value)) return { kind: 'null', span };
    const length = items[at]?.length ?? 0;
    const part = cells.slice(from, (from += length));
    return {
      kind: 'ndarray',
      dtype: plain,
      shape: [length],
      cells: type.kind === 'text' ? part.map(asNone) : part,
      span,
    };
  });
}

function asNone(cell: Value): Value {
  return cell.kind === 'float' ? { kind: 'null', span: cell.span } : cell;
}

function structs(
  members: readonly (readonly [string, ParquetType])[],
  values: readonly unknown[],
  spans: readonly Span[],
): readonly Value[] {
  const columns = members.map(([name, type]) => {
    const inner = values.map((value) => (isNull(value) ? null : (value as Readonly<Record<string, unknown>>)[name]));
    const { cells } = converted(type, inner, spans);
    return [name, type.kind === 'text' ? cells.map(asNone) : cells] as const;
  });
  return values.map((value, at): Value => {
    const span = spans[at] ?? nowhere;
    if (isNull(value)) return { kind: 'null', span };
    const entries = columns.map(([name, cells]): [string, Value] => [name, cells[at] ?? { kind: 'null', span }]);
    return { kind: 'dict', entries: new Map(entries), span };
  });
}

/** A map is a list of pairs for pyarrow. */
function maps(
  { values: valueType }: Extract<ParquetType, { kind: 'map' }>,
  values: readonly unknown[],
  spans: readonly Span[],
): readonly Value[] {
  return values.map((value, at): Value => {
    const span = spans[at] ?? nowhere;
    if (isNull(value)) return { kind: 'null', span };
    const pairs = Object.entries(value as Readonly<Record<string, unknown>>);
    const { cells } = converted(
      valueType,
      pairs.map(([, item]) => item),
      pairs.map(() => span),
    );
    const items = pairs.map(([key], index): Value => {
      const pair: readonly Value[] = [{ kind: 'string', value: key, span }, cells[index] ?? { kind: 'null', span }];
      return { kind: 'list', items: pair, span };
    });
    return { kind: 'list', items, span };
  });
}
