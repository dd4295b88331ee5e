import type { LoggedModel } from '../tracking/loggedModel.ts';
import type { TrackingStore } from '../tracking/store.ts';
import { isReason } from '../tracking/trackingError.ts';

/** The models that a run put out, as its server knows them now. A run keeps the ids of logged models that were deleted since. */
export async function outputModels(
  tracking: Pick<TrackingStore, 'getRun' | 'getLoggedModel'>,
  runId: string,
  signal: AbortSignal,
): Promise<readonly LoggedModel[]> {
  const { modelIds } = await tracking.getRun(runId, signal);
  const models = await Promise.all(
    modelIds.map((id) =>
      tracking.getLoggedModel(id, signal).catch((error: unknown) => {
        if (isReason(error, 'notFound')) return undefined;
        throw error;
      }),
    ),
  );
  return models.filter((model) => model !== undefined);
}
