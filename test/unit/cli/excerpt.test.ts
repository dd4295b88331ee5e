import assert from 'node:assert/strict';
import fc from 'fast-check';
import { excerpt } from '../../../src/cli/excerpt.ts';
import { cellsOf } from '../../../src/cli/terminalText.ts';
import { lineIndex } from '../../../src/core/base/lineIndex.ts';

/** `[` and `]` mark the range. */
function check(marked: string, expected: readonly string[]): void {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  const text = marked.replace('[', '').replace(']', '');
  const { source, underline } = excerpt(lineIndex(text), { start, end });
  assert.deepEqual([source, underline], expected);
}

describe('an excerpt', () => {
  it('has the range underlined', () => {
    check('a: [bc]d', ['a: bcd', '   ^^']);
    check('x\na[]b', ['ab', ' ^']);
    check('a\n[bc\nd]', ['bc', '^^']);
    check('', ['', '^']);
  });

  it('counts cells of the terminal', () => {
    check('\t[ab]', ['    ab', '    ^^']);
    check('漢字 [é]x', ['漢字 éx', '     ^']);
    check('e\u0301😀[漢]', ['e\u0301😀漢', '   ^^']);
  });

  it('shows no character that steers the terminal', () => {
    check('\u001b[31m]x', ['\ufffd31mx', ' ^^^']);
    check('\u202ea[b]', ['\ufffdab', '  ^']);
  });

  it('shows of a long line the part around', () => {
    const long = 'x'.repeat(1_000_000);
    const { source, underline } = excerpt(lineIndex(long), { start: 500_000, end: 500_003 });
    assert.equal(source, `…${'x'.repeat(140)}…`);
    assert.equal(underline, `${' '.repeat(41)}^^^`);
    const whole = excerpt(lineIndex(long), { start: 0, end: long.length });
    assert.equal(whole.underline, `${'^'.repeat(100)}…`);
  });

  it('underlines something in every text, within it', () => {
    const units = fc.constantFrom('a', '\t', '\n', '\r', '漢', '😀', '\u0301', '\u001b', '\ud800', '\ufeff');
    const texts = fc.array(units, { maxLength: 300 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, fc.nat(300), fc.nat(300), (text, a, b) => {
        const { source, underline } = excerpt(lineIndex(text), { start: Math.min(a, b), end: Math.max(a, b) });
        assert.match(underline, /^ *\^+…?$/);
        for (const steering of ['\n', '\r', '\t', '\u001b']) assert.ok(!source.includes(steering));
        assert.ok(underline.lastIndexOf('^') <= Math.max(cellsOf(source), underline.indexOf('^')) + 300);
      }),
    );
  });
});
