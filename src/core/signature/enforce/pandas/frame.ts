import type { Span } from '../../../base/span.ts';
import type { Value } from '../value.ts';
import type { PandasType } from './pandasType.ts';

/** A `pandas.DataFrame`. */
export interface Frame {
  readonly kind: 'frame';
  readonly columns: readonly Column[];
  /** How many rows; a frame without columns may have some. */
  readonly rows: number;
  /** The labels of the rows where they were given; undefined: 0, 1, 2 … */
  readonly index: readonly Value[] | undefined;
  readonly span: Span;
  /** Of the names of the columns, where they are given beside the data. */
  readonly labelSpan?: Span;
}

/** A column, or a `pandas.Series`. */
export interface Column {
  /** A list stands for the tuple of a `MultiIndex`. */
  readonly label: Value;
  readonly dtype: PandasType;
  /**
   * What Python sees when it goes through the column: nodes of `dtype` (a NaN is a float node, also in a `str` column), any value in an `object`
   * column, numpy scalars in a datetime column. Each has the place of the value in the file it came from.
   */
  readonly cells: readonly Value[];
  readonly span: Span;
}
