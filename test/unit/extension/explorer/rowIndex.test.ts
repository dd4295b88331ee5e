import assert from 'node:assert/strict';
import { RowIndex } from '../../../../src/extension/explorer/rowIndex.ts';

interface Row {
  readonly id: string;
}

const row = (id: string): Row => ({ id });

describe('the rows of a tree', () => {
  it('are those that were handed out last, with what is above them', () => {
    const index = new RowIndex<Row>(({ id }) => id);
    const [top, below] = [row('a'), row('a/b')];
    index.put(undefined, [row('a')]);
    index.put(undefined, [top]);
    index.put(top, [below]);
    assert.equal(index.get('a'), top);
    assert.equal(index.parent(below), top);
    assert.equal(index.parent(top), undefined);
  });

  it('are forgotten with all below them when they are gone', () => {
    const index = new RowIndex<Row>(({ id }) => id);
    const [a, b] = [row('a'), row('b')];
    index.put(undefined, [a, b]);
    index.put(a, [row('a/1'), row('a/2')]);
    index.put(b, [row('b/1')]);
    index.put(undefined, [b]);
    assert.deepEqual(
      ['a', 'a/1', 'a/2'].map((id) => index.get(id)),
      [undefined, undefined, undefined],
    );
    assert.ok(index.get('b/1'));
  });

  it('have a parent before they are shown, when they are expected', () => {
    const index = new RowIndex<Row>(({ id }) => id);
    const [top, wanted] = [row('a'), row('a/far')];
    index.put(undefined, [top]);
    index.expect(top, wanted);
    assert.equal(index.parent(wanted), top);
    assert.equal(index.get('a/far'), undefined);
  });
});
