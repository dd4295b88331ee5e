import assert from 'node:assert/strict';
import type { ComparedCells, ComparedPartPage, ComparedRow, PageChange } from '../../../../src/protocol/comparePage.ts';
import { changeOrder, changeWords, countWords, placeWords } from '../../../../webview/compare/changeWords.ts';
import {
  countDiffering,
  countOuter,
  identicalNames,
  rowsOfChanges,
  rowVerdict,
  shownRows,
  unifiedLines,
} from '../../../../webview/compare/comparedLines.ts';

const cells = (name: string): ComparedCells => ({ name, type: 'double', isRequired: true, shape: null, default: null });
const row = (state: ComparedRow['state'], name: string, more: Partial<ComparedRow> = {}): ComparedRow => ({
  state,
  depth: 0,
  old: state === 'added' ? null : cells(name),
  now: state === 'removed' ? null : cells(name),
  changes: [],
  differs: state !== 'identical',
  ...more,
});
const part: ComparedPartPage = {
  part: 'inputs',
  holds: 'columns',
  rows: [
    row('identical', 'same'),
    row('identical', 'book', { differs: true }),
    row('changed', 'price', { depth: 1, changes: [0, 1] }),
    row('identical', 'size', { depth: 1 }),
    row('added', 'new', { changes: [2] }),
    row('removed', 'gone'),
  ],
  changes: [],
};
const change = (more: Partial<PageChange>): PageChange => ({
  kind: 'added',
  part: 'inputs',
  where: 'a',
  isBreaking: false,
  from: '',
  to: '',
  meets: '',
  ...more,
});
const comparison = {
  verdict: 'breaking' as const,
  changes: [change({}), change({ isBreaking: true }), change({})],
  parts: [part],
};
const namesOf = (rows: readonly { row: ComparedRow }[]): (string | null | undefined)[] =>
  rows.map(({ row: { now, old } }) => (now ?? old)?.name);

describe('the lines of a comparison', () => {
  it('are all, or those that differ and the objects around them', () => {
    assert.deepEqual(namesOf(shownRows(part, false)), ['same', 'book', 'price', 'size', 'new', 'gone']);
    assert.deepEqual(namesOf(shownRows(part, true)), ['book', 'price', 'new', 'gone']);
    assert.deepEqual(
      shownRows(part, true).map(({ index }) => index),
      [1, 2, 4, 5],
    );
  });

  it('stand below each other where there is one table', () => {
    const lines = unifiedLines(shownRows(part, true));
    assert.deepEqual(
      lines.map(({ sign, cells: { name } }) => `${sign} ${name}`),
      ['same book', 'removed price', 'added price', 'added new', 'removed gone'],
    );
  });

  it('have the worst verdict of their changes', () => {
    assert.deepEqual(
      part.rows.map((one) => rowVerdict(one, comparison)),
      [undefined, undefined, 'breaking', undefined, 'compatible', undefined],
    );
  });

  it('are counted without what is nested', () => {
    assert.deepEqual([countOuter(part), countDiffering(part), identicalNames(part)], [4, 3, ['same']]);
  });

  it('are found by their changes', () => {
    assert.deepEqual(
      [...rowsOfChanges(comparison)].map(([index, { row: at }]) => [index, at]),
      [
        [0, 2],
        [1, 2],
        [2, 4],
      ],
    );
  });
});

describe('changes in words', () => {
  const cases: readonly (readonly [Partial<PageChange>, string])[] = [
    [{ kind: 'added' }, 'Added'],
    [{ kind: 'type-changed', from: 'double', to: 'long' }, 'double became long'],
    [{ kind: 'required-changed', to: 'required' }, 'Optional became required'],
    [{ kind: 'required-changed', to: 'optional' }, 'Required became optional'],
    [{ kind: 'schema-kind-changed', to: 'columns' }, 'Tensors became columns'],
    [{ kind: 'list-changed', to: 'list' }, 'One value became a list'],
    [{ kind: 'default-changed', from: '0.5', to: '0.55' }, 'Default 0.5 became 0.55'],
  ];
  for (const [given, expected] of cases) it(expected, () => assert.equal(changeWords(change(given)), expected));

  it('say where', () => {
    assert.equal(placeWords(change({ where: 'book[].price' })), 'inputs, book[].price');
    assert.equal(placeWords(change({ part: 'params', where: '' })), 'parameters');
  });

  it('are counted by their verdict', () => {
    const both = [change({ isBreaking: true }), change({}), change({})];
    assert.equal(countWords(both), '1 breaking change, 2 compatible');
    assert.equal(countWords(both.slice(1)), '2 compatible');
    assert.equal(countWords(both.slice(0, 1)), '1 breaking change');
  });

  it('come with the breaking ones first', () => {
    assert.deepEqual(changeOrder(comparison.changes), [1, 0, 2]);
  });
});
