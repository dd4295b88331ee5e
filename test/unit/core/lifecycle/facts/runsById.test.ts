import assert from 'node:assert/strict';
import { runsById } from '../../../../../src/core/lifecycle/facts/runsById.ts';
import { isReason } from '../../../../../src/core/tracking/trackingError.ts';
import { never, runOf } from '../../../../support/domain.ts';
import { lostAnswer } from '../../../../support/faults.ts';
import { MemoryStore } from '../../../../support/memoryStore.ts';

describe('runs by their ids', () => {
  const ids = Array.from({ length: 250 }, (_, index) => `run-${index}`);
  const filled = (): MemoryStore =>
    new MemoryStore()
      .withExperiment('1', 'a')
      .withExperiment('2', 'b')
      .withRuns(
        ...ids.map((id, index) =>
          runOf({ id, experimentId: index % 2 ? '1' : '2', lifecycle: index < 5 ? 'deleted' : 'active' }),
        ),
      );

  it('are found with a request for the experiments and one for each hundred', async () => {
    const store = filled();
    const found = await runsById(store, [...ids, ...ids, 'missing'], never);
    assert.deepEqual([...found.keys()].toSorted(), ids.toSorted());
    assert.deepEqual(
      store.faults.calls.map(({ method }) => method),
      ['searchExperiments', 'searchRuns', 'searchRuns', 'searchRuns'],
    );
  });

  it('are asked for one by one where that is not more', async () => {
    const store = filled();
    const found = await runsById(store, ['run-1', 'missing'], never);
    assert.deepEqual([...found.keys()], ['run-1']);
    assert.deepEqual(
      store.faults.calls.map(({ method }) => method),
      ['getRun', 'getRun'],
    );
    assert.equal((await runsById(filled(), [], never)).size, 0);
  });

  it('never leave the quotes of the filter', async () => {
    const store = filled();
    const hostile = ["x') OR (1=1", "'", '', 'a b', 'a\nb', 'x'.repeat(65)];
    assert.equal((await runsById(store, hostile, never)).size, 0);
    assert.deepEqual(store.faults.calls, []);
  });

  it('fail as a whole', async () => {
    const store = filled();
    store.faults.fail('searchRuns', 'before', lostAnswer());
    await assert.rejects(runsById(store, ids, never), (error) => isReason(error, 'unreachable'));
    await assert.rejects(runsById(filled(), ids, AbortSignal.abort()), (error) => isReason(error, 'cancelled'));
  });
});
