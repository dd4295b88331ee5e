import assert from 'node:assert/strict';
import { dataFrame } from '../../../../../../src/core/signature/enforce/pandas/dataFrame.ts';
import { dictEntries } from '../../../../../../src/core/signature/enforce/pythonValue.ts';
import type { Value } from '../../../../../../src/core/signature/enforce/value.ts';
import { jsonValue, outcome, plain } from '../jsonValue.ts';

/** What pandas 3.1.1 makes of it: `rows: label dtype [cells]`, or where it refuses. */
function check(rows: readonly (readonly [source: string, expected: string])[]): void {
  for (const [source, expected] of rows) {
    it(source, () => {
      const parts = dictEntries(jsonValue(source));
      const data = parts?.get('data');
      assert.ok(parts && data);
      const shown = outcome(source, () => {
        const { rows, columns } = dataFrame(data, { columns: parts.get('columns'), index: parts.get('index') });
        return `${rows}: ${columns.map(({ label, dtype, cells }) => `${written(label)} ${dtype.name} [${cells.map(written).join(',')}]`).join(', ')}`;
      });
      assert.equal(shown, expected);
    });
  }
}

function written(value: Value): string {
  return JSON.stringify(plain(value));
}

describe('dataFrame', () => {
  check([
    ['{"data": []}', '0: '],
    ['{"data": [], "columns": ["a"], "index": [1, 2]}', '2: "a" object [null,null]'],
    ['{"data": null, "columns": ["a"]}', '0: "a" object []'],
    ['{"data": 5}', 'frameData at 5'],
    ['{"data": 5, "columns": ["a"], "index": [0, 1]}', '2: "a" int64 [5,5]'],
    ['{"data": {}}', '0: '],
    ['{"data": [[1, 2], [3, 4]]}', '2: 0 int64 [1,3], 1 int64 [2,4]'],
    ['{"data": [[1, "a"], [2.5, null]]}', '2: 0 float64 [1,2.5], 1 str ["a",null]'],
    ['{"data": [[1, 2], [3]]}', '2: 0 int64 [1,3], 1 float64 [2,null]'],
    ['{"data": [[1], "ab"]}', '2: 0 object [1,"a"], 1 str [null,"b"]'],
    ['{"data": [[1], {"x": 2}]}', '2: 0 object [1,"x"]'],
    ['{"data": [[1], 5]}', 'frameRow at 5'],
    ['{"data": [[1, 2]], "columns": ["a"]}', 'frameColumnCount at [[1, 2]]'],
    ['{"data": [{"a": 1}, {"b": "x"}]}', '2: "a" float64 [1,null], "b" str [null,"x"]'],
    ['{"data": [{"a": 1}, []]}', '2: "a" float64 [1,null]'],
    ['{"data": [{"a": 1}, [["b", 2]]]}', '2: "a" float64 [1,null], "b" float64 [null,2]'],
    ['{"data": [{"a": 1}, 5]}', 'frameRowDict at 5'],
    ['{"data": [{"a": 1, "b": 2}], "columns": ["b", "c"]}', '1: "b" int64 [2], "c" float64 [null]'],
    ['{"data": [1, 2, null]}', '3: 0 float64 [1,2,null]'],
    ['{"data": [1, [2]]}', '2: 0 object [1,[2]]'],
    ['{"data": ["a", null]}', '2: 0 str ["a",null]'],
    ['{"data": [1, 2], "columns": ["a", "b"]}', 'frameShape at [1, 2]'],
    ['{"data": [1, 2], "index": ["x"]}', 'frameShape at [1, 2]'],
    ['{"data": {"a": [1, 2], "b": 3}}', '2: "a" int64 [1,2], "b" int64 [3,3]'],
    ['{"data": {"a": 1, "b": 2}}', 'frameAllScalars at {"a": 1, "b": 2}'],
    ['{"data": {"a": [1], "b": [1, 2]}}', 'frameLengths at {"a": [1], "b": [1, 2]}'],
    ['{"data": {"a": [1], "b": {"x": 1}}}', 'frameDictsAndLists at {"a": [1], "b": {"x": 1}}'],
    ['{"data": {"a": {"x": 1}, "b": {"y": "t"}}}', '2: "a" float64 [1,null], "b" str [null,"t"]'],
    ['{"data": {"a": [1, 2]}, "columns": ["a", "b"]}', '2: "a" int64 [1,2], "b" object [null,null]'],
    ['{"data": {"a": [1], "b": [2]}, "index": [0, 1]}', '2: "a" int64 [1,1], "b" int64 [2,2]'],
    ['{"data": {"a": []}}', '0: "a" float64 []'],
    ['{"data": [[1]], "columns": "a"}', 'frameLabels at "a"'],
    ['{"data": [[1]], "columns": [["x"]]}', '1: ["x"] int64 [1]'],
    ['{"data": [[1, 2]], "columns": [["x", "y"], [1]]}', 'frameLevels at [["x", "y"], [1]]'],
    ['{"data": [[1, 2]], "columns": ["a", "a"]}', '1: "a" int64 [1], "a" int64 [2]'],
    ['{"data": [{"a": "\\ud800"}]}', 'frameSurrogate at "\\ud800"'],
    ['{"data": [[1]], "columns": ["\\ud800"]}', 'frameSurrogate at "\\ud800"'],
    ['{"data": [], "columns": [["a"], "b"]}', 'frameLabelHash at ["a"]'],
  ]);
});

describe('dataFrame of arrays', () => {
  const span = { start: 0, end: 0 };
  const one: Value = { kind: 'integer', value: 1, span };
  const text: Value = { kind: 'string', value: 'a', span };

  it('keeps their dtype, but texts become str', () => {
    const int32 = { name: 'int32', kind: 'i', size: 4 } as const;
    const cells: readonly Value[] = [{ kind: 'scalar', dtype: int32, value: 1, span }];
    const entries = new Map<string, Value>([
      ['a', { kind: 'ndarray', dtype: int32, shape: [1], cells, span }],
      ['b', { kind: 'ndarray', dtype: { name: 'str', kind: 'U', size: 0 }, shape: [1], cells: [text], span }],
      ['c', { kind: 'ndarray', dtype: { name: 'object', kind: 'O', size: 8 }, shape: [1], cells: [one], span }],
    ]);
    const { columns } = dataFrame({ kind: 'dict', entries, span });
    assert.deepEqual(
      columns.map(({ dtype }) => dtype.name),
      ['int32', 'str', 'object'],
    );
  });

  it('takes one or two dimensions', () => {
    const array = (shape: readonly number[]): Value => ({
      kind: 'ndarray',
      dtype: { name: 'object', kind: 'O', size: 8 },
      shape,
      cells: [one, text],
      span,
    });
    assert.equal(dataFrame(array([2])).columns.length, 1);
    assert.deepEqual(
      dataFrame(array([1, 2])).columns.map(({ dtype }) => dtype.name),
      ['object', 'str'],
    );
    assert.equal(
      outcome('', () => dataFrame(array([1, 1, 2]))),
      'frameDimensions at ',
    );
  });
});
