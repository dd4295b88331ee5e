import assert from 'node:assert/strict';
import type { PageColumn, PageOutcome } from '../../../../src/protocol/checkDataPage.ts';
import { hasProblem, listed, moved, nextProblem } from '../../../../webview/checkData/columnList.ts';

function column(name: string, serving: PageOutcome, predict: PageOutcome = 'accepted'): PageColumn {
  return {
    name,
    declared: 'long',
    isRequired: true,
    found: null,
    isAbsent: false,
    serving,
    predict,
    servingReasons: [],
    predictReasons: [],
    firstRow: null,
    rows: [],
    betterType: null,
  };
}

const columns = [
  column('Open', 'accepted'),
  column('close', 'changed'),
  column('volume', 'accepted', 'refused'),
  column('ask', 'ignored', 'ignored'),
  column('closed', 'unknown', 'unknown'),
];

describe('the list of columns', () => {
  it('has those with problems first', () => {
    assert.deepEqual(listed(columns, { text: '', onlyProblems: false }), [1, 2, 0, 3, 4]);
    assert.deepEqual(columns.filter(hasProblem).length, 2);
  });

  it('is filtered by name and problem', () => {
    assert.deepEqual(listed(columns, { text: ' CLOSE', onlyProblems: false }), [1, 4]);
    assert.deepEqual(listed(columns, { text: '', onlyProblems: true }), [1, 2]);
    assert.deepEqual(listed(columns, { text: 'open', onlyProblems: true }), []);
  });

  it('is gone through by problem', () => {
    const list = listed(columns, { text: '', onlyProblems: false });
    assert.equal(nextProblem(columns, list, 0, 1), 1);
    assert.equal(nextProblem(columns, list, 1, 1), undefined);
    assert.equal(nextProblem(columns, list, 4, -1), 1);
    assert.equal(nextProblem(columns, list, 0, -1), undefined);
  });

  it('is gone through by key', () => {
    for (const [key, place, expected] of [
      ['ArrowDown', 0, 1],
      ['ArrowUp', 0, 0],
      ['End', 3, 99],
      ['Home', 50, 0],
      ['PageDown', 95, 99],
      ['PageUp', 50, 40],
      ['Enter', 3, undefined],
    ] as const)
      assert.equal(moved(key, place, 100, 10), expected, key);
    assert.equal(moved('End', 0, 0, 10), undefined);
  });
});
