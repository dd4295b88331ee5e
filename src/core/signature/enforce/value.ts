import type { Span } from '../../base/span.ts';
import type { JsonNode } from '../json/jsonNode.ts';
import type { NumpyType } from '../spec.ts';

/**
 * What MLflow's checks handle while they work: what `json.loads` gave, and what numpy and pandas make of it. Every value knows the place in the
 * data file that it came from, so that a refusal can point at it.
 */
export type Value = JsonNode | PyList | PyDict | NdArray | NumpyScalar | PyBytes;

/** A list that is not written in the file as one. */
export interface PyList {
  readonly kind: 'list';
  readonly items: readonly Value[];
  readonly span: Span;
}

/** A dict that is not written in the file as one. Keys are strings here: JSON has no others. */
export interface PyDict {
  readonly kind: 'dict';
  readonly entries: ReadonlyMap<string, Value>;
  readonly span: Span;
}

/** A numpy array: `cells` in C order, as many as the product of `shape`; each is already of the dtype (or any value, for `object`). */
export interface NdArray {
  readonly kind: 'ndarray';
  readonly dtype: NumpyType;
  readonly shape: readonly number[];
  readonly cells: readonly Value[];
  readonly span: Span;
}

/** An element of an array with a dtype other than `object`: `np.int32(1)`, a `datetime64`, a `NaT` (value undefined). */
export interface NumpyScalar {
  readonly kind: 'scalar';
  readonly dtype: NumpyType;
  readonly value: number | bigint | boolean | string | undefined;
  readonly span: Span;
}

export interface PyBytes {
  readonly kind: 'bytes';
  readonly length: number;
  readonly span: Span;
}
