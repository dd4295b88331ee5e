import type { NumpyType, ScalarType } from '../../spec.ts';
import { dtypes } from './numpyTypes.ts';

/** `DataType.to_numpy()` of MLflow 3.17.2. */
export const columnTypes: Readonly<Record<ScalarType, NumpyType>> = {
  boolean: dtypes.bool,
  integer: dtypes.int32,
  long: dtypes.int64,
  float: dtypes.float32,
  double: dtypes.float64,
  string: dtypes.str,
  binary: dtypes.bytes,
  datetime: dtypes.datetime,
};
