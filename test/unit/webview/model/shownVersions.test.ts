import assert from 'node:assert/strict';
import type { RunValues, VersionCard } from '../../../../src/protocol/modelPage.ts';
import { filtered, firstChoice, lanesOf, sorted, withRuns } from '../../../../webview/model/shownVersions.ts';

const cards: readonly VersionCard[] = [
  { version: '10', stage: 'None', created: 30, user: 'bob' },
  { version: '9', stage: 'Staging', created: 20, aliases: ['challenger'], tags: ['team: quant'] },
  { version: '2', stage: 'Production', created: 10, isDeprecated: true },
];
const runs: RunValues = {
  epoch: 1,
  metric: 'f1',
  metrics: ['f1'],
  names: ['baseline', 'RandomForest', ''],
  values: ['0.4', 'NaN', ''],
  problem: '',
};
const order = ['10', '9', '2'];
const versions = withRuns(cards, runs, order);
const numbers = (shown: typeof versions): string => shown.map(({ card }) => card.version).join();

describe('versions of the model page', () => {
  it('know their runs by place, or by number after another reading', () => {
    assert.deepEqual(
      versions.map(({ run, value }) => [run, value]),
      [
        ['baseline', 0.4],
        ['RandomForest', Number.NaN],
        ['', undefined],
      ],
    );
    const newer = withRuns([{ version: '11' }, ...cards], runs, order);
    assert.deepEqual(
      newer.map(({ run }) => run),
      ['', 'baseline', 'RandomForest', ''],
    );
    assert.deepEqual(
      withRuns(cards, undefined, []).map(({ run }) => run),
      ['', '', ''],
    );
  });

  it('are found by all words of a filter', () => {
    const check = (filter: string, expected: string): void =>
      assert.equal(numbers(filtered(versions, filter)), expected, filter);
    check('', '10,9,2');
    check('  ', '10,9,2');
    check('forest', '9');
    check('@challenger', '9');
    check('version 10', '10');
    check('team: QUANT staging', '9');
    check('deprecated', '2');
    check('bob production', '');
  });

  it('stand in lanes, one for all where there are no stages', () => {
    assert.deepEqual(
      lanesOf(versions, true).map(({ stage, versions: of }) => [stage, numbers(of)]),
      [
        ['None', '10'],
        ['Staging', '9'],
        ['Production', '2'],
        ['Archived', ''],
      ],
    );
    assert.deepEqual(
      lanesOf(versions, false).map(({ stage, versions: of }) => [stage, numbers(of)]),
      [[undefined, '10,9,2']],
    );
  });

  it('are sorted with those without a value last', () => {
    const check = (by: 'version' | 'metric' | 'created', isDescending: boolean, expected: string): void =>
      assert.equal(numbers(sorted(versions, { by, isDescending })), expected);
    check('version', true, '10,9,2');
    check('version', false, '2,9,10');
    check('metric', true, '10,9,2');
    check('metric', false, '10,2,9');
    check('created', false, '2,9,10');
  });

  it('begin with one that is to be decided about', () => {
    assert.equal(firstChoice(cards), '10');
    assert.equal(firstChoice([...cards, { version: '1', requests: [{ id: 'a', to: 'Staging', by: '' }] }]), '1');
    assert.equal(firstChoice([]), '');
  });
});
