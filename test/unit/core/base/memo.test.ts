import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Memo } from '../../../../src/core/base/memo.ts';

describe('Memo', () => {
  it('asks once for a text, and answers the same thing again', () => {
    const { ask, asked } = watched({ answers: 2, characters: 100 });
    assert.equal(ask('a'), ask('a'));
    assert.deepEqual(asked, ['a']);
  });

  it('forgets what was not asked for the longest', () => {
    const { ask, asked } = watched({ answers: 2, characters: 100 });
    for (const text of ['a', 'b', 'a', 'c', 'a', 'b']) ask(text);
    assert.deepEqual(asked, ['a', 'b', 'c', 'b']);
  });

  it('forgets as many as a long text needs', () => {
    const { ask, asked } = watched({ answers: 9, characters: 5 });
    for (const text of ['aa', 'bb', 'ccc', 'bb', 'ccc', 'aa']) ask(text);
    assert.deepEqual(asked, ['aa', 'bb', 'ccc', 'aa']);
  });

  it('keeps no text that is longer than all together may be, and nothing goes for it', () => {
    const { ask, asked } = watched({ answers: 9, characters: 3 });
    for (const text of ['aa', 'long', 'long', 'aa']) ask(text);
    assert.deepEqual(asked, ['aa', 'long', 'long']);
  });

  it('keeps nothing of what failed', () => {
    const memo = new Memo<object>({ answers: 2, characters: 100 });
    const made = {};
    assert.throws(() =>
      memo.get('a', () => {
        throw new Error('no');
      }),
    );
    assert.equal(
      memo.get('a', () => made),
      made,
    );
  });

  it('answers what would be made, whatever is asked before', () => {
    const texts = fc.array(fc.string({ maxLength: 3 }), { maxLength: 40 });
    fc.assert(
      fc.property(texts, fc.nat(4), fc.nat(8), (asked, answers, characters) => {
        const { ask } = watched({ answers, characters });
        assert.deepEqual(
          asked.map((text) => ask(text).made),
          asked,
        );
      }),
    );
  });
});

function watched(limits: { answers: number; characters: number }) {
  const memo = new Memo<{ readonly made: string }>(limits);
  const asked: string[] = [];
  const ask = (text: string) =>
    memo.get(text, () => {
      asked.push(text);
      return { made: text };
    });
  return { ask, asked };
}
