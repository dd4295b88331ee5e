import assert from 'node:assert/strict';
import { columnNames } from '../../../../../src/node/dataFiles/csv/columnNames.ts';

function check(header: readonly string[], expected: readonly string[]): void {
  assert.deepEqual(
    columnNames(header).map(({ name }) => name),
    expected,
  );
}

describe('columnNames', () => {
  it('keeps names that are there once', () => check(['a', 'B', ' c'], ['a', 'B', ' c']));

  it('numbers those that are there again, past names that are taken', () => {
    check(['a', 'a', 'a'], ['a', 'a.1', 'a.2']);
    check(['a', 'a', 'a.1'], ['a', 'a.2', 'a.1']);
    check(['a.1', 'a', 'a'], ['a.1', 'a', 'a.2']);
  });

  it('makes up names last', () => {
    check(['', 'a', ''], ['Unnamed: 0', 'a', 'Unnamed: 2']);
    check(['', 'Unnamed: 0'], ['Unnamed: 0.1', 'Unnamed: 0']);
  });

  it('tells the name that was written', () => {
    assert.deepEqual(columnNames(['a', 'a'])[1], { name: 'a.1', written: 'a' });
  });
});
