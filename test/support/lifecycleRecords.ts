import type { Actor } from '../../src/core/lifecycle/actor.ts';
import type { Clock } from '../../src/core/lifecycle/clock.ts';
import { encodeRecord } from '../../src/core/lifecycle/records/encodeRecord.ts';
import type {
  AliasRecord,
  DecisionRecord,
  LifecycleRecord,
  MoveRecord,
  RequestRecord,
} from '../../src/core/lifecycle/records/record.ts';
import { newRecordId } from '../../src/core/lifecycle/records/recordTags.ts';
import type { ModelVersion } from '../../src/core/tracking/registeredModel.ts';
import { versionOf } from './domain.ts';

export const ada: Actor = { name: 'ada', from: 'server' };
export const bob: Actor = { name: 'bob', from: 'server' };

type Fields<T> = Partial<Omit<T, 'kind'>> & { readonly at: number };

const base = ({ at }: { readonly at: number }) => ({ id: newRecordId(at, () => 0), by: ada, comment: '' });

export function requestOf(fields: Fields<RequestRecord>): RequestRecord {
  const shown = { from: 'None', to: 'Production', archiveExisting: true, present: [] } as const;
  return { kind: 'request', ...base(fields), ...shown, ...fields };
}

export function decisionOf(fields: Fields<DecisionRecord> & { readonly request: string }): DecisionRecord {
  return { kind: 'decision', ...base(fields), decision: 'approve', gates: undefined, override: '', ...fields };
}

/** `updated` is `at`, as when all clocks agree. */
export function moveOf(fields: Fields<MoveRecord>): MoveRecord {
  const shown = { from: 'None', to: 'Staging', archived: [], request: undefined, undoes: undefined } as const;
  return { kind: 'move', ...base(fields), ...shown, updated: fields.at, ...fields };
}

export function aliasOf(fields: Fields<AliasRecord>): AliasRecord {
  return { kind: 'alias', ...base(fields), alias: 'champion', isRemoved: false, from: undefined, ...fields };
}

/** A version with these on it. */
export function recorded(fields: Partial<ModelVersion>, ...records: readonly LifecycleRecord[]): ModelVersion {
  return versionOf({ ...fields, tags: [...(fields.tags ?? []), ...records.flatMap(encodeRecord)] });
}

/** Each look at it is a millisecond later, and nobody waits. */
export function testClock(start = 5000): Clock & { readonly waits: readonly number[] } {
  let time = start;
  const waits: number[] = [];
  return {
    waits,
    now: () => ++time,
    wait: async (milliseconds) => {
      waits.push(milliseconds);
      time += milliseconds;
    },
  };
}
