import assert from 'node:assert/strict';
import { enforceColumns } from '../../../../../src/core/signature/enforce/columns.ts';
import { dataFrame } from '../../../../../src/core/signature/enforce/pandas/dataFrame.ts';
import { dictEntries } from '../../../../../src/core/signature/enforce/pythonValue.ts';
import type { DataProblem } from '../../../../../src/core/signature/enforce/verdict.ts';
import { jsonValue } from './jsonValue.ts';
import { problemTexts } from './problemTexts.ts';
import { columns, signatureOf } from './signatureOf.ts';

type Row = readonly [inputs: string, source: string, expected: readonly string[]];

/** What `_enforce_schema` of MLflow 3.17.2 says; no texts: it takes the data. With `isTable`, the source is a DataFrame in parts. */
function check(rows: readonly Row[], isTable = false): void {
  for (const [inputs, source, expected] of rows) {
    it(`${inputs} takes ${source}: ${expected.length === 0 ? 'yes' : 'no'}`, () => {
      const schema = signatureOf(inputs).inputs;
      assert.ok(schema?.kind === 'columns');
      const node = jsonValue(source);
      const parts = isTable ? dictEntries(node) : undefined;
      const data = parts?.get('data');
      const problems: DataProblem[] = [];
      enforceColumns(
        parts && data ? dataFrame(data, { columns: parts.get('columns'), index: parts.get('index') }) : node,
        schema,
        problems,
      );
      assert.deepEqual(problemTexts(source, problems), expected);
    });
  }
}

const long = columns({ a: 'long' });
const two = columns({ a: 'long', b: 'double' });
const optional = '[{"name": "a", "type": "long"}, {"name": "b", "type": "long", "required": false}]';
const unnamed = '[{"type": "long"}, {"type": "double"}]';
const list = '[{"name": "a", "type": "array", "items": {"type": "double"}, "required": true}]';
const map = '[{"name": "a", "type": "map", "values": {"type": "long"}, "required": true}]';
const any = '[{"name": "a", "type": "any", "required": true}]';

describe('enforceColumns of any data', () => {
  check([
    [long, '{"a": 1}', []],
    [long, '{"a": [1, 2]}', []],
    [long, '[{"a": 1}, {"a": 2}]', []],
    [long, '[{"a": 1}, {"a": 2, "b": 3}]', []],
    [long, '{"b": 1}', ['columnMissing at {"b": 1} (inputs 0)']],
    [long, '[1, 2]', ['columnMissing at [1, 2] (inputs 0)']],
    [long, 'null', ['columnData at null']],
    [long, '1', ['columnMissing at 1 (inputs 0)']],
    [long, '{"a": [1, [2]]}', ['columnMixed at [2] (inputs 0)']],
    [long, '{"a": [1, 2], "b": [1]}', ['frameLengths at {"a": [1, 2], "b": [1]}']],
    [two, '{"a": 1.5, "b": "x"}', ['columnType at 1.5 (inputs 0)', 'columnType at "x" (inputs 1)']],
    [two, '[{"a": null, "b": 2}]', ['columnMixed at null (inputs 0)', 'columnWhole at 2 (inputs 1)']],
    [two, '[{"a": 1, "b": 1}, {"a": null, "b": 0}]', ['columnHole at null (inputs 0)']],
    [optional, '{"a": 1}', []],
    [optional, '{"a": 1, "b": null}', ['columnMixed at null (inputs 1)']],
    [unnamed, '[[1, 2.5], [3, 4]]', []],
    [unnamed, '[[1, 2.5, "x"]]', []],
    [unnamed, '[[1]]', ['columnCount at [[1]]']],
    [list, '{"a": [1.5, 2]}', []],
    [list, '{"a": [[1.5]]}', ['columnNoNumber at [1.5] (inputs 0)']],
    [map, '{"a": {"k": 1}}', ['nestedMap at 1 (inputs 0)']],
    [map, '[{"a": {"k": 1}}]', []],
    [columns({ a: 'string' }), '{"a": ["x", "y"]}', []],
    ['[{"name": "", "type": "long"}]', '{"": 1}', ['columnMissing at {"": 1} (inputs 0)']],
    ['[{"name": 1, "type": "long"}]', '[[5, 6]]', []],
  ]);
});

describe('enforceColumns of a table', () => {
  check(
    [
      [long, '{"columns": ["a", "a"], "data": [[1, 2]]}', ['columnTwice at 1 (inputs 0)']],
      [any, '{"columns": ["a", "a"], "data": [[1, 2]]}', ['columnTwice at 1 (inputs 0)']],
      [any, '{"columns": ["a", "a"], "data": [[1, 2], [3, 4]]}', []],
      [long, '{"columns": [["a"]], "data": [[1]]}', ['columnMissing at [[1]] (inputs 0)']],
      [long, '{"columns": ["a"], "data": [[1], [2]], "index": ["r", "r"]}', []],
      [columns({ a: 'datetime' }), '{"columns": ["a"], "data": [["2024-01-02"], [1]]}', []],
      [
        columns({ a: 'datetime' }),
        '{"columns": ["a"], "data": [["2024-01-02"], ["2024-01-03"]]}',
        ['columnType at "2024-01-02" (inputs 0)'],
      ],
      [columns({ a: 'boolean' }), '{"columns": ["a"], "data": [[true], ["x"]]}', []],
      [columns({ a: 'binary' }), '{"columns": ["a"], "data": [["x"]]}', []],
      [columns({ a: 'binary' }), '{"columns": ["a"], "data": [[1]]}', ['columnType at 1 (inputs 0)']],
    ],
    true,
  );
});
