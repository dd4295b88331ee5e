import assert from 'node:assert/strict';
import { inferCells } from '../../../../../../src/core/signature/enforce/pandas/inference.ts';
import { listItems } from '../../../../../../src/core/signature/enforce/pythonValue.ts';
import { jsonValue, outcome, plain } from '../jsonValue.ts';

const rows: readonly (readonly [source: string, expected: string])[] = [
  ['[]', 'object []'],
  ['[null, null]', 'object [null,null]'],
  ['[true, false]', 'bool [true,false]'],
  ['[true, null]', 'object [true,null]'],
  ['[1, 2]', 'int64 [1,2]'],
  ['[1, true]', 'object [1,true]'],
  ['[1, null]', 'float64 [1,null]'],
  ['[1, 2.5]', 'float64 [1,2.5]'],
  ['[9223372036854775807]', 'int64 ["9223372036854775807n"]'],
  ['[9223372036854775808]', 'uint64 ["9223372036854775808n"]'],
  ['[9223372036854775808, -1]', 'object ["9223372036854775808n",-1]'],
  ['[9223372036854775808, null]', 'float64 [9223372036854776000,null]'],
  ['[18446744073709551616]', 'object ["18446744073709551616n"]'],
  ['["a"]', 'str ["a"]'],
  ['["a", null]', 'str ["a",null]'],
  ['["a", 1]', 'object ["a",1]'],
  ['[NaN, null]', 'float64 [null,null]'],
  ['[[1]]', 'object [[1]]'],
  ['[{}]', 'object [{}]'],
  ['["\\ud800"]', 'frameSurrogate at "\\ud800"'],
  ['["\\ud800", 1]', 'object ["\\ud800",1]'],
];

describe('inferCells', () => {
  for (const [source, expected] of rows) {
    it(`makes ${expected} of ${source}`, () => {
      const shown = outcome(source, () => {
        const { dtype, cells } = inferCells(listItems(jsonValue(source)) ?? []);
        return `${dtype.name} ${JSON.stringify(cells.map(plain), (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))}`;
      });
      assert.equal(shown, expected);
    });
  }

  it('looks only for texts and times in an array of objects', () => {
    const cells = listItems(jsonValue('[1, 2]')) ?? [];
    assert.equal(inferCells(cells, false).dtype.name, 'object');
  });
});
