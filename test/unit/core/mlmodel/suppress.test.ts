import assert from 'node:assert/strict';
import { readSuppressions, suppressEdit } from '../../../../src/core/mlmodel/suppress.ts';

/** The lines (from 0) on which `code` is off. */
function linesOff(text: string, code: string): readonly number[] {
  const suppressions = readSuppressions(text);
  let offset = 0;
  return text.split('\n').flatMap((line, index) => {
    const isOff = suppressions.isOff(code, offset);
    offset += line.length + 1;
    return isOff ? [index] : [];
  });
}

describe('comments that switch rules off', () => {
  const cases: readonly [title: string, text: string, code: string, lines: readonly number[]][] = [
    ['none', 'a: 1\nb: 2', 'x-y', []],
    ['at the end of a line: that line', 'a: 1 # mlmodel: disable x-y\nb: 2', 'x-y', [0]],
    ['on a line of its own: the next one', 'a: 1\n  # mlmodel: disable x-y\nb: 2\nc: 3', 'x-y', [2]],
    ['several codes', '# mlmodel: disable x-y , z-w\na: 1', 'z-w', [1]],
    ['another code', '# mlmodel: disable x-y\na: 1', 'z-w', []],
    ['several comments above one line', '# mlmodel: disable x-y\n# mlmodel: disable z-w\na: 1\nb: 2', 'x-y', [1, 2]],
    ['for the file', 'a: 1\n# mlmodel: disable-file x-y\nb: 2', 'x-y', [0, 1, 2]],
    ['a comment that says something else', '# mlmodel: disable\na: 1 # mlmodel disable x-y', 'x-y', []],
    ['text that only looks like one', 'a: x#mlmodel: disable x-y', 'x-y', []],
  ];
  for (const [title, text, code, lines] of cases) {
    it(title, () => assert.deepEqual(linesOff(text, code), lines));
  }

  it('work with other line ends', () => {
    const text = 'a: 1\r\n# mlmodel: disable x-y\r\nb: 2\r\nc: 3\r\n';
    const suppressions = readSuppressions(text);
    assert.deepEqual(
      ['a:', 'b:', 'c:'].map((key) => suppressions.isOff('x-y', text.indexOf(key))),
      [false, true, false],
    );
  });

  it('are written above a line, as it is indented, and then hold for it', () => {
    for (const lineEnd of ['\n', '\r\n']) {
      const text = ['a:', '  b: 1', '  c: 2', ''].join(lineEnd);
      const edit = suppressEdit(text, 'x-y', text.indexOf('c: 2'));
      const after = text.slice(0, edit.at) + edit.text + text.slice(edit.at);
      assert.equal(after, ['a:', '  b: 1', '  # mlmodel: disable x-y', '  c: 2', ''].join(lineEnd));
      assert.ok(readSuppressions(after).isOff('x-y', after.indexOf('c: 2')));
    }
  });
});
