import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suggestedFileName } from '../../../../src/extension/artifacts/suggestedFileName.ts';

describe('suggestedFileName', () => {
  for (const [path, name] of [
    ['plots/confusion matrix.png', 'confusion matrix.png'],
    ['a:b?.txt', 'a_b_.txt'],
    ['..\\..\\evil.bat', '.._.._evil.bat'],
    ['report. .', 'report'],
    ['...', 'artifact'],
    ['a\u202egnp.exe', 'a_gnp.exe'],
    ['logs/NUL', '_NUL'],
    ['com1.txt', '_com1.txt'],
    ['console.txt', 'console.txt'],
    ['.env', '.env'],
  ] as const) {
    it(`makes ${JSON.stringify(name)} of ${JSON.stringify(path)}`, () => assert.equal(suggestedFileName(path), name));
  }

  it('never leads to another folder', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (path) => {
        const name = suggestedFileName(path);
        assert.ok(name !== '' && name !== '.' && name !== '..' && !/[/\\:]/.test(name), name);
      }),
    );
  });
});
