import assert from 'node:assert/strict';
import { runValues } from '../../../../../src/extension/lifecycle/model/runValues.ts';
import { runOf, versionOf } from '../../../../support/domain.ts';

const runs = new Map(
  [
    runOf({ id: 'r1', name: 'one', metrics: { loss: 0.1, val_f1: 0.5 } }),
    runOf({ id: 'r2', name: 'two', metrics: { loss: Number.NaN, val_f1: 0.6, rare: 1 } }),
  ].map((run) => [run.id, run] as const),
);
const versions = [
  versionOf({ version: '3', runId: 'r2' }),
  versionOf({ version: '2', runId: 'gone' }),
  versionOf({ version: '1', runId: 'r1' }),
  versionOf({ version: '0', runId: undefined }),
];

describe('values of runs', () => {
  it('are in the order of the versions', () => {
    assert.deepEqual(runValues(versions, runs, 'loss'), {
      metric: 'loss',
      metrics: ['loss', 'val_f1', 'rare'],
      names: ['two', '', 'one', ''],
      values: ['NaN', '', '0.1', ''],
    });
  });

  it('choose the metric that says most where none was chosen', () => {
    assert.equal(runValues(versions, runs, '').metric, 'val_f1');
    assert.equal(runValues(versions, runs, 'unknown').metric, 'val_f1');
    const plain = new Map([['r1', runOf({ id: 'r1', metrics: { b: 1, a: 2 } })]]);
    assert.equal(runValues(versions, plain, '').metric, 'a');
    assert.deepEqual(runValues([], new Map(), 'f1'), { metric: '', metrics: [], names: [], values: [] });
  });
});
