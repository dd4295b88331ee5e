import assert from 'node:assert/strict';
import { countProblems, problemLine, problemsOf } from '../../../../webview/mlmodel/pageProblems.ts';
import { samplePage, sampleProblem } from './samplePage.ts';

describe('the problems of a page', () => {
  it('go to their section with their index', () => {
    const ofRow = sampleProblem('row', { place: { kind: 'row', part: 'inputs', path: [0], cell: null } });
    const ofText = sampleProblem('text', { place: { kind: 'section', section: 'text' } });
    const page = samplePage({ problems: [ofRow, ofText, sampleProblem('model')] });
    assert.deepEqual(problemsOf(page, 'text'), [{ problem: ofText, index: 1 }]);
    assert.deepEqual(problemsOf(page, 'flavors'), []);
  });

  it('are counted by how bad they are', () => {
    const problems = (['error', 'hint', 'warning', 'information', 'error'] as const).map((severity) =>
      sampleProblem(severity, { severity }),
    );
    assert.deepEqual(countProblems(problems), { errors: 2, warnings: 1, notes: 2 });
  });
});

describe('the line of the problem bar', () => {
  const check = (path: readonly number[], text: string, expected: string): void => {
    it(expected, () => {
      const place = { kind: 'row', part: 'inputs', path, cell: null } as const;
      assert.equal(problemLine(samplePage(), sampleProblem(text, { place })), expected);
    });
  };
  check([1], 'not safe', 'hour: not safe');
  check([0, 0], 'not safe', 'hour: not safe');
  check([1], 'Column “hour” is not safe', 'Column “hour” is not safe');
  check([7], 'no such row', 'no such row');

  it('names no row where there is none', () => {
    assert.equal(problemLine(samplePage(), sampleProblem('of a section')), 'of a section');
  });
});
