import assert from 'node:assert/strict';
import {
  activeAt,
  activeLine,
  carriedView,
  freshView,
  type TableView,
} from '../../../../../webview/mlmodel/signature/tableView.ts';
import { keyed, linesOf, problemAt } from './rows.ts';

describe('the view of a table', () => {
  const rows = keyed(`
    a
    book array<object>
      price
    z`);
  const at = (line: number, view: Partial<TableView> = {}): TableView => {
    const lines = linesOf(rows, [problemAt([0])]);
    const found = lines[line];
    assert(found);
    return { ...freshView(rows), active: activeAt(found, 1), ...view };
  };
  /** The name of the row that is active in the rows that came after. */
  const activeIn = (view: TableView, outline: string): string => {
    const lines = linesOf(keyed(outline));
    const line = lines[activeLine(lines, view.active)];
    return line?.kind === 'row' ? (line.keyed.row.name ?? '?') : '';
  };

  it('begins open, or closed where there are very many rows', () => {
    assert.equal(freshView(rows).closed.size, 0);
    const many = keyed(`book object\n  a\n${'b\n'.repeat(500)}`);
    assert.deepEqual([...freshView(many).closed], ['/"book"']);
    assert.deepEqual([...freshView(many, []).closed], []);
  });

  it('is the same where the rows are', () => {
    const view = freshView(rows);
    assert.equal(carriedView(view, rows), view);
  });

  it('follows its row when others come, go, or are moved', () => {
    const moved = carriedView(at(4, { isEditing: true }), keyed('z\nnew\na'));
    assert.deepEqual(moved.active, { rowKey: '/"z"', message: null, path: [0], column: 1 });
    assert.equal(moved.isEditing, true);
  });

  it('follows a row that is renamed while it is edited', () => {
    const renamed = carriedView(at(4, { isEditing: true }), keyed('a\nbook\ny'));
    assert.equal(renamed.active?.rowKey, '/"y"');
    assert.equal(renamed.isEditing, true);
  });

  it('edits nothing once the row is gone', () => {
    const gone = carriedView(at(0, { isEditing: true }), keyed('book\nz'));
    assert.equal(gone.isEditing, false);
    assert.equal(activeIn(gone, 'book\nz'), 'book');
  });

  it('goes to what came into the place of a row, or to the last one', () => {
    assert.equal(activeIn(at(4), 'a\nbook'), 'book');
    assert.equal(activeIn(at(3), 'a\nbook\n  size\n  price2'), 'size');
    assert.equal(activeLine([], null), -1);
    assert.equal(activeLine(linesOf(rows), null), 0);
  });

  it('goes from a message that is gone to its row', () => {
    const lines = linesOf(rows, [problemAt([0])]);
    assert.equal(activeLine(lines, at(1).active), 1);
    assert.equal(activeLine(linesOf(rows), at(1).active), 0);
  });

  it('keeps what is closed and what is picked', () => {
    const view = carriedView(
      { ...freshView(rows, ['/"book"']), selection: { keys: new Set(['/"a"', '/"z"']), anchor: '/"z"' } },
      keyed('z\nlibrary object\n  price'),
    );
    assert.deepEqual([...view.closed], ['/"library"']);
    assert.deepEqual([...view.selection.keys], ['/"z"']);
    assert.equal(view.selection.anchor, '/"z"');
  });
});
