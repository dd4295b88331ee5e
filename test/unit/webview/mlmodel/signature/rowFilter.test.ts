import assert from 'node:assert/strict';
import { filterRows, readFilter } from '../../../../../webview/mlmodel/signature/rowFilter.ts';
import { keyed } from './rows.ts';

describe('the filter of a table', () => {
  const rows = keyed(`
    Close long
    close_2? double
    book array<object>
      price double
      close string`);

  const check = (text: string, expected: readonly string[], found: number): void => {
    const filter = readFilter(text);
    assert(filter);
    const result = filterRows(rows, filter, (key) => key === '/"close_2"');
    assert.deepEqual(
      [...result.shown].map((index) => rows[index]?.row.name),
      expected,
    );
    assert.equal(result.found, found);
  };

  it('asks nothing without words', () => assert.equal(readFilter('  '), undefined));
  it('asks nothing while a key has no value yet', () => {
    assert.deepEqual(readFilter('is:'), undefined);
  });
  it('finds parts of names in any case, with what they stand in', () =>
    check('CLOSE', ['Close', 'close_2', 'book', 'close'], 3));
  it('finds types by their text', () => check('type:array<ob', ['book'], 1));
  it('finds types by their words', () => check('type:"array of"', ['book'], 1));
  it('finds inner rows', () => check('type:string', ['book', 'close'], 1));
  it('finds rows with problems', () => check('is:problem', ['close_2'], 1));
  it('wants all of it', () => check('close type:double is:optional', ['close_2'], 1));
  it('takes an unknown state for a name', () => check('is:odd', [], 0));
});
