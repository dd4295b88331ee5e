import type { NumpyType } from '../../spec.ts';
import { listItems } from '../pythonValue.ts';
import type { NdArray, NumpyScalar, PyList, Value } from '../value.ts';
import { castElement } from './casts.ts';
import { discover } from './discover.ts';

/** `np.array(value[, dtype])` of numpy 2.4.6; throws a Refusal where numpy raises. */
export function npArray(value: Value, dtype?: NumpyType): NdArray {
  const found = discover(value, dtype);
  const cells: Value[] = [];
  fill(value, found.shape.length, found.dtype, cells);
  return { kind: 'ndarray', dtype: found.dtype, shape: found.shape, cells, span: value.span };
}

/** `np.array([value], dtype)[0]`: a scalar of numpy, an array if the value is a list, or the value itself for `object`. */
export function npScalar(value: Value, dtype: NumpyType): Value {
  const array = npArray({ kind: 'list', items: [value], span: value.span }, dtype);
  if (array.shape.length > 1) return { ...array, shape: array.shape.slice(1) };
  return array.cells[0] ?? value;
}

/** `array.tolist()`: nested lists of Python's own values. */
export function toList(array: NdArray): Value {
  let position = 0;
  return nest(0);

  function nest(depth: number): Value {
    const length = array.shape[depth];
    if (length === undefined) return toPython(array.cells[position++] ?? { kind: 'null', span: array.span });
    const items: Value[] = [];
    for (let index = 0; index < length; index += 1) items.push(nest(depth + 1));
    return { kind: 'list', items, span: array.span } satisfies PyList;
  }
}

/** Python's own value of an element: `.item()`. Dates of unit `ns` become integers, as in numpy. */
export function toPython(cell: Value): Value {
  if (cell.kind !== 'scalar') return cell;
  return pythonOf(cell);
}

function pythonOf(cell: NumpyScalar): Value {
  const { dtype, value, span } = cell;
  if (value === undefined) return { kind: 'null', span };
  if (typeof value === 'boolean') return { kind: 'boolean', value, span };
  if (dtype.kind === 'S') return { kind: 'bytes', length: String(value).length, span };
  if (typeof value === 'string') return dtype.kind === 'U' ? { kind: 'string', value, span } : cell;
  if (dtype.kind === 'f') return { kind: 'float', value: Number(value), span };
  return dtype.kind === 'c' ? cell : { kind: 'integer', value, span };
}

function fill(value: Value, depth: number, dtype: NumpyType, cells: Value[]): void {
  if (depth === 0) {
    cells.push(castElement(value, dtype));
    return;
  }
  if (value.kind === 'ndarray') {
    for (const cell of value.cells) cells.push(castElement(cell, dtype));
    return;
  }
  for (const item of listItems(value) ?? []) fill(item, depth - 1, dtype, cells);
}
