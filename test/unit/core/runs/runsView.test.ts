import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  childrenQuery,
  defaultRunsView,
  isForest,
  named,
  nameFilter,
  quoteKey,
  quoteValue,
  runFilter,
  runNamed,
  runQuery,
  sortsOnServer,
  type RunSort,
  type RunsView,
} from '../../../../src/core/runs/runsView.ts';
import { capabilities } from '../../../support/memoryStore.ts';

const byMetric: RunSort = { by: 'metric', key: 'val/f1', descending: true, where: 'server' };

describe('runQuery', () => {
  /** What is asked besides experiment and page size. */
  function check(view: Partial<RunsView>, expected: object, nullTagFilter = true): void {
    const { experimentIds, pageSize, ...rest } = runQuery('7', { ...defaultRunsView, ...view }, 50, {
      ...capabilities,
      nullTagFilter,
    });
    assert.deepEqual([experimentIds, pageSize], [['7'], 50]);
    assert.deepEqual(rest, expected);
  }

  it('asks for roots alone where the server can filter on a missing tag', () => {
    check({}, { view: 'active', filter: 'tags.`mlflow.parentRunId` IS NULL' });
    check({}, { view: 'active' }, false);
  });

  it('asks for runs of all levels when they are filtered, sorted or deleted', () => {
    check({ filter: 'metrics.f1 > 0.9' }, { view: 'active', filter: 'metrics.f1 > 0.9' });
    check({ lifecycle: 'deleted' }, { view: 'deleted' });
    check({ sort: { by: 'name' } }, { view: 'active', orderBy: ['attributes.run_name ASC'] });
  });

  it('lets the server sort by a metric, for a limited time', () => {
    check({ sort: byMetric }, { view: 'active', orderBy: ['metrics.`val/f1` DESC'], timeout: 10_000 });
    check(
      { sort: { ...byMetric, descending: false } },
      { view: 'active', orderBy: ['metrics.`val/f1` ASC'], timeout: 10_000 },
    );
    check({ sort: { ...byMetric, where: 'loaded' } }, { view: 'active' });
  });

  it('is a forest only when nothing is chosen', () => {
    assert.equal(isForest(defaultRunsView), true);
    assert.equal(isForest({ ...defaultRunsView, sort: { ...byMetric, where: 'loaded' } }), false);
    assert.deepEqual(
      [byMetric, { ...byMetric, where: 'loaded' } as const, { by: 'started' } as const].map(sortsOnServer),
      [true, false, false],
    );
  });

  it('finds the children of a run', () => {
    assert.deepEqual(childrenQuery('7', 'abc', 20), {
      experimentIds: ['7'],
      view: 'active',
      pageSize: 20,
      filter: "tags.`mlflow.parentRunId` = 'abc'",
    });
  });
});

describe('filters that people type', () => {
  it('of runs: part of a name, a whole id, or MLflow’s own grammar', () => {
    for (const [typed, expected] of [
      ['', ''],
      ['   ', ''],
      [' forest ', "attributes.run_name ILIKE '%forest%'"],
      ["it's", `attributes.run_name ILIKE "%it's%"`],
      ['0123456789abcdef0123456789abcdef', "attributes.run_id = '0123456789abcdef0123456789abcdef'"],
      ['0123456789ABCDEF0123456789ABCDEF', "attributes.run_name ILIKE '%0123456789ABCDEF0123456789ABCDEF%'"],
      ['0123456789abcdef', "attributes.run_name ILIKE '%0123456789abcdef%'"],
      [' metrics.f1 > 0.9 ', 'metrics.f1 > 0.9'],
      ["params.model='rf'", "params.model='rf'"],
      ["tags.team LIKE 'a%'", "tags.team LIKE 'a%'"],
      ["attributes.run_id in ('a', 'b')", "attributes.run_id in ('a', 'b')"],
      ['tags.x IS NOT NULL', 'tags.x IS NOT NULL'],
      ['what is this', "attributes.run_name ILIKE '%what is this%'"],
      ['best in class', "attributes.run_name ILIKE '%best in class%'"],
      ['binning', "attributes.run_name ILIKE '%binning%'"],
      ['isolation forest', "attributes.run_name ILIKE '%isolation forest%'"],
      ['run_name="a"', 'run_name="a"'],
      ['start_time > 1700000000000', 'start_time > 1700000000000'],
      ["status != 'FAILED' AND metrics.`val f1` > 1", "status != 'FAILED' AND metrics.`val f1` > 1"],
      ['tags.my key = 1', 'tags.my key = 1'],
      ["user_id NOT IN ('a')", "user_id NOT IN ('a')"],
      ['lr=0.1', "attributes.run_name ILIKE '%lr=0.1%'"],
      ['a <b> c', "attributes.run_name ILIKE '%a <b> c%'"],
      ['names = 3', "attributes.run_name ILIKE '%names = 3%'"],
      ['status report = good', "attributes.run_name ILIKE '%status report = good%'"],
      ['run.3 x=1', "attributes.run_name ILIKE '%run.3 x=1%'"],
      ['metrics', "attributes.run_name ILIKE '%metrics%'"],
    ] as const) {
      assert.equal(runFilter(typed), expected, typed);
    }
  });

  it('of experiments and models: the name stands alone', () => {
    assert.equal(nameFilter(' BTC '), "name ILIKE '%BTC%'");
    assert.equal(nameFilter("tags.team = 'a'"), "tags.team = 'a'");
    assert.equal(nameFilter(' '), '');
    assert.equal(nameFilter('a=b'), "name ILIKE '%a=b%'");
  });

  it('where only names are searched, nothing is an expression', () => {
    assert.equal(runNamed(" status = 'FINISHED' "), `attributes.run_name ILIKE "%status = 'FINISHED'%"`);
    assert.equal(named('name = 1'), "name ILIKE '%name = 1%'");
    assert.deepEqual([runNamed(' '), named('')], ['', '']);
  });
});

describe('quoting', () => {
  it('takes the quotes that the text does not have', () => {
    assert.equal(quoteValue('plain'), "'plain'");
    assert.equal(quoteValue('say "x"'), `'say "x"'`);
    assert.equal(quoteValue("it's"), `"it's"`);
    assert.equal(quoteKey('val f1'), '`val f1`');
    assert.equal(quoteKey('a`b'), '"a`b"');
  });

  it('never lets a text break out of its quotes', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const quoted = quoteValue(text);
        const quote = quoted[0] ?? '';
        assert.match(quote, /['"]/);
        assert.equal(quoted.at(-1), quote);
        assert.ok(!quoted.slice(1, -1).includes(quote));
      }),
      { numRuns: 1000 },
    );
  });

  it('changes a text only where it has both quotes, and then no character but one of them', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const inside = quoteValue(text).slice(1, -1);
        assert.equal(inside, text.includes("'") && text.includes('"') ? text.replaceAll("'", '_') : text);
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps whatever a person types for a name inside one comparison', () => {
    fc.assert(
      fc.property(
        nasty.filter((text) => text.trim() !== ''),
        (text) => assert.match(runNamed(text), /^attributes\.run_name ILIKE ('[^']*'|"[^"]*")$/),
      ),
      { numRuns: 1000 },
    );
  });
});

/** Texts with many quotes. */
const nasty = fc.oneof(
  fc.string(),
  fc
    .array(fc.constantFrom("'", '"', '`', '\\', '%', '_', ' ', 'OR', '=', '\n', 'a', '’'), { maxLength: 12 })
    .map((parts) => parts.join('')),
);
