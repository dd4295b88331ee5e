import { message } from '../../../base/message.ts';
import type { Span } from '../../../base/span.ts';
import { Refusal } from '../refusal.ts';
import type { NdArray, Value } from '../value.ts';
import { npArray } from './array.ts';
import { dtypes, promote } from './numpyTypes.ts';

/** `np.vstack`: lists below each other; throws a Refusal where their shapes differ. */
export function vstack(rows: readonly Value[], span: Span): NdArray {
  const arrays = rows.map((row) => atLeast2d(row.kind === 'ndarray' ? row : npArray(row)));
  const [first] = arrays;
  const dtype = arrays.map((array) => array.dtype).reduce(promote, first?.dtype ?? dtypes.float64);
  let length = 0;
  const cells: Value[] = [];
  for (const array of arrays) {
    if (first === undefined || !isBelow(array.shape, first.shape))
      throw new Refusal(message('dataListsUneven'), array.span);
    length += array.shape[0] ?? 0;
    for (const cell of array.cells) cells.push(cell);
  }
  return { kind: 'ndarray', dtype, shape: [length, ...(first?.shape.slice(1) ?? [])], cells, span };
}

function atLeast2d(array: NdArray): NdArray {
  if (array.shape.length >= 2) return array;
  return { ...array, shape: array.shape.length === 0 ? [1, 1] : [1, ...array.shape] };
}

function isBelow(shape: readonly number[], first: readonly number[]): boolean {
  return shape.length === first.length && shape.every((length, index) => index === 0 || length === first[index]);
}
