import assert from 'node:assert/strict';
import { anchorOf, checkDocument, modelFile, type Diagnostic } from '../../../../src/core/mlmodel/checkModel.ts';
import { readMlmodel } from '../../../../src/core/mlmodel/readMlmodel.ts';
import { readSuppressions, suppressEdit, suppressedCodes } from '../../../../src/core/mlmodel/suppress.ts';
import { goldenCases, type GoldenCase } from '../../../support/golden.ts';

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

  it('come after a byte order mark', () => {
    const text = '\uFEFFa: 1\n';
    assert.deepEqual(suppressEdit(text, 'x-y', 1), { at: 1, text: '# mlmodel: disable x-y\n' });
  });

  for (const one of goldenCases()) {
    it(`silence each finding of ${one.source}: ${one.title}`, () => {
      const before = findings(one, one.files);
      for (const { code, file, span } of before.filter((found) => !found.file.endsWith('.json'))) {
        const text = one.files[file] ?? '';
        const edit = suppressEdit(text, code, anchorOf(readMlmodel(one.files[modelFile] ?? ''), file, span));
        const after = findings(one, { ...one.files, [file]: text.slice(0, edit.at) + edit.text + text.slice(edit.at) });
        assert.ok(count(after, code, file) < count(before, code, file), `${code} of ${file} is still there`);
        const more = after.filter((found) => count(before, found.code, found.file) === 0);
        assert.deepEqual(
          more.map((found) => found.code),
          [],
        );
      }
    });
  }
});

function findings({ siblings, hasUnknownIds }: GoldenCase, files: GoldenCase['files']): readonly Diagnostic[] {
  return checkDocument(
    readMlmodel(files[modelFile] ?? ''),
    { ...siblings, text: (path) => files[path] ?? siblings.text(path) },
    hasUnknownIds ? { known: { run: false, model: false } } : {},
  );
}

function count(found: readonly Diagnostic[], code: string, file: string): number {
  return found.filter((one) => one.code === code && one.file === file).length;
}

describe('codes that comments name', () => {
  it('are each found where they stand', () => {
    const text = 'a: 1 # mlmodel: disable x-y , z-w  \r\n  # mlmodel: disable-file x-y\r\nb: # mlmodel: off x-y\n';
    const found = [...suppressedCodes(text)].map(({ code, at }) => [code, text.slice(at.start, at.end), at.start]);
    assert.deepEqual(found, [
      ['x-y', 'x-y', text.indexOf('x-y')],
      ['z-w', 'z-w', text.indexOf('z-w')],
      ['x-y', 'x-y', text.indexOf('x-y', text.indexOf('disable-file'))],
    ]);
  });
});
