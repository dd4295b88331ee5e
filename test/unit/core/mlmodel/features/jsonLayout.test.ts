import assert from 'node:assert/strict';
import fc from 'fast-check';
import { asciiJson, compactJson, prettyJson } from '../../../../../src/core/mlmodel/features/jsonLayout.ts';

describe('the layout of JSON', () => {
  it('has the blanks of Python, or a line for each item', () => {
    assert.equal(compactJson('[ {"a":1,"b":[]},{ } ]'), '[{"a": 1, "b": []}, {}]');
    assert.equal(prettyJson('[{"a":1,"b":[]},{}]'), '[\n  {"a": 1, "b": []},\n  {}\n]');
    assert.equal(prettyJson('[]'), '[]');
  });

  it('keeps its value', () => {
    const text = fc.array(
      fc.oneof(
        fc.json(),
        fc.string({ unit: 'binary' }).map((one) => JSON.stringify(one)),
      ),
    );
    fc.assert(
      fc.property(text, (parts) => {
        const json = `[${parts.join(',')}]`;
        for (const same of [compactJson(json), prettyJson(json), asciiJson(json)]) {
          assert.deepEqual(JSON.parse(same), JSON.parse(json));
        }
        assert.match(compactJson(json), /^[ -~]*$/);
      }),
    );
  });

  const characters: readonly (readonly [string, string, string])[] = [
    ['é', '\\u00e9', 'é'],
    ['😀', '\\ud83d\\ude00', '😀'],
    ['\u007f', '\\u007f', '\\u007f'],
    ['\u0085', '\\u0085', '\\u0085'],
    ['\u009f', '\\u009f', '\\u009f'],
    ['\u2028', '\\u2028', '\\u2028'],
    ['\u2029', '\\u2029', '\\u2029'],
    ['\ufeff', '\\ufeff', '\\ufeff'],
    ['\ud83d', '\\ud83d', '\\ud83d'],
  ];
  for (const [character, compact, pretty] of characters) {
    it(`escapes as \`json.dumps\` does, and for people what they would not see: ${compact}`, () => {
      assert.equal(compactJson(`["${character}"]`), `["${compact}"]`);
      assert.equal(asciiJson(`["${character}"]`), `["${compact}"]`);
      assert.equal(prettyJson(`["${character}"]`), `[\n  "${pretty}"\n]`);
    });
  }
});
