import assert from 'node:assert/strict';
import { vstack } from '../../../../../../src/core/signature/enforce/numpy/vstack.ts';
import { listItems } from '../../../../../../src/core/signature/enforce/pythonValue.ts';
import { jsonValue, outcome } from '../jsonValue.ts';

describe('vstack', () => {
  for (const [source, expected] of [
    ['[[1, 2], [3, 4]]', 'int64 (2, 2)'],
    ['[1, 2]', 'int64 (2, 1)'],
    ['[[1], NaN]', 'float64 (2, 1)'],
    ['[[1], [[1]]]', 'int64 (2, 1)'],
    ['[["a"], [1]]', 'str (2, 1)'],
    ['[[1], {}]', 'object (2, 1)'],
    ['[[], []]', 'float64 (2, 0)'],
    ['[[1, 2], 3]', 'dataListsUneven at 3'],
    ['[[1], []]', 'dataListsUneven at []'],
    ['[[1, [2]], [1, 2]]', 'dataListsUneven at [2]'],
  ] as const) {
    it(`${source}: ${expected}`, () => {
      const value = jsonValue(source);
      const result = outcome(source, () => {
        const { dtype, shape } = vstack(listItems(value) ?? [], value.span);
        return `${dtype.name} (${shape.join(', ')})`;
      });
      assert.equal(result, expected);
    });
  }
});
