import assert from 'node:assert/strict';
import fc from 'fast-check';
import { asciiJson, json, layJson, pythonLiteral } from '../../../../../src/core/signature/export/layJson.ts';
import { readJson } from '../../../../../src/core/signature/json/readJson.ts';

const laid = (text: string, spelling = json): string => layJson(readJson(text).root ?? assert.fail(), spelling);

describe('laid out JSON', () => {
  it('has a line for each member, and lists of values on one', () => {
    assert.equal(
      laid('{"a":[1,2.0,"x"],"b":[[1],[2]],"c":{},"d":[]}'),
      '{\n  "a": [1, 2.0, "x"],\n  "b": [\n    [1],\n    [2]\n  ],\n  "c": {},\n  "d": []\n}',
    );
  });

  it('stays short however deep it is', () => {
    const text = laid(`${'[{"a":'.repeat(400)}1${'}]'.repeat(400)}`);
    assert.ok(text.length < 10_000, `${text.length}`);
    assert.deepEqual(JSON.stringify(JSON.parse(text)).length, 400 * 8 + 1);
  });

  it('keeps the order of names that look like numbers, and digits that a double would lose', () => {
    assert.equal(
      laid('{"2":1,"1":12345678901234567890,"__proto__":null}').replaceAll(/\s/g, ''),
      '{"2":1,"1":12345678901234567890,"__proto__":null}',
    );
  });

  it('escapes what cannot be seen', () => {
    assert.equal(laid(JSON.stringify('é\u202e\u200b\u007f')), '"é\\u202e\\u200b\\u007f"');
  });

  it('is a Python literal', () => {
    assert.equal(
      laid('[true,false,null,NaN,-Infinity,"é😀"]', pythonLiteral),
      '[True, False, None, float("nan"), float("-inf"), "\\u00e9\\U0001f600"]',
    );
  });

  it('means the same JSON', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const value: unknown = JSON.parse(text);
        assert.deepEqual(JSON.parse(laid(text)), value);
        const ascii = laid(text, asciiJson);
        assert.deepEqual(JSON.parse(ascii), value);
        assert.match(ascii, /^[\n -~]*$/);
      }),
      { seed: 4711 },
    );
  });
});
