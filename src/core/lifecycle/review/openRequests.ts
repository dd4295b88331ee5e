import type { ModelVersion } from '../../tracking/registeredModel.ts';
import type { DecisionRecord, LifecycleRecord, RequestRecord } from '../records/record.ts';
import { recordsOf } from '../records/recordsOf.ts';

/** Requests of a version that nobody decided about, oldest first. */
export function openRequests(version: Pick<ModelVersion, 'tags'>): readonly RequestRecord[] {
  return openAmong(recordsOf(version));
}

export function openAmong(records: readonly LifecycleRecord[]): readonly RequestRecord[] {
  const decided = new Set(records.flatMap((one) => (one.kind === 'decision' ? [one.request] : [])));
  return records.filter((one): one is RequestRecord => one.kind === 'request' && !decided.has(one.id));
}

/** The first one counts: between clients of this product there is no second. */
export function decisionAbout(records: readonly LifecycleRecord[], request: string): DecisionRecord | undefined {
  return records.find((one): one is DecisionRecord => one.kind === 'decision' && one.request === request);
}
