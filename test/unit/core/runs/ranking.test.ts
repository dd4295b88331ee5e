import assert from 'node:assert/strict';
import fc from 'fast-check';
import { headlineMetric, metricRanges, rankByMetric, rankable } from '../../../../src/core/runs/ranking.ts';
import type { Run } from '../../../../src/core/tracking/run.ts';
import { runOf } from '../../../support/domain.ts';

function runsWith(...values: readonly (number | undefined)[]): Run[] {
  return values.map((value, index) => runOf({ id: `r${index}`, metrics: value === undefined ? {} : { f1: value } }));
}

describe('rankByMetric', () => {
  function check(values: readonly (number | undefined)[], descending: boolean, expected: string): void {
    assert.equal(
      rankByMetric(runsWith(...values), 'f1', descending)
        .map(({ id }) => id)
        .join(' '),
      expected,
    );
  }

  it('puts the best first, and what has no value last', () => {
    check([0.1, undefined, 0.9, Number.NaN, 0.5], true, 'r2 r4 r0 r1 r3');
    check([0.1, undefined, 0.9, Number.NaN, 0.5], false, 'r0 r4 r2 r1 r3');
  });

  it('keeps the order of equal values', () => {
    check([1, 2, 1, 2], true, 'r1 r3 r0 r2');
    check([0, -0, 0], false, 'r0 r1 r2');
    check([undefined, Number.NaN, undefined], true, 'r0 r1 r2');
  });

  it('takes infinities for numbers', () => {
    check([0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY], true, 'r1 r0 r2');
  });

  it('loses no run, and leaves the list it was given alone', () => {
    const value = fc.option(fc.double(), { nil: undefined });
    fc.assert(
      fc.property(fc.array(value), fc.boolean(), (values, descending) => {
        const runs = runsWith(...values);
        const ranked = rankByMetric(runs, 'f1', descending);
        assert.deepEqual(
          runs.map(({ id }) => id),
          values.map((_, index) => `r${index}`),
        );
        assert.deepEqual(new Set(ranked), new Set(runs));
        const numbers = ranked.map((run) => rankable(run, 'f1'));
        const known = numbers.filter((number) => number !== undefined);
        assert.deepEqual(numbers.slice(0, known.length), known, 'those without a value are last');
        assert.ok(
          known.every((number, at) => at === 0 || (descending ? known[at - 1]! >= number : known[at - 1]! <= number)),
        );
      }),
    );
  });
});

describe('metricRanges', () => {
  it('tells least and greatest of every metric, and how many runs have it', () => {
    const runs = [
      runOf({ metrics: { f1: 0.5, loss: 2 } }),
      runOf({ metrics: { f1: 0.9, loss: Number.NaN } }),
      runOf({ metrics: { f1: -1 } }),
    ];
    assert.deepEqual(Object.fromEntries(metricRanges(runs)), {
      f1: { min: -1, max: 0.9, runs: 3 },
      loss: { min: 2, max: 2, runs: 1 },
    });
  });

  it('has nothing for a metric that is NaN everywhere', () => {
    assert.equal(metricRanges([runOf({ metrics: { loss: Number.NaN } })]).size, 0);
  });
});

describe('headlineMetric', () => {
  const run = runOf({ metrics: { loss: 1, acc: 2, f1: 3 } });

  function check(sortedBy: string | undefined, preferred: readonly string[], expected: string | undefined): void {
    assert.equal(headlineMetric(run, sortedBy, preferred)?.key, expected);
  }

  it('is the one sorted by, else the first preferred one, else the first by name', () => {
    check('loss', ['f1'], 'loss');
    check('missing', ['f1', 'acc'], 'f1');
    check(undefined, ['missing', 'acc', 'f1'], 'acc');
    check(undefined, [], 'acc');
    assert.equal(headlineMetric(runOf(), 'loss', ['f1']), undefined);
  });
});
