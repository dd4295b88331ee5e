import assert from 'node:assert/strict';
import { renderEnglish } from '../../../../src/core/base/message.ts';
import { checkModel } from '../../../../src/core/mlmodel/checkModel.ts';
import { noSiblings } from '../../../../src/core/mlmodel/siblings.ts';

describe('many findings of one kind', () => {
  const cases: readonly [columns: number, told: number, last: RegExp][] = [
    [200, 200, /“t199”/],
    [201, 201, /“t200”/],
    [202, 201, /^2 more findings/],
    [5000, 201, /^4800 more findings/],
  ];
  for (const [columns, told, last] of cases) {
    it(`${columns} are told as ${told}`, () => {
      const json = Array.from({ length: columns }, (_, index) => `{"type": "t${index}", "name": "c${index}"}`).join(
        ', ',
      );
      const found = checkModel(`signature:\n  inputs: '[${json}]'\n`, noSiblings).filter(
        ({ code }) => code === 'signature-type-unknown',
      );
      assert.equal(found.length, told);
      const [end] = found.slice(-1);
      assert.ok(end);
      assert.match(renderEnglish(end.message), last);
      assert.equal(end.severity, 'error');
    });
  }
});

describe('a conflict of Git', () => {
  it('is one finding', () => {
    const text = 'a: 1\n<<<<<<< HEAD\nrun_id: a\n=======\nrun_id: b\n>>>>>>> other\nflavors: {}\n';
    const errors = checkModel(text, noSiblings).filter(({ severity }) => severity !== 'hint');
    assert.deepEqual(
      errors.map(({ code, fixes }) => [code, fixes.length]),
      [['yaml-syntax', 0]],
    );
  });
});
