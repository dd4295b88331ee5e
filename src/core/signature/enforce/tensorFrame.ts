import { message } from '../../base/message.ts';
import type { NumpyType, TensorSpec } from '../spec.ts';
import { astype } from './numpy/astype.ts';
import { dtypes, isSameType, promote } from './numpy/numpyTypes.ts';
import { reshape } from './numpy/reshape.ts';
import { vstack } from './numpy/vstack.ts';
import type { Column, Frame } from './pandas/frame.ts';
import { labelKey, shownLabel } from './pandas/labels.ts';
import { isScalar, kindName, listItems } from './pythonValue.ts';
import { Refusal } from './refusal.ts';
import { nameText } from './schemaNames.ts';
import { checkTensor, dimension, isAny, shapeText } from './tensorShape.ts';
import type { NdArray, Value } from './value.ts';

/** A DataFrame for one unnamed tensor: its only column, or all columns side by side (`_enforce_tensor_schema` of MLflow 3.17.2). */
export function tensorOfFrame(frame: Frame, spec: TensorSpec): void {
  const [only, ...others] = frame.columns;
  if (only === undefined || frame.rows === 0) throw new Refusal(message('dataFrameEmpty'), frame.span);
  if (others.length === 0) {
    tensorOfColumn(only, frame.index, spec, undefined);
    return;
  }
  const width = frame.columns.length;
  const [first, second, ...rest] = spec.shape;
  const isTable =
    first !== undefined && isAny(first) && second !== undefined && dimension(second) === width && rest.length === 0;
  if (!isTable) throw new Refusal(message('dataFrameWidth', { count: width, expected: shapeText(spec) }), frame.span);
  if (!isUnitOfPandas(spec.dtype)) throw new Refusal(message('dataFrameUnit', { type: spec.dtype.name }), frame.span);
  checkTensor({ shape: [frame.rows, width], dtype: commonType(frame.columns), span: frame.span }, spec);
}

/** A table holds times in seconds or their parts of a thousand, down to nanoseconds. */
function isUnitOfPandas({ kind, unit = '' }: NumpyType): boolean {
  return (kind !== 'M' && kind !== 'm') || ['s', 'ms', 'us', 'ns'].includes(unit);
}

/** The dtype of `DataFrame.to_numpy()`. */
function commonType(columns: readonly Column[]): NumpyType {
  return columns.map(numpyTypeOf).reduce((left, right) => {
    if (isSameType(left, right)) return left;
    if (left.kind === 'b' || right.kind === 'b') return dtypes.object;
    const common = promote(left, right);
    return common.kind === 'm' || common.kind === 'S' || common.kind === 'U' ? dtypes.object : common;
  });
}

function numpyTypeOf({ dtype }: Column): NumpyType {
  return dtype.kind === 'str' || dtype.kind === 'zoned' ? dtypes.object : dtype;
}

/**
 * One column as a tensor (`_reshape_and_cast_pandas_column_values`). Its cell with the label 0 decides: scalars fit `(-1,)` and `(-1, 1)`, lists
 * are put below each other and cast, arrays keep their dtype.
 */
export function tensorOfColumn(
  column: Column,
  index: readonly Value[] | undefined,
  spec: TensorSpec,
  name: Value | undefined,
): void {
  const [rows, ...others] = spec.shape;
  if (
    rows === undefined ||
    !isAny(rows) ||
    others.some(isAny) ||
    (name !== undefined && name.kind !== 'string' && name.kind !== 'integer')
  ) {
    throw new Refusal(message('dataFrameShape', { expected: shapeText(spec) }), column.span);
  }
  const first = firstCell(column, index);
  if (isTime(column)) throw new Refusal(message('dataFrameTime', { name: labelText(column) }), first.span);
  if (isScalar(first)) {
    checkTensor(tensorOfScalars(column, first, spec), spec);
    return;
  }
  if (!isListOfScalars(first) && first.kind !== 'ndarray') {
    throw new Refusal(message('dataFrameCell', { name: labelText(column), kind: kindName(first) }), first.span);
  }
  tensorOfLists(column, spec, first.kind !== 'ndarray');
}

/** Times in a column are of pandas' own classes, which numpy calls no scalars. */
function isTime({ dtype }: Column): boolean {
  return dtype.kind === 'M' || dtype.kind === 'm' || dtype.kind === 'zoned';
}

/** `series[0]` looks for the label, not for the place. */
function firstCell(column: Column, index: readonly Value[] | undefined): Value {
  const zero = labelKey({ kind: 'integer', value: 0, span: column.span });
  const places =
    index === undefined
      ? [0]
      : index.flatMap((label, at) => (label.kind !== 'boolean' && labelKey(label) === zero ? [at] : []));
  const [place] = places;
  const cell = place === undefined || places.length > 1 ? undefined : column.cells[place];
  if (cell === undefined) throw new Refusal(message('dataFrameFirst'), column.span);
  return cell;
}

function isListOfScalars(value: Value): boolean {
  const first = listItems(value)?.[0];
  return first !== undefined && isScalar(first);
}

function tensorOfScalars(column: Column, first: Value, spec: TensorSpec): NdArray {
  const [, second, ...rest] = spec.shape;
  if (rest.length > 0 || (second !== undefined && dimension(second) !== 1)) {
    throw new Refusal(message('dataFrameScalar', { name: labelText(column), expected: shapeText(spec) }), first.span);
  }
  const array = astype(seriesArray(column), spec.dtype);
  return second === undefined ? array : { ...array, shape: [...array.shape, 1] };
}

function seriesArray(column: Column): NdArray {
  return {
    kind: 'ndarray',
    dtype: numpyTypeOf(column),
    shape: [column.cells.length],
    cells: column.cells,
    span: column.span,
  };
}

function tensorOfLists(column: Column, spec: TensorSpec, isCast: boolean): void {
  const stacked = vstack(column.cells, column.span);
  const shaped = reshape(stacked, spec.shape);
  const length = shaped?.[0];
  if (length !== column.cells.length) {
    throw new Refusal(message('dataFrameReshape', { name: labelText(column), expected: shapeText(spec) }), column.span);
  }
  if (isCast) astype(stacked, spec.dtype);
}

function labelText({ label }: Column): string {
  return label.kind === 'list'
    ? label.items.map((item) => nameText(item.kind === 'string' ? item : undefined, 0)).join(', ')
    : shownLabel(label);
}
