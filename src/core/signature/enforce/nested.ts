import { message } from '../../base/message.ts';
import type { ElementType, Property, ScalarType } from '../spec.ts';
import { enforceDatatype } from './datatype.ts';
import { columnTypes } from './numpy/columnTypes.ts';
import { npArray, toPython } from './numpy/array.ts';
import { castElement } from './numpy/casts.ts';
import { arrayCells, inferCells, type TypedCells } from './pandas/inference.ts';
import { dictEntries, isScalar, kindName, listItems } from './pythonValue.ts';
import { Refusal } from './refusal.ts';
import type { NdArray, Value } from './value.ts';

/**
 * Whether a value fits a type, and what MLflow 3.17.2 makes of it (`_enforce_type`); throws a Refusal at the part that does not. `isRequired` is
 * handed down to items and map values; a property has its own.
 */
export function enforceElement(value: Value, type: ElementType, isRequired: boolean): Value {
  switch (type.kind) {
    case 'scalar':
      return enforceScalar(value, type.type, isRequired);
    case 'array':
      return enforceArray(value, type.items, isRequired);
    case 'vector':
      return enforceArray(value, double, isRequired);
    case 'object':
      return enforceObject(value, type.properties, isRequired);
    case 'map':
      return enforceMap(value, type.values, isRequired);
    case 'any':
      return value;
  }
}

const double: ElementType = { kind: 'scalar', type: 'double' };

function enforceScalar(value: Value, type: ScalarType, isRequired: boolean): Value {
  if (!isRequired && isNone(value)) return { kind: 'null', span: value.span };
  if (!isScalar(value)) throw new Refusal(message('nestedScalar', { type, kind: kindName(value) }), value.span);
  const { dtype, cells } = enforceDatatype(inferCells([value]), type);
  const [cell = value] = cells;
  if (dtype.kind === 'O' || dtype.kind === 'str' || dtype.kind === 'zoned') return cell;
  return castElement(cell, dtype);
}

/** `_is_none_or_nan`: of numpy's floats only `float64` is one of Python's. */
function isNone(value: Value): boolean {
  if (value.kind === 'null') return true;
  if (value.kind === 'scalar') return value.dtype.name === 'float64' && Number.isNaN(value.value);
  return value.kind === 'float' && Number.isNaN(value.value);
}

/** Of an array of scalars pandas makes a column, so that all items together decide; other items are looked at one by one. */
function enforceArray(value: Value, items: ElementType, isRequired: boolean): Value {
  const list = listItems(value) ?? rowsOf(value);
  if ((!isRequired || items.kind === 'any') && (value.kind === 'null' || list?.length === 0)) return value;
  if (list === undefined) throw new Refusal(message('nestedArray', { kind: kindName(value) }), value.span);
  if (items.kind === 'scalar') return list.length === 0 ? value : enforceScalars(value, list, items.type);
  const enforced = list.map((item) => enforceElement(item, items, isRequired));
  const made: Value = { kind: 'list', items: enforced, span: value.span };
  return value.kind === 'ndarray' ? npArray(made) : made;
}

/** What Python finds when it goes through an array: its elements, or arrays of one dimension less. */
function rowsOf(value: Value): readonly Value[] | undefined {
  if (value.kind !== 'ndarray') return undefined;
  const [length, ...shape] = value.shape;
  if (length === undefined) return undefined;
  if (shape.length === 0) return value.cells;
  const size = length === 0 ? 0 : value.cells.length / length;
  return Array.from({ length }, (_, at) => ({ ...value, shape, cells: value.cells.slice(at * size, (at + 1) * size) }));
}

function enforceScalars(value: Value, list: readonly Value[], type: ScalarType): Value {
  const { cells } = enforceDatatype(series(value, list), type);
  const dtype = columnTypes[type];
  if (dtype.kind === 'U' || dtype.kind === 'S') checkFlat(cells, type);
  const cast = cells.map((cell) => castElement(cell, dtype));
  if (value.kind === 'ndarray') return { ...value, dtype, cells: cast } satisfies NdArray;
  return { kind: 'list', items: cast.map(toPython), span: value.span };
}

/** Numpy makes a text of anything but of a list. */
function checkFlat(cells: readonly Value[], type: ScalarType): void {
  for (const cell of cells) {
    if (listItems(cell) !== undefined || cell.kind === 'ndarray')
      throw new Refusal(message('nestedScalar', { type, kind: kindName(cell) }), cell.span);
  }
}

function series(value: Value, list: readonly Value[]): TypedCells {
  if (value.kind !== 'ndarray') return inferCells(list);
  if (value.shape.length > 1) throw new Refusal(message('nestedDimensions'), value.span);
  return arrayCells(value);
}

function enforceObject(value: Value, properties: readonly Property[], isRequired: boolean): Value {
  const entries = dictEntries(value);
  if (!isRequired && (value.kind === 'null' || isEmptyDict(value))) return value;
  if (entries === undefined) throw new Refusal(message('nestedObject', { kind: kindName(value) }), value.span);
  const declared = new Map(properties.map((property) => [property.name, property]));
  for (const { name, isRequired } of declared.values()) {
    if (isRequired && !entries.has(name)) throw new Refusal(message('nestedPropertyMissing', { name }), value.span);
  }
  for (const [name, item] of entries) {
    if (!declared.has(name)) throw new Refusal(message('nestedPropertyUnknown', { name }), item.span);
  }
  const enforced = new Map<string, Value>();
  for (const [name, item] of entries) {
    const property = declared.get(name);
    if (property !== undefined) enforced.set(name, enforceElement(item, property.type, property.isRequired));
  }
  return { kind: 'dict', entries: enforced, span: value.span };
}

function enforceMap(value: Value, values: ElementType, isRequired: boolean): Value {
  const entries = dictEntries(value);
  const mayBeEmpty = !isRequired || values.kind === 'any';
  if (mayBeEmpty && (value.kind === 'null' || isEmptyDict(value))) return value;
  if (entries === undefined) throw new Refusal(message('nestedMap', { kind: kindName(value) }), value.span);
  const enforced = new Map<string, Value>();
  for (const [key, item] of entries) enforced.set(key, enforceElement(item, values, isRequired));
  return { kind: 'dict', entries: enforced, span: value.span };
}

/** `value == {}`: an array of one such element is equal too, as numpy compares its elements. */
function isEmptyDict(value: Value): boolean {
  const [only, ...others] = value.kind === 'ndarray' ? value.cells : [value];
  return only !== undefined && others.length === 0 && dictEntries(only)?.size === 0;
}
