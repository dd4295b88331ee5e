import type { KeyValue } from '../../tracking/keyValue.ts';
import type { ModelVersion } from '../../tracking/registeredModel.ts';
import type { ModelRegistry } from '../../tracking/registry.ts';
import type { MoveRecord } from '../records/record.ts';
import { writeRecord } from '../records/writeRecord.ts';
import type { Stage } from '../stage.ts';
import { allVersions } from '../versions.ts';
import type { Intrusion, RecordedOutcome } from './recordedOutcome.ts';

/** Milliseconds for each step after a move, which neither a cancellation nor a failure makes undone any more. */
export const afterwards = 15_000;

export type Reading =
  | { readonly kind: 'read'; readonly versions: readonly ModelVersion[] }
  | { readonly kind: 'unread'; readonly why: unknown };

export async function readAfterwards(registry: ModelRegistry, name: string): Promise<Reading> {
  try {
    return { kind: 'read', versions: await allVersions(registry, name, AbortSignal.timeout(afterwards)) };
  } catch (why) {
    return { kind: 'unread', why };
  }
}

/**
 * Versions that are not as they must be: those that were moved in their new stage, all others where they were before. One that was registered
 * meanwhile starts in None.
 */
export function intrusionsOf(
  before: readonly ModelVersion[],
  now: readonly ModelVersion[],
  moved: ReadonlyMap<string, Stage>,
): readonly Intrusion[] {
  const was = new Map(before.map(({ version, stage }) => [version, stage]));
  const is = new Map(now.map(({ version, stage }) => [version, stage]));
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((version) => {
    const expected = moved.get(version) ?? was.get(version) ?? 'None';
    const found = is.get(version);
    return found === expected ? [] : [{ version, expected, found }];
  });
}

/** The outcome's part about the record: it may be lost, and the move is made all the same. */
export async function recordMove(
  registry: ModelRegistry,
  name: string,
  version: string,
  record: MoveRecord,
  known?: readonly KeyValue[],
): Promise<Pick<RecordedOutcome, 'moveId' | 'notRecorded'>> {
  const notRecorded = await failureOf(
    writeRecord(registry, name, version, record, AbortSignal.timeout(afterwards), known),
  );
  return { moveId: notRecorded === undefined ? record.id : undefined, notRecorded };
}

/** Undefined when there is none. */
export function failureOf(work: Promise<void>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error ?? new Error('failed'),
  );
}
