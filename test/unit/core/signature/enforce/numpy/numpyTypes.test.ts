import assert from 'node:assert/strict';
import { dtypes, promote } from '../../../../../../src/core/signature/enforce/numpy/numpyTypes.ts';

describe('promote', () => {
  for (const [left, right, expected] of [
    ['bool', 'int32', 'int32'],
    ['uint8', 'int8', 'int16'],
    ['uint32', 'int32', 'int64'],
    ['uint64', 'int64', 'float64'],
    ['int8', 'float16', 'float16'],
    ['int16', 'float16', 'float32'],
    ['int32', 'float32', 'float64'],
    ['bool', 'float32', 'float32'],
    ['int64', 'complex64', 'complex128'],
    ['float128', 'complex64', 'complex256'],
    ['int64', 'str', 'str'],
    ['bytes', 'str', 'str'],
    ['int64', 'bytes', 'bytes'],
    ['datetime', 'int64', 'object'],
    ['datetime', 'str', 'object'],
    ['object', 'str', 'object'],
  ] as const) {
    it(`${left} and ${right}: ${expected}`, () => {
      assert.equal(promote(dtypes[left], dtypes[right]).name, expected);
      assert.equal(promote(dtypes[right], dtypes[left]).name, expected);
    });
  }
});
