import assert from 'node:assert/strict';
import { npArray } from '../../../../../../src/core/signature/enforce/numpy/array.ts';
import { reshape } from '../../../../../../src/core/signature/enforce/numpy/reshape.ts';
import { listItems } from '../../../../../../src/core/signature/enforce/pythonValue.ts';
import type { JsonNode } from '../../../../../../src/core/signature/json/jsonNode.ts';
import { jsonValue } from '../jsonValue.ts';

describe('reshape', () => {
  for (const [source, shape, expected] of [
    ['[1, 2, 3, 4]', '[2, 2]', [2, 2]],
    ['[1, 2, 3, 4]', '[-1, 2]', [2, 2]],
    ['[1, 2, 3, 4]', '[4, -3]', [4, 1]],
    ['[]', '[-1, 3]', [0, 3]],
    ['[]', '[-1, 0]', undefined],
    ['[1, 2, 3, 4]', '[-1, 3]', undefined],
    ['[1, 2, 3, 4]', '[-1, -1]', undefined],
    ['[1, 2, 3, 4]', '[2.0, 2]', undefined],
    ['[1, 2, 3, 4]', '[true, 4]', undefined],
    ['[1]', '[]', []],
  ] as const) {
    it(`${source} to ${shape}: ${expected === undefined ? 'refused' : `(${expected.join(', ')})`}`, () => {
      assert.deepEqual(
        reshape(npArray(jsonValue(source)), (listItems(jsonValue(shape)) ?? []) as readonly JsonNode[]),
        expected,
      );
    });
  }
});
