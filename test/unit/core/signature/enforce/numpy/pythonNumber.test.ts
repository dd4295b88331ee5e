import assert from 'node:assert/strict';
import {
  isLongDouble,
  isPythonComplex,
  parsePythonFloat,
  parsePythonInt,
} from '../../../../../../src/core/signature/enforce/numpy/pythonNumber.ts';

describe('parsePythonInt', () => {
  for (const [text, expected] of [
    ['7', 7n],
    ['-0007', -7n],
    ['+1_000', 1000n],
    ['\u00a0 1\u2003', 1n],
    ['٣٤', 34n],
    ['𝟘𝟙', 1n],
    ['𝟿', 9n],
    ['\x1c1', undefined],
    ['1__0', undefined],
    ['_1', undefined],
    ['- 1', undefined],
    ['0x10', undefined],
    ['', undefined],
    ['9'.repeat(4301), undefined],
  ] as const) {
    it(`${JSON.stringify(text).slice(0, 20)}: ${String(expected)}`, () => assert.equal(parsePythonInt(text), expected));
  }
});

describe('parsePythonFloat', () => {
  for (const [text, expected] of [
    ['1.5', 1.5],
    ['.5', 0.5],
    ['5.', 5],
    [' 1_0.0_1e-1_0 ', 10.01e-10],
    ['1e400', Infinity],
    ['-Infinity', -Infinity],
    ['+nan', NaN],
    ['٣.٥', 3.5],
    ['1_.5', undefined],
    ['1e', undefined],
    ['infinit', undefined],
    ['1\0', undefined],
  ] as const) {
    it(`${JSON.stringify(text)}: ${expected}`, () => assert.equal(parsePythonFloat(text), expected));
  }
});

describe('isPythonComplex', () => {
  for (const text of ['1', 'j', '-j', '1+2j', '1e5-1e-5j', ' ( 1+j ) ', 'nan+nanj', '+-1'.slice(1), 'infj']) {
    it(`takes ${text}`, () => assert.ok(isPythonComplex(text)));
  }
  for (const text of ['', '()', '+-1', '1 + 2j', '1j2', '2j+1', '((1))']) {
    it(`refuses ${JSON.stringify(text)}`, () => assert.ok(!isPythonComplex(text)));
  }
});

describe('isLongDouble', () => {
  for (const text of ['1', ' 1', '1e5000', '0x1p3', 'INF', '1\0a'])
    it(`takes ${JSON.stringify(text)}`, () => assert.ok(isLongDouble(text)));
  for (const text of ['', '1 ', '1_0', 'a\0'])
    it(`refuses ${JSON.stringify(text)}`, () => assert.ok(!isLongDouble(text)));
});
