import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseJson } from '../../../../../src/core/tracking/rest/json.ts';

describe('parseJson', () => {
  it('reads all JSON as JSON.parse does', () => {
    fc.assert(fc.property(fc.json(), (text) => assert.deepEqual(parseJson(text), JSON.parse(text))));
  });

  it('reads bare numbers that JSON does not have as strings, and leaves texts alone', () => {
    const special = fc.constantFrom('NaN', 'Infinity', '-Infinity');
    const words = fc.array(fc.constantFrom('NaN', '"', '\\', 'Infinity', ' ', '-', 'x', '\n', ':', '{'), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            words.map((parts) => parts.join('')),
            special,
          ),
        ),
        (entries) => {
          const bare = `[${entries.map(([key, number]) => `{${JSON.stringify(key)} : ${number}, "NaN":${number}}`).join(',')}]`;
          assert.deepEqual(
            parseJson(bare),
            // fromEntries, since a key of the list may be NaN itself: the later one wins in JSON too
            entries.map(([key, number]) =>
              Object.fromEntries([
                [key, number],
                ['NaN', number],
              ]),
            ),
          );
        },
      ),
    );
  });

  const broken = ['', '{', '{"a": NaN', '{"a": NaNa}', '"NaN', '{"a": +Infinity}', 'nan', '"\\'];
  for (const text of broken) {
    it(`refuses ${JSON.stringify(text)}`, () => assert.throws(() => parseJson(text), SyntaxError));
  }

  it('takes linear time for a string that never ends', () => {
    const started = performance.now();
    assert.throws(() => parseJson(`{"a": NaN, "b": "${'\\"'.repeat(100_000)}`), SyntaxError);
    assert.ok(performance.now() - started < 2000);
  });
});
