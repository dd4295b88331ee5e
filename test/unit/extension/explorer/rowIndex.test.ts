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

  it('are told when they are forgotten, and only then', () => {
    const forgotten: string[] = [];
    const index = new RowIndex<Row>(
      ({ id }) => id,
      (id) => forgotten.push(id),
    );
    const [a, b] = [row('a'), row('b')];
    index.put(undefined, [a, b]);
    index.put(a, [row('a/1')]);
    index.put(undefined, [row('a'), b]);
    assert.deepEqual(forgotten, []);
    index.put(undefined, [b]);
    assert.deepEqual(forgotten, ['a', 'a/1']);
  });

  it('are not forgotten when they have moved', () => {
    const forgotten: string[] = [];
    const index = new RowIndex<Row>(
      ({ id }) => id,
      (id) => forgotten.push(id),
    );
    const [parent, child] = [row('parent'), row('child')];
    index.put(undefined, [parent]);
    index.put(parent, [child]);
    index.put(undefined, [parent, child]);
    index.put(parent, []);
    index.put(undefined, [child]);
    assert.deepEqual([index.get('child'), index.parent(child), forgotten], [child, undefined, ['parent']]);
  });

  it('never stand below themselves', () => {
    const index = new RowIndex<Row>(({ id }) => id);
    const [a, b] = [row('a'), row('b')];
    index.put(undefined, [a]);
    assert.deepEqual(index.put(a, [a, b]), [b]);
    assert.deepEqual(index.put(b, [row('a'), row('b'), row('c')]), [{ id: 'c' }]);
    assert.equal(index.parent(a), undefined);
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
