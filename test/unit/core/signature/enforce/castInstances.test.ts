import assert from 'node:assert/strict';
import { castInstances } from '../../../../../src/core/signature/enforce/castInstances.ts';
import type { DataProblem } from '../../../../../src/core/signature/enforce/verdict.ts';
import { jsonValue } from './jsonValue.ts';
import { problemTexts } from './problemTexts.ts';
import { columns, signatureOf, tensor } from './signatureOf.ts';

const two = columns({ a: 'long', b: 'double' });
const optional = '[{"name": "a", "type": "long", "required": true}, {"name": "b", "type": "long", "required": false}]';
const arrays =
  '[{"name": "a", "type": "long", "required": true}, {"name": "b", "type": "array", "items": {"type": "string"}, "required": true}]';

describe('castInstances', () => {
  for (const [inputs, source, expected] of [
    [two, '[{"a": 1, "b": 2.5}, {"b": 1, "a": "2"}]', []],
    [two, '[{"a": 1, "b": 2.5}, {"a": 1}]', ['dataInstanceLengths at 2.5']],
    [two, '{"a": [1, 2], "b": [1]}', ['dataInstanceLengths at [1]']],
    [two, '{"a": [1, 2], "b": 1}', []],
    [two, '{"a": [1, 2], "zz": 5}', []],
    [two, '[{"a": "x"}, 5]', ['dataIntegerExpected at "x" (inputs 0)', 'dataInstanceRow at 5']],
    [optional, '[{"a": 1, "b": 2}, {"a": 1}]', []],
    [arrays, '{"a": [1, 2], "b": ["x"]}', []],
    [arrays, '[{"a": 1, "b": ["x"]}, {"a": 2, "b": ["x", "y"]}]', ['dataListsUneven at ["x", "y"] (inputs 1)']],
    [tensor('float64', [-1], 'x'), '{"x": 1}', ['dataInstanceScalar at 1']],
    [undefined, '{"x": [1], "y": [1, 2]}', ['dataInstanceLengths at [1, 2]']],
    [undefined, '[]', []],
  ] as const) {
    it(`${source} for ${inputs ?? 'no inputs'}: ${expected.length === 0 ? 'taken' : 'refused'}`, () => {
      const problems: DataProblem[] = [];
      const cast = castInstances(jsonValue(source), signatureOf(inputs).inputs, problems);
      assert.deepEqual(problemTexts(source, problems), expected);
      assert.equal(cast === undefined, expected.length > 0);
    });
  }
});
