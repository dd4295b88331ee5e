import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pythonString } from '../../../../src/core/links/pythonString.ts';

describe('pythonString', () => {
  for (const [text, literal] of [
    ['BTC StockPrediction', '"BTC StockPrediction"'],
    ['it\'s "so"', '"it\'s \\"so\\""'],
    ['C:\\models\\new', '"C:\\\\models\\\\new"'],
    ['a\r\nb\tc', '"a\\r\\nb\\tc"'],
    ['{x} %s #', '"{x} %s #"'],
    ['\u0000\u001b\u007f', '"\\u0000\\u001b\\u007f"'],
    ['价格 ü 🚀', '"价格 ü 🚀"'],
    ['\ud800', '"\\ud800"'],
    ['a\u202egnp.exe', '"a\\u202egnp.exe"'],
    ['a\u200bb\u2028c\ufeff', '"a\\u200bb\\u2028c\\ufeff"'],
    ['', '""'],
  ] as const) {
    it(`writes ${JSON.stringify(text)}`, () => assert.equal(pythonString(text), literal));
  }

  it('stays one literal on one line that means the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const literal = pythonString(text);
        assert.match(literal, /^"(?:[^"\\\r\n]|\\(?:["\\bfnrt]|u[0-9a-f]{4}))*"$/);
        assert.equal(JSON.parse(literal), text);
      }),
    );
  });
});
