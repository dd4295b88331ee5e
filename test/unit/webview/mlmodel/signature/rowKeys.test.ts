import assert from 'node:assert/strict';
import { carryOver, keyRows } from '../../../../../webview/mlmodel/signature/rowKeys.ts';
import { keyed, rowsOf } from './rows.ts';

describe('the keys of rows', () => {
  it('are their names with those around them, counted where a name comes twice or is missing', () => {
    const rows = keyed(`
      a
      book array<object>
        a
      a
      -
      -`);
    assert.deepEqual(
      rows.map(({ key }) => key),
      ['/"a"', '/"book"', '/"book"/"a"', '/"a"#2', '/null', '/null#2'],
    );
  });

  it('are unique and take linear time for many rows of one name', () => {
    const [row] = rowsOf('a');
    assert(row);
    const rows = keyRows(Array.from({ length: 20_000 }, (_, index) => ({ ...row, path: [index] })));
    assert.equal(new Set(rows.map(({ key }) => key)).size, 20_000);
  });

  const check = (before: string, after: string, keys: readonly string[], expected: readonly string[]): void => {
    assert.deepEqual([...carryOver(keyed(before), keyed(after), new Set(keys))], expected);
  };

  it('follow a row that was renamed', () => check('a\nb', 'a\nc', ['/"b"'], ['/"c"']));
  it('stay with a row that was moved', () => check('a\nb', 'b\na', ['/"b"'], ['/"b"']));
  it('do not go over to a row that was there before', () => check('a\nb\nc', 'a\nc', ['/"b"'], ['/"b"']));
});
