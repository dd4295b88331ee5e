import assert from 'node:assert/strict';
import { toFloat16 } from '../../../../../../src/core/signature/enforce/numpy/float16.ts';

describe('toFloat16', () => {
  for (const [value, expected] of [
    [0, 0],
    [-0, -0],
    [0.1, 0.0999755859375],
    [2049, 2048],
    [2051, 2052],
    [65519, 65504],
    [65520, Infinity],
    [-1e300, -Infinity],
    [2 ** -24, 2 ** -24],
    [2 ** -25, 0],
    [2 ** -25 * 1.1, 2 ** -24],
    [NaN, NaN],
  ] as const) {
    it(`${value}: ${expected}`, () => assert.equal(toFloat16(value), expected));
  }
});
