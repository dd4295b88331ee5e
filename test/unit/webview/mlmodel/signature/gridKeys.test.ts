import assert from 'node:assert/strict';
import {
  gridAct,
  led,
  nextCell,
  type Direction,
  type Spot,
} from '../../../../../webview/mlmodel/signature/gridKeys.ts';
import { keyed, linesOf, problemAt } from './rows.ts';

describe('the keys of a table', () => {
  const press = (keys: string): ReturnType<typeof gridAct> => {
    const parts = keys.split('+');
    return gridAct({
      key: parts.at(-1) ?? '',
      ctrlKey: parts.includes('Ctrl'),
      metaKey: parts.includes('Meta'),
      shiftKey: parts.includes('Shift'),
      altKey: parts.includes('Alt'),
    });
  };
  const check = (keys: string, expected: ReturnType<typeof gridAct>): void => {
    it(`${keys} ${expected ? 'acts' : 'is left alone'}`, () => assert.deepEqual(press(keys), expected));
  };

  check('Enter', { kind: 'edit' });
  check('F2', { kind: 'edit' });
  check(' ', { kind: 'toggle' });
  check('Shift+ ', { kind: 'select' });
  check('Ctrl+a', { kind: 'selectAll' });
  check('Meta+A', { kind: 'selectAll' });
  check('Delete', { kind: 'remove' });
  check('Ctrl+d', { kind: 'duplicate' });
  check('Alt+Enter', { kind: 'insert' });
  check('Alt+ArrowUp', { kind: 'shift', by: -1 });
  check('ArrowDown', { kind: 'go', to: 'down', isExtending: false });
  check('Shift+ArrowDown', { kind: 'go', to: 'down', isExtending: true });
  check('Ctrl+End', { kind: 'go', to: 'gridEnd', isExtending: false });
  for (const keys of [
    'F6',
    'Alt+F1',
    'Alt+ArrowLeft',
    'Alt+ArrowRight',
    'Ctrl+Tab',
    'Tab',
    'Ctrl+z',
    'Ctrl+y',
    'Ctrl+s',
    'Ctrl+c',
    'Ctrl+v',
  ])
    check(keys, undefined);

  const lines = linesOf(
    keyed(`
    a
    book array<object>
      price
    z`),
    [problemAt([0], { fixes: ['one', 'two'] })],
    { closed: new Set() },
  );
  // a, its message, book, price, z
  const lead = (line: number, column: number, to: Direction): Spot | 'open' | 'close' | undefined =>
    led(lines, { line, column }, to, { columns: 4, page: 3 });

  it('lead through rows and messages, keeping the column', () => {
    assert.deepEqual(lead(0, 3, 'down'), { line: 1, column: 3 });
    assert.deepEqual(lead(1, 3, 'down'), { line: 2, column: 3 });
    assert.equal(lead(0, 0, 'up'), undefined);
    assert.deepEqual(lead(0, 1, 'pageDown'), { line: 3, column: 1 });
    assert.deepEqual(lead(3, 1, 'gridEnd'), { line: 4, column: 3 });
    assert.deepEqual(lead(3, 1, 'gridStart'), { line: 0, column: 0 });
  });

  it('go from fix to fix in a message', () => {
    assert.deepEqual(lead(1, 0, 'right'), { line: 1, column: 1 });
    assert.equal(lead(1, 3, 'right'), undefined);
    assert.deepEqual(lead(1, 3, 'left'), { line: 1, column: 0 });
    assert.deepEqual(lead(1, 0, 'left'), { line: 0, column: 0 });
    assert.deepEqual(lead(1, 0, 'rowEnd'), { line: 1, column: 1 });
  });

  it('close an open row, and go out of it from inside', () => {
    assert.equal(lead(2, 0, 'left'), 'close');
    assert.deepEqual(lead(2, 2, 'left'), { line: 2, column: 1 });
    assert.deepEqual(lead(3, 0, 'left'), { line: 2, column: 0 });
    assert.equal(lead(0, 0, 'left'), undefined);
    const closed = linesOf(keyed('book\n  a'), [], { closed: new Set(['/"book"']) });
    assert.equal(led(closed, { line: 0, column: 0 }, 'right', { columns: 4, page: 3 }), 'open');
  });

  it('go on from cell to cell that can be edited', () => {
    const columns = ['name', 'type', 'required'] as const;
    const next = (line: number, column: number, by: -1 | 1): Spot | undefined =>
      nextCell(lines, { line, column }, by, columns, (at, cell) => at.kind === 'row' && cell !== 'required');
    assert.deepEqual(next(0, 0, 1), { line: 0, column: 1 });
    assert.deepEqual(next(0, 1, 1), { line: 2, column: 0 });
    assert.deepEqual(next(2, 0, -1), { line: 0, column: 1 });
    assert.equal(next(4, 1, 1), undefined);
  });
});
