import assert from 'node:assert/strict';
import { floatRepr, stringRepr } from '../../../../src/core/signature/pythonRepr.ts';

describe('what Python’s repr writes', () => {
  for (const [value, written] of [
    [0, '0.0'],
    [-0, '-0.0'],
    [1, '1.0'],
    [1.5, '1.5'],
    [1e15, '1000000000000000.0'],
    [1e16, '1e+16'],
    [1.5e300, '1.5e+300'],
    [0.0001, '0.0001'],
    [0.00001, '1e-05'],
    [Number.NaN, 'nan'],
    [-Infinity, '-inf'],
  ] as const) {
    it(`of the float ${written}`, () => assert.equal(floatRepr(value), written));
  }

  for (const [text, written] of [
    ['', "''"],
    ["it's", '"it\'s"'],
    [`'"`, `'\\'"'`],
    ['a\\b\n', "'a\\\\b\\n'"],
    ['\u007f\u00a0\u2028 é', "'\\x7f\\xa0\\u2028 é'"],
    ['\u{e0001}', "'\\U000e0001'"],
  ] as const) {
    it(`of the text ${written}`, () => assert.equal(stringRepr(text), written));
  }
});
