import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lineIndex } from '../../../../src/core/base/lineIndex.ts';

function check(text: string, offset: number, line: number, character: number): void {
  assert.deepEqual(lineIndex(text).positionAt(offset), { line, character });
}

describe('a line index', () => {
  it('counts lines and UTF-16 units', () => {
    check('', 0, 0, 0);
    check('ab\ncd', 1, 0, 1);
    check('ab\ncd', 3, 1, 0);
    check('ab\ncd', 5, 1, 2);
    check('😀x', 2, 0, 2);
  });

  it('knows the line ends of VS Code and no others', () => {
    check('a\r\nb', 3, 1, 0);
    check('a\rb', 2, 1, 0);
    check('a\n\rb', 3, 2, 0);
    check('a\u2028b\u0085c\fd', 7, 0, 7);
    check('a\n', 2, 1, 0);
  });

  it('clamps', () => {
    check('ab\r\ncd', 3, 0, 2); // between \r and \n
    check('ab', -1, 0, 0);
    check('ab', 9, 0, 2);
  });

  it('has the text of lines', () => {
    const index = lineIndex('a\r\nbc\rd\n');
    assert.equal(index.lineCount, 4);
    assert.deepEqual(
      [0, 1, 2, 3, 4].map((line) => index.lineText(line)),
      ['a', 'bc', 'd', '', ''],
    );
  });

  it('knows where lines begin', () => {
    const index = lineIndex('a\r\nbc\rd');
    assert.deepEqual(
      [0, 1, 2, 3].map((line) => index.startOf(line)),
      [0, 3, 6, 7],
    );
  });

  it('agrees with counting from the start', () => {
    const texts = fc.array(fc.constantFrom('a', '\n', '\r', '\r\n', '😀')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        const index = lineIndex(text);
        const lines = text.split(/\r\n|\n|\r/);
        assert.equal(index.lineCount, lines.length);
        for (let offset = 0; offset <= text.length; offset++) {
          if (text[offset] === '\n' && text[offset - 1] === '\r') continue;
          const before = text.slice(0, offset).split(/\r\n|\n|\r/);
          check(text, offset, before.length - 1, before.at(-1)?.length ?? 0);
        }
      }),
    );
  });
});
