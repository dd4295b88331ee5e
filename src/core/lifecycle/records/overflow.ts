import type { KeyValue } from '../../tracking/keyValue.ts';
import type { LifecycleRecord } from './record.ts';
import { recordKey } from './recordTags.ts';
import { recordsOf } from './recordsOf.ts';

/** Records that a version keeps. MLflow answers all tags with every version, so they must not grow without end. */
export const mostRecords = 200;

/**
 * Keys of the tags that have to go so that no more than `most` records stay: the oldest moves and aliases, and requests together with their
 * decisions. Open requests stay, however many they are, and so does the newest move, which tells the stage that the version should be in.
 */
export function overflow(tags: readonly KeyValue[], most: number = mostRecords): readonly string[] {
  const records = recordsOf({ tags });
  const gone: LifecycleRecord[] = [];
  for (const unit of expendable(records)) {
    if (records.length - gone.length <= most) break;
    gone.push(...unit);
  }
  const bases = new Set(gone.map(({ kind, id }) => recordKey(kind, id)));
  return tags.map(({ key }) => key).filter((key) => bases.has(key) || bases.has(key.replace(/\.\d+$/, '')));
}

/** What goes together, oldest first. */
function expendable(records: readonly LifecycleRecord[]): readonly (readonly LifecycleRecord[])[] {
  const newestMove = records.findLast(({ kind }) => kind === 'move');
  const decided = new Map<string, LifecycleRecord[]>();
  for (const record of records)
    if (record.kind === 'decision') decided.set(record.request, [...(decided.get(record.request) ?? []), record]);
  const requests = new Set(records.flatMap(({ kind, id }) => (kind === 'request' ? [id] : [])));
  return records.flatMap((record) => {
    if (record === newestMove) return [];
    if (record.kind === 'request') {
      const decisions = decided.get(record.id);
      return decisions ? [[record, ...decisions]] : [];
    }
    return record.kind === 'decision' && requests.has(record.request) ? [] : [[record]];
  });
}
