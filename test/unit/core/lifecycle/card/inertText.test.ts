import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escaped, inert } from '../../../../../src/core/lifecycle/card/inertText.ts';

describe('text of a server in Markdown', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['BTC 3, new', 'BTC 3, new'],
    ['', '–'],
    [' \n ', '–'],
    ['learning_rate', '`learning_rate`'],
    ['<img src=x onerror=alert(1)>', '`<img src=x onerror=alert(1)>`'],
    ['[x](command:evil)', '`[x](command:evil)`'],
    ['a `b` ``c``', '``` a `b` ``c`` ```'],
    ['`', '`` ` ``'],
    ['a|b', '`a`\\|`b`'],
    ['||', '\\|\\|'],
    ['one\r\n\r\n# two', '`one # two`'],
    ['a\u202eb\u200bc', '`a\ufffdb\ufffdc`'],
    ['- item', '`- item`'],
    ['0.25', '0.25'],
    ['example.com', '`example.com`'],
    ['1) a', '`1) a`'],
  ];
  for (const [text, expected] of cases)
    it(`${JSON.stringify(text)} does nothing`, () => assert.equal(inert(text), expected));

  it('is cut', () => assert.equal(inert('x'.repeat(5000)).length, 300 + 2));

  it('never leaves its line, its cell or its code', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '`', '|', '\\', '<', '\n', ' ', '*', '[', ']', '(') }),
        (text) => {
          const made = inert(text);
          assert.doesNotMatch(made, /[\r\n]/);
          // without escaped bars and without code spans nothing is left that could be markup
          const rest = made.replaceAll(String.raw`\|`, ' ').replace(/(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, '');
          assert.match(rest, /^[\p{L}\p{N} ,%+–-]*$/u);
        },
      ),
    );
  });

  it('is escaped sign by sign within our words', () => {
    assert.equal(escaped('a_b <c> [d](e)'), String.raw`a\_b \<c\> \[d\](e)`);
    assert.equal(escaped('http://x.y www.z a@b'), String.raw`http:\/\/x.y www\.z a\@b`);
  });
});
