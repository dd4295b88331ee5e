import assert from 'node:assert/strict';
import { toDatetime } from '../../../../../../../src/core/signature/enforce/pandas/datetime/toDatetime.ts';
import { inferCells } from '../../../../../../../src/core/signature/enforce/pandas/inference.ts';
import { listItems } from '../../../../../../../src/core/signature/enforce/pythonValue.ts';
import { jsonValue, outcome } from '../../jsonValue.ts';

/** The dtype and the nanoseconds since 1970, or where pandas 3.1.1 refuses the column. */
const rows: readonly (readonly [source: string, expected: string])[] = [
  ['[]', 'datetime64[ns]'],
  ['["2024-01-02", "2024-01-03"]', 'datetime64[ns] 1704153600000000000 1704240000000000000'],
  ['["2024-01-02", "2024-01-02 03:04:05"]', 'columnTimeFormat at "2024-01-02 03:04:05"'],
  ['["2024-1-2", "2024-01-02"]', 'datetime64[ns] 1704153600000000000 1704153600000000000'],
  ['["2024-01-02", null, "", "NaT"]', 'datetime64[ns] 1704153600000000000 undefined undefined undefined'],
  ['["01/02/2024", "13/02/2024"]', 'columnTimeFormat at "13/02/2024"'],
  ['["13/02/2024", "02/13/2024"]', 'columnTimeFormat at "02/13/2024"'],
  [
    '["2024-01-02T00:00:00Z", "2024-01-03T00:00:00+00:00"]',
    'datetime64[ns, UTC] 1704153600000000000 1704240000000000000',
  ],
  ['["2024-01-02T00:00:00Z", "2024-01-03T00:00:00+01:00"]', 'columnTimeZones at "2024-01-03T00:00:00+01:00"'],
  ['["2024-01-02T00:00:00+01:00"]', 'datetime64[ns, UTC] 1704150000000000000'],
  ['["12:30", "12:31"]', 'datetime64[ns] 1705321800000000000 1705321860000000000'],
  ['["now", "2024-01-02"]', 'datetime64[ns] undefined 1704153600000000000'],
  ['[1, 1.5]', 'datetime64[ns] 1 1'],
  ['[1, null]', 'datetime64[ns] 1 undefined'],
  ['[9223372036854775808]', 'columnTimeRange at 9223372036854775808'],
  ['[true]', 'columnNoTime at true'],
  ['["2024-01-02", 20240103]', 'columnTimeFormat at 20240103'],
  ['[1, "2024-01-02"]', 'datetime64[ns] 1 1704153600000000000'],
  ['["1600-01-01"]', 'columnTimeRange at "1600-01-01"'],
  ['["1677-09-21T00:12:43.145224193"]', 'datetime64[ns] -9223372036854775807'],
  ['["1677-09-21T00:12:43.145224192"]', 'columnTimeRange at "1677-09-21T00:12:43.145224192"'],
  ['["2262-04-11T23:47:16.854775807"]', 'datetime64[ns] 9223372036854775807'],
  ['["2262-04-11T23:47:16.854775808"]', 'columnTimeRange at "2262-04-11T23:47:16.854775808"'],
  ['["2024-02-30"]', 'columnTimeText at "2024-02-30"'],
  ['["2024-13-45"]', 'columnTimeText at "2024-13-45"'],
  ['["1Q2024"]', 'datetime64[ns] 1704067200000000000'],
  ['["5"]', 'columnTimeText at "5"'],
  ['["1999"]', 'datetime64[ns] 915148800000000000'],
  ['[["x"]]', 'columnNoTime at ["x"]'],
  ['["x"]', 'columnTimeText at "x"'],
  ['["2024-01-02 25:00"]', 'columnTimeText at "2024-01-02 25:00"'],
  ['["Mon"]', 'columnTimeText at "Mon"'],
];

describe('toDatetime', () => {
  for (const [source, expected] of rows) {
    it(`${source}: ${expected}`, () => {
      const shown = outcome(source, () => {
        const { dtype, cells } = toDatetime(inferCells(listItems(jsonValue(source)) ?? []));
        return [dtype.name, ...cells.map((cell) => (cell.kind === 'scalar' ? String(cell.value) : cell.kind))].join(
          ' ',
        );
      });
      assert.equal(shown, expected);
    });
  }
});
