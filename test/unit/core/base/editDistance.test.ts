import assert from 'node:assert/strict';
import { editDistance } from '../../../../src/core/base/editDistance.ts';

describe('editDistance', () => {
  for (const [a, b, distance] of [
    ['', '', 0],
    ['', 'abc', 3],
    ['flavors', 'flavors', 0],
    ['flavours', 'flavors', 1],
    ['flavros', 'flavors', 1],
    ['lnog', 'long', 1],
    ['kitten', 'sitting', 3],
  ] as const) {
    it(`of “${a}” and “${b}” is ${distance}, both ways`, () => {
      assert.equal(editDistance(a, b), distance);
      assert.equal(editDistance(b, a), distance);
    });
  }
});
