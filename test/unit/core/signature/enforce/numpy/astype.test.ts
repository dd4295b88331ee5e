import assert from 'node:assert/strict';
import { npArray } from '../../../../../../src/core/signature/enforce/numpy/array.ts';
import { astype } from '../../../../../../src/core/signature/enforce/numpy/astype.ts';
import { dtypes } from '../../../../../../src/core/signature/enforce/numpy/numpyTypes.ts';
import { jsonValue, outcome, plain } from '../jsonValue.ts';

describe('astype', () => {
  for (const [source, type, expected] of [
    ['[2147483648, 4294967297]', 'int32', [-2147483648, 1]],
    ['[-1, 256]', 'uint8', [255, 0]],
    ['[NaN, 1e308]', 'int32', [0, 0]],
    ['[-1]', 'uint64', [18446744073709551615n]],
    ['[1.5, 2]', 'datetime', [1.5, 2]],
    ['["1", " 2 "]', 'int64', [1, 2]],
    ['["1\\u0000"]', 'int64', [1]],
    ['["7"]', 'bytes', ['7']],
    ['["a"]', 'float64', 'dataNumberExpected at "a"'],
    ['[null, 1]', 'float64', [NaN, 1]],
    ['[null, 1]', 'int64', 'dataIntegerExpected at null'],
    ['[1, 2]', 'object', [1, 2]],
  ] as const) {
    it(`${source} to ${type}`, () => {
      assert.deepEqual(
        outcome(source, () => astype(npArray(jsonValue(source)), dtypes[type]).cells.map(plain)),
        expected,
      );
    });
  }
});
