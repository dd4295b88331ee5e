import type { ModelVersion } from '../../tracking/registeredModel.ts';
import type { DecisionRecord, LifecycleRecord, RequestRecord } from '../records/record.ts';
import { recordsOf } from '../records/recordsOf.ts';

/** Requests of a version that nobody decided about, oldest first. */
export function openRequests(version: Pick<ModelVersion, 'tags'>): readonly RequestRecord[] {
  return openAmong(recordsOf(version));
}

export function openAmong(records: readonly LifecycleRecord[]): readonly RequestRecord[] {
  return records.filter(isRequest).filter(({ id }) => decisionAbout(records, id) === undefined);
}

/**
 * The first one counts: between clients of this product there is no second. An approval answers all who asked for the same move before it: what a
 * second person asked for has happened, too.
 */
export function decisionAbout(records: readonly LifecycleRecord[], id: string): DecisionRecord | undefined {
  const own = records.find((one): one is DecisionRecord => one.kind === 'decision' && one.request === id);
  const place = records.findIndex((one) => isRequest(one) && one.id === id);
  const asked = records[place];
  if (own || !asked || !isRequest(asked)) return own;
  return records
    .slice(place + 1)
    .find(
      (one): one is DecisionRecord =>
        one.kind === 'decision' && one.decision === 'approve' && isSameMove(asked, requestOf(records, one)),
    );
}

function isRequest(record: LifecycleRecord): record is RequestRecord {
  return record.kind === 'request';
}

function requestOf(records: readonly LifecycleRecord[], { request }: DecisionRecord): RequestRecord | undefined {
  return records.find((one): one is RequestRecord => isRequest(one) && one.id === request);
}

function isSameMove(one: RequestRecord, other: RequestRecord | undefined): boolean {
  return one.from === other?.from && one.to === other.to && one.archiveExisting === other.archiveExisting;
}
