import assert from 'node:assert/strict';
import { pythonText } from '../../../../../src/core/signature/grammar/pythonText.ts';
import { readJson } from '../../../../../src/core/signature/json/readJson.ts';

describe('pythonText', () => {
  for (const [json, text] of [
    ['"a\'b"', "a'b"],
    ['null', 'None'],
    ['[true, false]', '[True, False]'],
    ['[1, -0, 9007199254740993]', '[1, 0, 9007199254740993]'],
    [
      '[1.0, -0.0, 1e16, 123456789012345680.0, 1e-5, 0.0001, NaN, -Infinity]',
      '[1.0, -0.0, 1e+16, 1.2345678901234568e+17, 1e-05, 0.0001, nan, -inf]',
    ],
    ['{"a": [1, null], "a": "x", "b": {}}', "{'a': 'x', 'b': {}}"],
    ['["it\'s", "\\"", "\'\\"", "a\\\\b\\n\\t\\r"]', `["it's", '"', '\\'"', 'a\\\\b\\n\\t\\r']`],
    ['["\\u0000\\u00a0\\u2028\\ud800é 😀"]', "['\\x00\\xa0\\u2028\\ud800é 😀']"],
  ] as const) {
    it(json, () => {
      const { root } = readJson(json);
      assert.equal(root && pythonText(root), text);
    });
  }
});
