import { moveTime, recordedMoves } from '../../../core/lifecycle/history/recordedMoves.ts';
import type { ModelVersion } from '../../../core/tracking/registeredModel.ts';

/**
 * Since when a version is in its stage, in milliseconds since 1970: as the newest move that took it there says, its own or the one that archived
 * it. Undefined when no record tells it, or the newest one tells of another stage: then somebody else moved it since.
 */
export function stageSince(versions: readonly ModelVersion[], version: ModelVersion): number | undefined {
  const { stage } = version;
  if (stage === undefined) return undefined;
  const newest = recordedMoves(versions).findLast(
    (move) => move.version === version.version || move.record.archived.includes(version.version),
  );
  if (!newest) return stage === 'None' ? version.created : undefined;
  const to = newest.version === version.version ? newest.record.to : 'Archived';
  return to === stage ? moveTime(newest.record) : undefined;
}
