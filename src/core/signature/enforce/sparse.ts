import { message } from '../../base/message.ts';
import type { Span } from '../../base/span.ts';
import type { NumpyType } from '../spec.ts';
import { npArray } from './numpy/array.ts';
import { dtypes } from './numpy/numpyTypes.ts';
import { dictEntries, listItems } from './pythonValue.ts';
import { Refusal } from './refusal.ts';
import type { NdArray, Value } from './value.ts';

/** A `scipy.sparse` matrix; its cells matter only for the request that is made of it. */
export interface SparseMatrix {
  readonly kind: 'sparse';
  readonly shape: readonly [rows: number, columns: number];
  readonly dtype: NumpyType;
  readonly isByColumn: boolean;
  readonly data: NdArray;
  readonly indices: NdArray;
  readonly indptr: NdArray;
  readonly span: Span;
}

/** The matrix that MLflow 3.17.2 makes of a saved example (`_read_sparse_matrix_from_json`, scipy 1.17); throws a Refusal where scipy raises. */
export function sparseMatrix(value: Value, isByColumn: boolean): SparseMatrix {
  const parts = dictEntries(value);
  const [data, indices, indptr] = ['data', 'indices', 'indptr'].map((key) => part(parts, key, value));
  const shape = shapeOf(part(parts, 'shape', value));
  if (data === undefined || indices === undefined || indptr === undefined)
    throw new Refusal(message('dataSparseParts', { key: 'data' }), value.span);
  const matrix: SparseMatrix = {
    kind: 'sparse',
    shape,
    isByColumn,
    data: npArray(data),
    indices: npArray(indices, dtypes.int64),
    indptr: npArray(indptr, dtypes.int64),
    get dtype() {
      return this.data.dtype;
    },
    span: value.span,
  };
  checkFormat(matrix);
  return matrix;
}

function part(parts: ReadonlyMap<string, Value> | undefined, key: string, whole: Value): Value {
  const found = parts?.get(key);
  if (found === undefined) throw new Refusal(message('dataSparseParts', { key }), whole.span);
  return found;
}

function shapeOf(value: Value): readonly [number, number] {
  const numbers = (listItems(value) ?? []).map(dimensionOf);
  const [rows, columns] = numbers;
  if (rows === undefined || columns === undefined || numbers.length !== 2)
    throw new Refusal(message('dataSparseShape'), value.span);
  return [rows, columns];
}

function dimensionOf(value: Value): number | undefined {
  if (value.kind === 'boolean') return Number(value.value);
  return value.kind === 'integer' && value.value >= 0 && typeof value.value === 'number' ? value.value : undefined;
}

function checkFormat({ shape, isByColumn, data, indices, indptr }: SparseMatrix): void {
  for (const array of [data, indices, indptr]) {
    if (array.shape.length !== 1) throw new Refusal(message('dataSparseList'), array.span);
  }
  const lines = shape[isByColumn ? 1 : 0];
  const first = countOf(indptr.cells[0]);
  const last = countOf(indptr.cells.at(-1));
  if (indptr.cells.length !== lines + 1 || first !== 0)
    throw new Refusal(message('dataSparsePointers', { count: lines + 1 }), indptr.span);
  if (indices.cells.length !== data.cells.length) throw new Refusal(message('dataSparseCount'), indices.span);
  if (last > indices.cells.length)
    throw new Refusal(message('dataSparseEnd', { last, count: indices.cells.length }), indptr.span);
}

function countOf(cell: Value | undefined): number {
  return cell?.kind === 'scalar' ? Number(cell.value) : NaN;
}
