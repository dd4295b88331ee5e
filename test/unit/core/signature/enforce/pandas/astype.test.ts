import assert from 'node:assert/strict';
import { castColumn } from '../../../../../../src/core/signature/enforce/pandas/astype.ts';
import { inferCells } from '../../../../../../src/core/signature/enforce/pandas/inference.ts';
import { listItems } from '../../../../../../src/core/signature/enforce/pythonValue.ts';
import { numpyTypeOf } from '../../../../../../src/core/signature/grammar/numpyType.ts';
import { jsonValue, outcome, plain } from '../jsonValue.ts';

/** What `Series(source).astype(dtype)` of pandas 3.1.1 is. */
const rows: readonly (readonly [source: string, dtype: string, expected: string])[] = [
  ['[0, 2]', 'bool', 'bool [false,true]'],
  ['["", "a", null]', 'bool', 'bool [false,true,true]'],
  ['[[], [1], {}, null]', 'bool', 'bool [false,true,false,false]'],
  ['[2147483648, -1]', 'int32', 'int32 [-2147483648,-1]'],
  ['[2.7, -2.7]', 'int32', 'int32 [2,-2]'],
  ['[1, null]', 'int64', 'columnHole at null'],
  ['[1e400]', 'int64', 'columnHole at 1e400'],
  ['[9223372036854775808]', 'int64', 'int64 [-9223372036854775808n]'],
  ['["1", " 2 ", "1_0"]', 'int32', 'int32 [1,2,10]'],
  ['["2147483648"]', 'int32', 'dataIntegerRange at "2147483648"'],
  ['["1.5"]', 'int64', 'dataIntegerExpected at "1.5"'],
  ['["1", null]', 'int64', 'dataIntegerExpected at null'],
  ['[1, "x"]', 'int64', 'dataIntegerExpected at "x"'],
  ['[-1.0]', 'uint8', 'columnNegative at -1.0'],
  ['[-1, 256]', 'uint8', 'uint8 [255,0]'],
  ['[1, null]', 'float32', 'float32 [1,null]'],
  ['[true, null, "1.5"]', 'float64', 'float64 [1,null,1.5]'],
  ['[[1]]', 'float64', 'dataNumberExpected at [1]'],
  ['[1, 65536]', 'float16', 'float16 [1,null]'],
  ['[1, 2]', 'object', 'object [1,2]'],
  ['[1, 2.5]', 'str', 'object ["1.0","2.5"]'],
  ['[1, 2.5]', 'bytes', 'bytes ["1.0","2.5"]'],
  ['[1, [2]]', 'bytes', 'columnCast at [2]'],
  ['[5]', 'datetime64[D]', 'datetime64[s] [432000n]'],
  ['[5, null]', 'datetime64[ns]', 'datetime64[ns] [5n,null]'],
  ['[9223372036854775807]', 'datetime64[D]', 'columnTimeRange at 9223372036854775807'],
  ['["2024-01-02", null]', 'datetime64[s]', 'datetime64[s] [1704153600n,null]'],
  ['["2024-01-02"]', 'datetime64[D]', 'columnUnit at "2024-01-02"'],
  ['["2024-01-02T00:00:00Z"]', 'datetime64[ns]', 'columnZoned at "2024-01-02T00:00:00Z"'],
  ['[5]', 'timedelta64[h]', 'timedelta64[s] [18000n]'],
  ['[null, "7"]', 'timedelta64[ns]', 'timedelta64[ns] [null,7n]'],
  ['[5]', 'datetime64', 'columnUnit at 5'],
];

describe('castColumn', () => {
  for (const [source, name, expected] of rows) {
    it(`${source} as ${name}: ${expected}`, () => {
      const type = numpyTypeOf(name);
      assert.ok(type);
      const shown = outcome(source, () => {
        const { dtype, cells } = castColumn(inferCells(listItems(jsonValue(source)) ?? []), type);
        return `${dtype.name} [${cells.map((cell) => written(plain(cell))).join(',')}]`;
      });
      assert.equal(shown, expected);
    });
  }
});

function written(value: unknown): string {
  return typeof value === 'bigint' ? `${value}n` : JSON.stringify(value ?? null);
}
