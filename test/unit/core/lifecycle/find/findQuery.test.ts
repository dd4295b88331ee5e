import assert from 'node:assert/strict';
import fc from 'fast-check';
import { anyVersion, queryOf, readQuery, type FindQuery } from '../../../../../src/core/lifecycle/find/findQuery.ts';

function check(typed: string, expected: Partial<FindQuery>, problems: readonly string[] = []): void {
  const read = readQuery(typed);
  assert.deepEqual(read.query, { ...anyVersion, ...expected }, typed);
  assert.deepEqual(
    read.problems.map(({ kind, text }) => `${kind} ${text}`),
    problems,
    typed,
  );
}

describe('a search for versions, as it is typed', () => {
  it('takes words without a colon as parts of the name', () => {
    check('', {});
    check('  btc   Stock ', { names: ['btc', 'Stock'] });
    check('"BTC Stock" x', { names: ['BTC Stock', 'x'] });
    check('name:btc', { names: ['btc'] });
    check('name:"a b"', { names: ['a b'] });
    check("it's", { names: ["it's"] });
  });

  it('reads stages in any case, and says which are none', () => {
    check('stage:Production', { stages: ['Production'] });
    check('STAGE:production stage:nOnE', { stages: ['Production', 'None'] });
    check('stage:prod btc', { names: ['btc'] }, ['stage prod']);
    check('stage:', {}, ['stage ']);
  });

  it('reads aliases, also the short way', () => {
    check('alias:champion @shadow-eu', { aliases: ['champion', 'shadow-eu'] });
    check('alias:@champion', { aliases: ['champion'] });
    check('alias:', {}, ['alias ']);
  });

  it('reads tags with and without a value', () => {
    check('tag:validated', { tags: [{ key: 'validated', value: undefined }] });
    check('tag:validated=yes', { tags: [{ key: 'validated', value: 'yes' }] });
    check('tag:a=', { tags: [{ key: 'a', value: '' }] });
    check('tag:"my key"="a b=c"', { tags: [{ key: 'my key', value: 'a b=c' }] });
    check('tag:a=b=c', { tags: [{ key: 'a', value: 'b=c' }] });
    check('tag:=x', {}, ['tag =x']);
  });

  it('reads comparisons of metrics', () => {
    check('f1>=0.6', { metrics: [{ key: 'f1', comparator: '>=', value: 0.6 }] });
    check('f1 >= 0.6 btc', { names: ['btc'], metrics: [{ key: 'f1', comparator: '>=', value: 0.6 }] });
    check('loss<-1e-3', { metrics: [{ key: 'loss', comparator: '<', value: -0.001 }] });
    check('loss = .5', { metrics: [{ key: 'loss', comparator: '=', value: 0.5 }] });
    check('loss == 1', { metrics: [{ key: 'loss', comparator: '=', value: 1 }] });
    check('a!=1', { metrics: [{ key: 'a', comparator: '!=', value: 1 }] });
    check('"val f1">0.6', { metrics: [{ key: 'val f1', comparator: '>', value: 0.6 }] });
    check('metric:"a:b"<2', { metrics: [{ key: 'a:b', comparator: '<', value: 2 }] });
    check('val/f1>0', { metrics: [{ key: 'val/f1', comparator: '>', value: 0 }] });
    check('f1>=high', {}, ['metric f1>=high']);
    check('f1>', {}, ['metric f1>']);
    check('>0.5', {}, ['metric >0.5']);
  });

  it('says what it does not understand, and goes on with the rest', () => {
    check('owner:ada btc', { names: ['btc'] }, ['word owner:ada']);
    check('toString:x', {}, ['word toString:x']);
    check('btc "open end', { names: ['btc'] }, ['quote "open end']);
    assert.deepEqual(
      readQuery('x '.repeat(2000)).problems.map(({ kind }) => kind),
      ['long'],
    );
  });

  it('reads fields that are given one by one like typed ones', () => {
    const { query, problems } = queryOf({ name: 'a b', stage: 'staging', alias: '@x', tag: 'k=v', metric: 'f1 > 0.5' });
    assert.deepEqual(query, {
      names: ['a b'],
      stages: ['Staging'],
      aliases: ['x'],
      tags: [{ key: 'k', value: 'v' }],
      metrics: [{ key: 'f1', comparator: '>', value: 0.5 }],
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(queryOf({ stage: 'x', metric: 'f1' }).problems, [
      { kind: 'stage', text: 'x' },
      { kind: 'metric', text: 'f1' },
    ]);
  });

  it('answers to any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('ab:="@<>! .1\n\t-e\u{1f600}')), maxLength: 60 }),
        (text) => {
          const { query, problems } = readQuery(text);
          assert.ok(query.metrics.every(({ value }) => !Number.isNaN(value)));
          assert.ok(query.names.every((name) => name.trim() !== ''));
          assert.ok(problems.every(({ text: part }) => part.length <= text.length));
        },
      ),
    );
  });
});
