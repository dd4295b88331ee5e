import assert from 'node:assert/strict';
import { checkModel } from '../../../../src/core/mlmodel/checkModel.ts';
import { ruleTable } from '../../../../src/core/mlmodel/ruleTable.ts';
import { goldenCases, type GoldenCase, type GoldenMark } from '../../../support/golden.ts';

const cases = goldenCases();

describe('findings, at the places that were marked by hand', () => {
  for (const [source, group] of Map.groupBy(cases, (one) => one.source)) {
    describe(source, () => {
      for (const one of group) {
        it(one.title, () => assert.deepEqual(found(one), one.marks.map((mark) => shown(one, mark)).toSorted()));
      }
    });
  }

  it('are many, and no code is left out', () => {
    const marks = cases.flatMap((one) => one.marks);
    assert.ok(marks.length >= 150, String(marks.length));
    const marked = new Set(marks.map(({ code }) => code));
    assert.deepEqual(
      ruleTable.map(({ code }) => code).filter((code) => !marked.has(code)),
      [],
    );
  });

  it('have titles of their own', () => {
    assert.equal(new Set(cases.map(({ source, title }) => `${source} ${title}`)).size, cases.length);
  });
});

function found(one: GoldenCase): readonly string[] {
  const { files, siblings, hasUnknownIds } = one;
  const diagnostics = checkModel(
    files['MLmodel'] ?? '',
    siblings,
    hasUnknownIds ? { known: { run: false, model: false } } : {},
  );
  return diagnostics.map(({ code, file, span }) => shown(one, { code, file, ...span })).toSorted();
}

function shown({ files }: GoldenCase, { code, file, start, end }: GoldenMark): string {
  return `${file} ${start}–${end} ${JSON.stringify((files[file] ?? '').slice(start, end))} ${code}`;
}
