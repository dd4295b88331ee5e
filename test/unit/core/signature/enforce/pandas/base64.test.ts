import assert from 'node:assert/strict';
import { decodeBase64 } from '../../../../../../src/core/signature/enforce/pandas/base64.ts';
import { jsonValue, outcome } from '../jsonValue.ts';

/** How many bytes `base64.decodebytes` of Python 3.11 gives, or where it raises. */
const rows: readonly (readonly [source: string, expected: number | string])[] = [
  ['""', 0],
  ['"YWJj"', 3],
  ['"YW=="', 1],
  ['"YW=Jj"', 3],
  ['"YWJj===="', 3],
  ['"YWJj\\nYQ=="', 4],
  ['"é!?"', 0],
  ['"=="', 0],
  ['"YQ==YQ=="', 1],
  ['"YWJ"', 'columnBase64Padding at "YWJ"'],
  ['"YW="', 'columnBase64Padding at "YW="'],
  ['"Y"', 'columnBase64Digits at "Y"'],
  ['"Y==="', 'columnBase64Digits at "Y==="'],
  ['1', 'columnBase64Text at 1'],
  ['null', 'columnBase64Text at null'],
];

describe('decodeBase64', () => {
  for (const [source, expected] of rows) {
    it(`${source}: ${expected}`, () => {
      assert.equal(
        outcome(source, () => decodeBase64(jsonValue(source)).length),
        expected,
      );
    });
  }
});
