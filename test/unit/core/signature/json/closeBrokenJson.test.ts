import assert from 'node:assert/strict';
import { applyEdits, closeBrokenJson } from '../../../../../src/core/signature/json/closeBrokenJson.ts';
import { readJson } from '../../../../../src/core/signature/json/readJson.ts';

describe('closeBrokenJson', () => {
  for (const [text, mended] of [
    ['[1', '[1]'],
    ['[1, ', '[1] '],
    ['[{"a": [1', '[{"a": [1]}]'],
    ['[{"a": "b', '[{"a": "b"}]'],
    ['[1, 2, ]', '[1, 2 ]'],
    ['{"a": [1,],}', '{"a": [1]}'],
    ['["]", "{"', '["]", "{"]'],
    ['["a\\"', '["a\\""]'],
    ['[{"type": "long"}\n', '[{"type": "long"}]\n'],
    ['"', '""'],
    ['[,]', '[]'],
  ] as const) {
    it(`mends ${JSON.stringify(text)}`, () => {
      const closed = closeBrokenJson(text);
      assert.equal(closed && applyEdits(text, closed.edits), mended);
    });
  }

  for (const text of ['', '[]', '[1}', '{"a"', '{"a":', '["a]', '["a\\', '[1 2', '[True', '[1]]', ',', 'x'])
    it(`leaves ${JSON.stringify(text)} alone`, () => assert.equal(closeBrokenJson(text), undefined));

  it('mends every text that was cut within a value', () => {
    const whole = '[{"type": "long", "name": "a"}, {"type": "tensor", "shape": [-1, 2]}]';
    for (let end = 1; end < whole.length; end++) {
      const closed = closeBrokenJson(whole.slice(0, end));
      if (closed) assert.equal(readJson(applyEdits(whole.slice(0, end), closed.edits)).isRefused, false);
    }
  });
});
