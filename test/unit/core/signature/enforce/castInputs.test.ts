import assert from 'node:assert/strict';
import { castInputs } from '../../../../../src/core/signature/enforce/castInputs.ts';
import type { Data } from '../../../../../src/core/signature/enforce/data.ts';
import type { DataProblem } from '../../../../../src/core/signature/enforce/verdict.ts';
import { jsonValue, plain } from './jsonValue.ts';
import { problemTexts } from './problemTexts.ts';
import { columns, signatureOf, tensor } from './signatureOf.ts';

const long = columns({ a: 'long' });
const two = columns({ a: 'long', b: 'double' });
const named1 = '[{"name": 1, "type": "long", "required": true}]';

function inShort(data: Data | undefined): unknown {
  if (data === undefined) return undefined;
  if (data.kind === 'sparse') return data.kind;
  return data.kind === 'frame' ? data.columns.map(({ label, cells }) => [plain(label), cells.map(plain)]) : plain(data);
}

function array(dtype: string, shape: readonly number[], cells: readonly unknown[]): unknown {
  return { dtype, shape, cells };
}

describe('castInputs', () => {
  for (const [inputs, source, expected] of [
    [long, '[1, "2"]', { a: array('int64', [2], [1, 2]) }],
    [long, '[]', { a: array('int64', [0], []) }],
    [long, '{"a": "7", "z": [1.5]}', { a: 7, z: array('float64', [1], [1.5]) }],
    [long, '[{"a": 1}, {"a": true}]', [{ a: 1 }, { a: 1 }]],
    [long, '"7"', 7],
    [two, '[1, 2.5]', array('int64', [2], [1, 2])],
    [two, '[]', []],
    [columns({ a: 'string' }), '{"a": {"x": null}}', { a: "{'x': None}" }],
    [named1, '[5]', [[1, [5]]]],
    ['[{"name": false, "type": "long"}]', '[5]', [['False', [5]]]],
    ['[{"name": NaN, "type": "long"}]', '[5]', [['nan', [5]]]],
    ['[{"name": "a", "type": "any", "required": true}]', '{"a": [1, "x"]}', { a: [1, 'x'] }],
    [
      '[{"name": "a", "type": "array", "items": {"type": "long"}, "required": false}]',
      '{"a": null}',
      { a: array('object', [], [null]) },
    ],
    [tensor('float32', [-1]), '[1, null]', array('float32', [2], [1, NaN])],
    [undefined, '{"a": [1, 2.5], "b": 1}', { a: array('float64', [2], [1, 2.5]), b: array('int64', [], [1]) }],
  ] as const) {
    it(`${source} for ${inputs ?? 'no inputs'}`, () => {
      const problems: DataProblem[] = [];
      assert.deepEqual(inShort(castInputs(jsonValue(source), signatureOf(inputs).inputs, problems)), expected);
      assert.deepEqual(problems, []);
    });
  }

  for (const [inputs, source, expected] of [
    [long, '{"a": "x"}', ['dataIntegerExpected at "x" (inputs 0)']],
    [
      two,
      '[{"a": "x"}, {"b": "y"}]',
      ['dataIntegerExpected at "x" (inputs 0)', 'dataNumberExpected at "y" (inputs 1)'],
    ],
    [tensor('float32', [-1]), '{"a": 1}', ['dataUnnamedInput at {"a": 1}']],
    [tensor('float32', [-1]), 'null', ['dataUnnamedInput at null']],
    ['[{"name": [], "type": "long"}]', '{"a": 1}', ['dataNameKind (inputs 0)']],
  ] as const) {
    it(`${source} is refused for ${inputs}`, () => {
      const problems: DataProblem[] = [];
      assert.equal(castInputs(jsonValue(source), signatureOf(inputs).inputs, problems), undefined);
      assert.deepEqual(problemTexts(source, problems), expected);
    });
  }
});
