import type { ModelVersion } from '../../tracking/registeredModel.ts';
import type { AliasRecord, DecisionRecord, LifecycleRecord, MoveRecord, RequestRecord } from '../records/record.ts';
import { recordsOf } from '../records/recordsOf.ts';
import type { Stage } from '../stage.ts';
import { moveTime, recordedMoves, recordedStages, undoneMoves } from './recordedMoves.ts';

/** Something that happened to a version. `at` is milliseconds since 1970; undefined where nobody says it. */
export type TimelineEvent = { readonly version: string; readonly at: number | undefined } & (
  | { readonly kind: 'registered'; readonly user: string | undefined }
  | { readonly kind: 'requested'; readonly record: RequestRecord; readonly isOpen: boolean }
  /** `request` is undefined when its record is gone. */
  | { readonly kind: 'decided'; readonly record: DecisionRecord; readonly request: RequestRecord | undefined }
  | { readonly kind: 'moved'; readonly record: MoveRecord; readonly isUndone: boolean }
  | { readonly kind: 'alias'; readonly record: AliasRecord }
  /** It is in another stage than the records say: moved with another client, at `at` or before. */
  | { readonly kind: 'elsewhere'; readonly from: Stage; readonly to: Stage }
);

/**
 * What happened to a model's versions, newest first.
 *
 * `elsewhere` is told by the stage, never by a time alone: `last_updated_timestamp` also changes when a version is described (3.17.2, 2.22.4), so
 * that a later time with the recorded stage is no move. With another stage the version was moved for certain, and `at` is the time of its last
 * change, which is that move or a description written after it. Two moves elsewhere that end where the first began leave no trace.
 */
export function timelineOf(versions: readonly ModelVersion[]): readonly TimelineEvent[] {
  const moves = recordedMoves(versions);
  const [undone, stages] = [undoneMoves(moves), recordedStages(moves)];
  return versions
    .flatMap((version) =>
      [
        ...registered(version),
        ...recorded(version, undone),
        ...elsewhere(version, stages.get(version.version) ?? 'None'),
      ].toReversed(),
    )
    .toSorted((a, b) => (b.at ?? 0) - (a.at ?? 0));
}

function registered({ version, created, user }: ModelVersion): TimelineEvent[] {
  return [{ kind: 'registered', version, at: created, user }];
}

function recorded(version: ModelVersion, undone: ReadonlySet<string>): TimelineEvent[] {
  const records = recordsOf(version);
  const requests = new Map(records.flatMap((one) => (one.kind === 'request' ? [[one.id, one] as const] : [])));
  const decided = new Set(records.flatMap((one) => (one.kind === 'decision' ? [one.request] : [])));
  const eventOf = (record: LifecycleRecord): TimelineEvent => {
    const of = { version: version.version, at: record.at };
    switch (record.kind) {
      case 'request':
        return { ...of, kind: 'requested', record, isOpen: !decided.has(record.id) };
      case 'decision':
        return { ...of, kind: 'decided', record, request: requests.get(record.request) };
      case 'move':
        return { ...of, kind: 'moved', at: moveTime(record), record, isUndone: undone.has(record.id) };
      case 'alias':
        return { ...of, kind: 'alias', record };
    }
  };
  return records.map(eventOf);
}

function elsewhere({ version, stage, lastUpdated }: ModelVersion, expected: Stage): TimelineEvent[] {
  if (stage === undefined || stage === expected) return [];
  return [{ kind: 'elsewhere', version, at: lastUpdated, from: expected, to: stage }];
}
