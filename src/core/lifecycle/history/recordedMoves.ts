import type { ModelVersion } from '../../tracking/registeredModel.ts';
import type { MoveRecord } from '../records/record.ts';
import { recordsOf } from '../records/recordsOf.ts';
import type { Stage } from '../stage.ts';

export interface RecordedMove {
  readonly version: string;
  readonly record: MoveRecord;
}

/** All recorded moves of a model's versions, oldest first by the server's clock: those of the people who made them may differ. */
export function recordedMoves(versions: readonly ModelVersion[]): readonly RecordedMove[] {
  return versions
    .flatMap((version) =>
      recordsOf(version).flatMap((record) => (record.kind === 'move' ? [{ version: version.version, record }] : [])),
    )
    .toSorted(byTime);
}

function byTime({ record: a }: RecordedMove, { record: b }: RecordedMove): number {
  return moveTime(a) - moveTime(b) || (a.id < b.id ? -1 : 1);
}

export function moveTime({ updated, at }: MoveRecord): number {
  return updated ?? at;
}

/** Ids of the moves that were taken back. */
export function undoneMoves(moves: readonly RecordedMove[]): ReadonlySet<string> {
  return new Set(moves.flatMap(({ record }) => record.undoes ?? []));
}

/** The stage that each version should be in by the records; those that were never moved are not in it. */
export function recordedStages(moves: readonly RecordedMove[]): ReadonlyMap<string, Stage> {
  const stages = new Map<string, Stage>();
  for (const { version, record } of moves) {
    for (const other of record.archived) stages.set(other, 'Archived');
    stages.set(version, record.to);
  }
  return stages;
}
