import assert from 'node:assert/strict';
import { dataFrameFromJson } from '../../../../../src/core/signature/enforce/frameCast.ts';
import type { DataProblem } from '../../../../../src/core/signature/enforce/verdict.ts';
import { jsonValue } from './jsonValue.ts';
import { problemTexts } from './problemTexts.ts';
import { columns, signatureOf, tensor } from './signatureOf.ts';

type Row = readonly [inputs: string | undefined, source: string, expected: readonly string[]];

/** The dtypes after MLflow 3.17.2 cast the table, or why it does not. */
function check(orient: 'split' | 'records', rows: readonly Row[]): void {
  for (const [inputs, source, expected] of rows) {
    it(`${inputs ?? 'no inputs'}: ${source}`, () => {
      const problems: DataProblem[] = [];
      const frame = dataFrameFromJson(jsonValue(source), orient, signatureOf(inputs).inputs, problems);
      assert.deepEqual(frame?.columns.map(({ dtype }) => dtype.name) ?? problemTexts(source, problems), expected);
    });
  }
}

describe('dataFrameFromJson of parts', () => {
  check('split', [
    [undefined, '{"data": [[1, "x"]]}', ['int64', 'str']],
    [undefined, '[]', ['frameSplit at []']],
    [undefined, '{"columns": []}', ['frameSplitData at {"columns": []}']],
    [undefined, '{"data": [], "x": 1}', ['frameSplitKey at 1']],
    [
      columns({ a: 'boolean', b: 'integer' }),
      '{"columns": ["a", "b"], "data": [["x", 2147483648]]}',
      ['bool', 'int32'],
    ],
    [
      columns({ a: 'long', b: 'float' }),
      '{"columns": ["a", "b"], "data": [["1", "x"], [null, 1]]}',
      ['dataIntegerExpected at null (inputs 0)', 'dataNumberExpected at "x" (inputs 1)'],
    ],
    [columns({ a: 'string', b: 'string' }), '{"columns": ["a", "b"], "data": [["x", 1]]}', ['str', 'object']],
    [columns({ a: 'binary' }), '{"columns": ["a"], "data": [["YWJj"]]}', ['object']],
    [columns({ a: 'binary' }), '{"columns": ["a"], "data": [["YWJ"]]}', ['columnBase64Padding at "YWJ" (inputs 0)']],
    [columns({ a: 'datetime' }), '{"columns": ["a"], "data": [["2024-01-02"], [null]]}', ['datetime64[ns]']],
    [columns({ a: 'datetime' }), '{"columns": ["a"], "data": [["2024-01-02T00:00:00Z"]]}', ['datetime64[ns, UTC]']],
    [
      columns({ a: 'string' }),
      '{"columns": ["a", "a"], "data": [["x", "y"]]}',
      ['columnTwice at "x" (inputs 0)', 'columnTwice at "y" (inputs 0)'],
    ],
    [columns({ a: 'long' }), '{"columns": ["a", "a"], "data": [["1", "2"]]}', ['int64', 'int64']],
    ['[{"type": "double"}]', '{"data": [[1, 2]]}', ['float64', 'int64']],
    [
      '[{"name": "a", "type": "array", "items": {"type": "double"}}]',
      '{"columns": ["a"], "data": [[[1, 2.5]]]}',
      ['object'],
    ],
    [
      '[{"name": "a", "type": "array", "items": {"type": "double"}}]',
      '{"columns": ["a"], "data": [[[1, 2]]]}',
      ['columnWhole at 2 (inputs 0)'],
    ],
    ['[{"name": "a", "type": "any"}]', '{"columns": ["a"], "data": [[1]]}', ['int64']],
    [tensor('float32', [-1], 'a'), '{"columns": ["a"], "data": [["1.5"]]}', ['float32']],
    [tensor('float32', [-1, 2], 'a'), '{"columns": ["a"], "data": [[[1, 2]]]}', ['object']],
    [tensor('float32', [-1, 2]), '{"data": [[1, 2]]}', ['float32', 'float32']],
    [tensor('bytes', [-1], 'a'), '{"columns": ["a"], "data": [["é"]]}', ['object']],
    [tensor('bytes', [-1], 'a'), '{"columns": ["a"], "data": [[1]]}', ['columnCast at 1 (inputs 0)']],
    [tensor('float32', [-1], 'a'), '{"columns": ["a"], "data": []}', ['dataFrameEmpty at [] (inputs 0)']],
    [columns({ a: 'long' }), '{"columns": [["a"], "b"], "data": [[1, 2]]}', ['frameLabelHash at ["a"]']],
  ]);
});

describe('dataFrameFromJson of records', () => {
  check('records', [
    [undefined, '{"a": 1}', ['frameRecords at {"a": 1}']],
    [undefined, '[{"a": 1}, {"b": "x"}]', ['float64', 'str']],
    [columns({ a: 'long' }), '[{"a": 1}, {"b": "x"}]', ['columnHole at {"b": "x"} (inputs 0)']],
    [undefined, '[[1, 2]]', ['int64', 'int64']],
  ]);
});
