import assert from 'node:assert/strict';
import { metricRows, paramRows } from '../../../../../src/core/lifecycle/facts/valueRows.ts';
import { shownMetric, shownParam } from '../../../../../src/extension/lifecycle/review/valueTexts.ts';
import { runOf } from '../../../../support/domain.ts';

describe('metrics in a table', () => {
  it('says what is above Production, and what one side has not', () => {
    const production = runOf({ metrics: { f1: 0.561, loss: 0.3, old: 1 } });
    const candidate = runOf({ metrics: { f1: 0.584, loss: 0.3, new: 2 } });
    const shown = metricRows(production, candidate).map((row) => shownMetric(row, 'en'));
    assert.deepEqual(
      shown.map((row) => [row.key, row.candidate, row.production, row.difference, row.isEqual]),
      [
        ['f1', '0.584', '0.561', '+0.023', false],
        ['loss', '0.300', '0.300', '0', true],
        ['new', '2', '', '', false],
        ['old', '', '1', '', false],
      ],
    );
    assert.equal(shown[0]?.exact, '0.584 · 0.561');
  });
});

it('parameters are shortened, and absent ones stay so', () => {
  const long = 'x'.repeat(10_000);
  const [row] = paramRows(undefined, runOf({ params: [{ key: 'text', value: long }] })).map(shownParam);
  assert.deepEqual([row?.key, row?.production, row?.candidate?.length], ['text', null, 501]);
});
