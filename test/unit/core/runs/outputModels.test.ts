import assert from 'node:assert/strict';
import { outputModels } from '../../../../src/core/runs/outputModels.ts';
import type { LoggedModel } from '../../../../src/core/tracking/loggedModel.ts';
import { TrackingError, type TrackingFailure } from '../../../../src/core/tracking/trackingError.ts';
import { runOf } from '../../../support/domain.ts';

const { signal } = new AbortController();

/** A run whose first model cannot be read for some reason. */
function storeFailing(reason: TrackingFailure['reason']): Parameters<typeof outputModels>[0] {
  return {
    getRun: async (id) => runOf({ id, modelIds: ['m-1', 'm-2'] }),
    getLoggedModel: async (id) => {
      if (id === 'm-1') throw new TrackingError({ reason });
      return { id } as LoggedModel;
    },
  };
}

describe('the models that a run put out', () => {
  it('are those that are still there, of the run as it is now', async () => {
    const models = await outputModels(storeFailing('notFound'), 'r', signal);
    assert.deepEqual(
      models.map(({ id }) => id),
      ['m-2'],
    );
  });

  it('fail when one cannot be read for another reason', async () => {
    await assert.rejects(
      outputModels(storeFailing('unreachable'), 'r', signal),
      (error) => error instanceof TrackingError && error.failure.reason === 'unreachable',
    );
  });
});
