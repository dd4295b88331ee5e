import type { DecisionRecord, LifecycleRecord, RequestRecord } from '../../../core/lifecycle/records/record.ts';
import { decisionAbout } from '../../../core/lifecycle/review/openRequests.ts';

/** A request of a version with the decision about it. */
export interface RequestState {
  readonly request: RequestRecord;
  readonly decision: DecisionRecord | undefined;
}

/** The request with this id; undefined when the version has none. `records` are oldest first. */
export function requestState(records: readonly LifecycleRecord[], id: string): RequestState | undefined {
  const request = records.find((record): record is RequestRecord => record.kind === 'request' && record.id === id);
  return request && { request, decision: decisionAbout(records, id) };
}
