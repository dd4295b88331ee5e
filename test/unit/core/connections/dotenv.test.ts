import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDotenv } from '../../../../src/core/connections/dotenv.ts';

describe('.env files', () => {
  const lines: [string, Record<string, string>][] = [
    ['A=1', { A: '1' }],
    ['  export A = b c  ', { A: 'b c' }],
    ['A=', { A: '' }],
    ['A=b # comment', { A: 'b' }],
    ['A=b#c', { A: 'b#c' }],
    ['A=#c', { A: '' }],
    ['# A=1', {}],
    [`A='b # c' # d`, { A: 'b # c' }],
    [`A='b\\n\\'c'`, { A: `b\\n'c` }],
    ['A="b\\nc \\"d\\" \\\\"', { A: 'b\nc "d" \\' }],
    ['A="open', {}],
    ['A="b" c', {}],
    ['1A=b', {}],
    ['A B=c', {}],
    ['\uFEFFA=1\r\nB=2\rC=3', { A: '1', B: '2', C: '3' }],
    ['A=1\nA=2', { A: '2' }],
    ['A=$HOME', { A: '$HOME' }],
    ['__proto__=x', { ['__proto__']: 'x' }],
  ];
  for (const [text, variables] of lines) {
    it(JSON.stringify(text), () => assert.deepEqual(Object.entries(parseDotenv(text)), Object.entries(variables)));
  }

  it('never fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) =>
        Object.values(parseDotenv(text)).every((value) => typeof value === 'string'),
      ),
    );
  });

  it('give back what was quoted', () => {
    const value = fc.string({ unit: 'grapheme' }).filter((text) => !/[\r\n]/.test(text));
    fc.assert(
      fc.property(value, (text) => {
        const single = text.replace(/[\\']/g, '\\$&');
        const double = text.replace(/[\\"]/g, '\\$&');
        assert.deepEqual({ ...parseDotenv(`A='${single}'\nB="${double}" # c`) }, { A: text, B: text });
      }),
    );
  });
});
