import assert from 'node:assert/strict';
import type { Gesture } from '../../../../../src/core/mlmodel/page/gesture.ts';
import type { GestureOutcome } from '../../../../../src/protocol/mlmodelPage.ts';
import {
  tableActs,
  unread,
  type TableActs,
  type TableNow,
} from '../../../../../webview/mlmodel/signature/tableActs.ts';
import { columnsOf } from '../../../../../webview/mlmodel/signature/tableColumns.ts';
import { tableModel } from '../../../../../webview/mlmodel/signature/tableModel.ts';
import { activeAt, freshView, type TableView } from '../../../../../webview/mlmodel/signature/tableView.ts';
import { visibleLines } from '../../../../../webview/mlmodel/signature/visibleRows.ts';
import { rowsOf } from './rows.ts';

/** A table with the cell in the line active, and what was asked of the text. */
function table(line: number, column: number, outcome: GestureOutcome = { kind: 'applied' }, canChange = true) {
  const rows = rowsOf(`
    a long
    book array<object>
      price
    z`);
  const model = tableModel({ part: 'inputs', state: 'rows', holds: 'columns', rows }, []);
  const lines = visibleLines(model.rows, model.problems, { closed: new Set() });
  const found = lines[line];
  assert(found);
  let view: TableView = { ...freshView(model.rows), active: activeAt(found, column) };
  const gestures: Gesture[] = [];
  const said: string[] = [];
  const awaited: unknown[] = [];
  const now = (): TableNow => ({ model, lines, columns: columnsOf(model.table), view, line, canChange });
  const acts: TableActs = tableActs({
    now,
    send: (gesture) => {
      gestures.push(gesture);
      return Promise.resolve(outcome);
    },
    change: (make) => {
      view = make(view);
    },
    say: (trouble) => said.push(trouble),
    focusSoon: () => {},
    awaitRow: (row) => awaited.push(row),
  });
  return {
    acts,
    gestures,
    said,
    awaited,
    view: () => view,
    goTo: (to: number, at: number) => {
      const there = lines[to];
      assert(there);
      line = to;
      view = { ...view, active: activeAt(there, at), isEditing: false };
    },
    pick: (keys: readonly string[]) => (view = { ...view, selection: { keys: new Set(keys), anchor: null } }),
  };
}

describe('the acts of a table', () => {
  const part = 'inputs';

  it('commit a text and stay, or go on to the next cell', async () => {
    const one = table(0, 0);
    one.acts.begin();
    assert.equal(one.view().isEditing, true);
    await one.acts.commit('b', 'next');
    assert.deepEqual(one.gestures, [{ kind: 'rename', part, path: [0], name: 'b' }]);
    assert.deepEqual([one.view().active?.column, one.view().isEditing], [1, true]);
    await one.acts.commit('long', 'stay');
    assert.equal(one.gestures.length, 1);
    assert.equal(one.view().isEditing, false);
  });

  it('keep the editor open when a text is refused, comes too late, or is no type', async () => {
    for (const [outcome, expected] of [
      [{ kind: 'refused', text: 'Not so.' }, /^Not so\.$/],
      [{ kind: 'stale' }, /changed meanwhile/],
    ] as const) {
      const one = table(0, 0, outcome);
      one.acts.begin();
      await one.acts.commit('b', 'next');
      assert.match(one.said.at(-1) ?? '', expected);
      assert.equal(one.view().isEditing, true);
    }
    const typed = table(0, 1);
    typed.acts.begin();
    await typed.acts.commit('what', 'stay');
    assert.deepEqual(typed.gestures, []);
    assert.match(typed.said.at(-1) ?? '', /“what” is no type/);
    typed.acts.cancel();
    assert.equal(typed.view().isEditing, false);
  });

  it('change nothing where nothing can be changed', async () => {
    const one = table(0, 2, { kind: 'applied' }, false);
    one.acts.begin();
    await one.acts.toggleRequired();
    await one.acts.remove();
    await one.acts.add('end');
    assert.deepEqual(one.gestures, []);
    assert.equal(one.view().isEditing, false);
  });

  it('are done to all picked rows, the outer ones alone where rows go', async () => {
    const one = table(1, 0);
    one.pick(['/"book"', '/"book"/"price"', '/"z"']);
    await one.acts.toggleRequired();
    await one.acts.duplicate();
    await one.acts.shift(1);
    await one.acts.remove();
    assert.deepEqual(one.gestures, [
      { kind: 'setRequired', part, paths: [[1], [1, 0], [2]], isRequired: false },
      { kind: 'duplicate', part, paths: [[1], [2]] },
      { kind: 'move', part, paths: [[1], [2]], by: 1 },
      { kind: 'remove', part, paths: [[1], [2]] },
    ]);
    assert.equal(one.view().selection.keys.size, 0);
  });

  it('are done one after the other, each to what is there then', async () => {
    const one = table(3, 0);
    assert.equal(one.acts.isBusy(), false);
    const both = [one.acts.shift(-1), one.acts.duplicate()];
    assert.equal(one.acts.isBusy(), true);
    assert.equal(one.gestures.length, 1);
    await Promise.all(both);
    assert.deepEqual(
      one.gestures.map(({ kind }) => kind),
      ['move', 'duplicate'],
    );
    assert.equal(one.acts.isBusy(), false);
  });

  it('leave alone what is edited elsewhere by the time a text is in', async () => {
    const one = table(0, 0);
    one.acts.begin();
    const committed = one.acts.commit('b', 'away');
    one.goTo(3, 1);
    one.acts.begin();
    await committed;
    assert.deepEqual([one.view().active?.column, one.view().isEditing], [1, true]);
  });

  it('lead to the place of the first row that is removed', async () => {
    const one = table(3, 0);
    one.pick(['/"a"', '/"z"']);
    await one.acts.remove();
    assert.deepEqual(one.view().active?.path, [0]);
  });

  it('add a row behind this one or at the end, and wait for it', async () => {
    const one = table(2, 0);
    await one.acts.add('here');
    await one.acts.add('end');
    assert.deepEqual(one.gestures, [
      { kind: 'add', part, before: [1, 1], rows: [{ name: 'column', type: 'double' }] },
      { kind: 'add', part, before: [3], rows: [{ name: 'column', type: 'double' }] },
    ]);
    assert.deepEqual(one.awaited, [
      { path: [1, 1], name: 'column', isEdited: true },
      { path: [3], name: 'column', isEdited: true },
    ]);
  });

  it('wait for no row that was refused', async () => {
    const one = table(0, 0, { kind: 'refused', text: 'No.' });
    await one.acts.add('end');
    assert.equal(one.awaited.at(-1), null);
  });

  it('say what of a pasted text was not understood', async () => {
    const one = table(0, 0);
    await one.acts.paste('  ');
    assert.match(one.said.at(-1) ?? '', /No column/);
    assert.equal(unread([]), '');
    assert.match(unread(['x'.repeat(100)]), /^One line .*“x{60}…”$/);
    assert.match(unread(['one', 'two']), /^2 lines .*“one”$/);
  });
});
