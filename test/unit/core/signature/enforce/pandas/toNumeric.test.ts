import assert from 'node:assert/strict';
import { objectCells } from '../../../../../../src/core/signature/enforce/pandas/inference.ts';
import { toNumeric } from '../../../../../../src/core/signature/enforce/pandas/toNumeric.ts';
import { listItems } from '../../../../../../src/core/signature/enforce/pythonValue.ts';
import { jsonValue, outcome } from '../jsonValue.ts';

/** The dtype that `pandas.to_numeric` of pandas 3.1.1 gives to a column of dtype object, or where it raises. */
const rows: readonly (readonly [source: string, expected: string])[] = [
  ['[]', 'int64'],
  ['[null, null]', 'float64'],
  ['[true, null]', 'float64'],
  ['[true, true]', 'bool'],
  ['[true, "1"]', 'int64'],
  ['[1, " 2 "]', 'int64'],
  ['[1, "2.5"]', 'float64'],
  ['[1, ""]', 'float64'],
  ['[1, [], {}]', 'float64'],
  ['[1, "-Infinity"]', 'float64'],
  ['[9223372036854775808, "1"]', 'uint64'],
  ['[9223372036854775808, "-1"]', 'object'],
  ['[9223372036854775808, null]', 'object'],
  ['[18446744073709551616, 1]', 'object'],
  ['[1, "1_0"]', 'columnNoNumber at "1_0"'],
  ['[1, "nan"]', 'columnNoNumber at "nan"'],
  ['[1, "１"]', 'columnNoNumber at "１"'],
  ['[1, "x"]', 'columnNoNumber at "x"'],
  ['[1, [2]]', 'columnNoNumber at [2]'],
];

describe('toNumeric', () => {
  for (const [source, expected] of rows) {
    it(`${source}: ${expected}`, () => {
      const cells = listItems(jsonValue(source)) ?? [];
      assert.equal(
        outcome(source, () => toNumeric(objectCells(cells)).dtype.name),
        expected,
      );
    });
  }
});
