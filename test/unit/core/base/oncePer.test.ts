import assert from 'node:assert/strict';
import { oncePer } from '../../../../src/core/base/oncePer.ts';

describe('what is asked once for each object', () => {
  const counted = () => {
    let calls = 0;
    const ask = oncePer(({ name }: { readonly name: string }) => ({ name, call: ++calls }));
    return ask;
  };

  it('is the same answer for the same object', () => {
    const ask = counted();
    const one = { name: 'one' };
    assert.equal(ask(one), ask(one));
    assert.deepEqual(ask({ name: 'two' }), { name: 'two', call: 2 });
  });

  it('is asked anew for a copy, which may differ', () => {
    const ask = counted();
    const one = { name: 'one' };
    ask(one);
    assert.deepEqual(ask({ ...one, name: 'copy' }), { name: 'copy', call: 2 });
  });

  it('is not seen by what compares, lists or writes the object', () => {
    const one = { name: 'one' };
    counted()(one);
    assert.deepEqual(one, { name: 'one' });
    assert.equal(JSON.stringify(one), '{"name":"one"}');
  });

  it('is kept apart for two questions about one object', () => {
    const one = { name: 'one' };
    const first = oncePer(() => ({ first: true }));
    const second = oncePer(() => ({ second: true }));
    assert.deepEqual([first(one), second(one), first(one)], [{ first: true }, { second: true }, { first: true }]);
  });
});
