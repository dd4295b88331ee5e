import assert from 'node:assert/strict';
import { pythonText } from '../../../../../../src/core/signature/enforce/numpy/pythonText.ts';
import { jsonValue } from '../jsonValue.ts';

describe('pythonText', () => {
  for (const [source, expected] of [
    ['null', 'None'],
    ['true', 'True'],
    ['1', '1'],
    ['1.0', '1.0'],
    ['-0.0', '-0.0'],
    ['1e16', '1e+16'],
    ['1e15', '1000000000000000.0'],
    ['0.0001', '0.0001'],
    ['0.00001', '1e-05'],
    ['1.5e300', '1.5e+300'],
    ['Infinity', 'inf'],
    ['"it\'s"', "it's"],
    ['["it\'s", "a\\"", "\'\\""]', `["it's", 'a"', '\\'"']`],
    ['{"a\\n": [null, "é", "\\u00ad", "\\ud800"]}', "{'a\\n': [None, 'é', '\\xad', '\\ud800']}"],
  ] as const) {
    it(`${source}: ${expected}`, () => assert.equal(pythonText(jsonValue(source)), expected));
  }
});
