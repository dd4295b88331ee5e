import assert from 'node:assert/strict';
import { keysAround, parentKeys } from '../../../../../webview/mlmodel/signature/visibleRows.ts';
import { keyed, linesOf, problemAt, seen } from './rows.ts';

describe('the lines of a table', () => {
  const rows = keyed(`
    a
    book array<object>
      price
      level object
        deep
    z`);

  it('are the rows with their messages under them', () => {
    const lines = linesOf(rows, [problemAt([0]), problemAt([1, 0], { severity: 'warning', text: 'odd' })]);
    assert.equal(seen(lines), 'a:error (bad) -book price:warning (odd) -level deep z');
  });

  it('leave out what is inside of a closed row, which shows the worst of it', () => {
    const closed = new Set(['/"book"']);
    const lines = linesOf(rows, [problemAt([1, 1, 0], { severity: 'hint' }), problemAt([1, 0])], { closed });
    assert.equal(seen(lines), 'a +book:error z');
  });

  it('are open and only those that a filter leaves', () => {
    const lines = linesOf(rows, [], { closed: new Set(['/"book"']), shown: new Set([1, 3, 4]) });
    assert.equal(seen(lines), '-book -level deep');
  });

  it('know what is around a row', () => {
    assert.deepEqual(keysAround(rows, 4), ['/"book"/"level"', '/"book"']);
    assert.deepEqual(keysAround(rows, 5), []);
    assert.deepEqual(parentKeys(rows), ['/"book"', '/"book"/"level"']);
  });
});
