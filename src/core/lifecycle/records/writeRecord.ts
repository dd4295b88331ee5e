import type { KeyValue } from '../../tracking/keyValue.ts';
import type { ModelRegistry } from '../../tracking/registry.ts';
import { mayHaveHappened } from '../writes.ts';
import { encodeRecord } from './encodeRecord.ts';
import { overflow } from './overflow.ts';
import type { LifecycleRecord } from './record.ts';

/**
 * Writes a record on a version, and takes the oldest away when there are too many. The comment's continuations come first, so that a record is
 * there as a whole or not at all; what a refusal leaves of it is taken back. Too many records are no failure.
 * @param known the version's tags where the caller has just read them; otherwise they are read here, to count the records
 */
export async function writeRecord(
  registry: ModelRegistry,
  name: string,
  version: string,
  record: LifecycleRecord,
  signal: AbortSignal,
  known?: readonly KeyValue[],
): Promise<void> {
  const tags = encodeRecord(record);
  const written: string[] = [];
  try {
    for (const { key, value } of tags) {
      await registry.setModelVersionTag(name, version, key, value, signal);
      written.push(key);
    }
  } catch (error) {
    if (!mayHaveHappened(error) || error.failure.readBack === 'notDone')
      await removeTags(registry, name, version, written).catch(() => undefined);
    throw error;
  }
  await prune(registry, name, version, known && [...known, ...tags]).catch(() => undefined);
}

const pruningTime = 15_000;

async function prune(
  registry: ModelRegistry,
  name: string,
  version: string,
  known: readonly KeyValue[] | undefined,
): Promise<void> {
  const tags = known ?? (await registry.getModelVersion(name, version, AbortSignal.timeout(pruningTime))).tags;
  await removeTags(registry, name, version, overflow(tags));
}

async function removeTags(
  registry: ModelRegistry,
  name: string,
  version: string,
  keys: readonly string[],
): Promise<void> {
  const signal = AbortSignal.timeout(pruningTime);
  for (const key of keys) await registry.deleteModelVersionTag(name, version, key, signal);
}
