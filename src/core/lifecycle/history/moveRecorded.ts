import type { KeyValue } from '../../tracking/keyValue.ts';
import type { ModelVersion } from '../../tracking/registeredModel.ts';
import type { ModelRegistry } from '../../tracking/registry.ts';
import type { Actor } from '../actor.ts';
import { whileAlone } from '../claim.ts';
import { systemClock, type Clock } from '../clock.ts';
import { encodeRecord } from '../records/encodeRecord.ts';
import type { MoveRecord } from '../records/record.ts';
import { newRecordId } from '../records/recordTags.ts';
import type { Stage } from '../stage.ts';
import { archivedOf, moveAsPlanned, type MovePlan } from '../transition.ts';
import { failureOf, intrusionsOf, readAfterwards, recordMove, type Reading } from './afterMove.ts';
import type { RecordedOutcome } from './recordedOutcome.ts';

export interface MoveOptions {
  readonly actor: Actor;
  readonly comment: string;
  /** Id of the request that asked for it. */
  readonly request?: string | undefined;
  /** Id of the move that this one takes back. */
  readonly undoes?: string | undefined;
  /** Claims of others that a person saw and calls dead. */
  readonly takeOver?: readonly string[] | undefined;
  readonly clock?: Clock | undefined;
  readonly random?: (() => number) | undefined;
}

/**
 * Moves a version as planned, alone among the clients of this product, and records it. `conflict` when anything is not as the plan has it; after
 * the move nothing fails any more: what could not be recorded, or is not as it must be, is told in the outcome.
 */
export async function moveRecorded(
  registry: ModelRegistry,
  plan: MovePlan,
  options: MoveOptions,
  signal: AbortSignal,
): Promise<RecordedOutcome> {
  let notReleased: unknown;
  const claim = {
    ...options,
    name: plan.version.name,
    purpose: `version ${plan.version.version} to ${plan.to}`,
    onNotReleased: (error: unknown) => (notReleased = error),
  };
  encodeRecord(recordOf(plan, options)); // refused before anything is sent
  const { outcome } = await whileAlone(registry, claim, signal, () => moveWhileAlone(registry, plan, options, signal));
  return notReleased === undefined ? outcome : { ...outcome, notReleased };
}

/** For who holds the claim already. */
export interface HeldMove extends MoveOptions {
  /** The versions, read just now. */
  readonly read?: readonly ModelVersion[];
  /** What has to be written right after the move, before its record. */
  readonly first?: () => Promise<void>;
}

/** The same for who holds the claim already. */
export async function moveWhileAlone(
  registry: ModelRegistry,
  plan: MovePlan,
  options: HeldMove,
  signal: AbortSignal,
): Promise<{ readonly outcome: RecordedOutcome; readonly firstFailed: unknown }> {
  const { name, version } = plan.version;
  const { from, to } = plan;
  const { before, moved } = await moveAsPlanned(registry, plan, signal, options.read);
  const firstFailed = options.first && (await failureOf(options.first()));
  const reading = await readAfterwards(registry, name);
  const archived =
    reading.kind === 'read' ? archivedOf(plan, reading.versions) : plan.archives.map((other) => other.version);
  const record = { ...recordOf(plan, options), archived, updated: moved.lastUpdated };
  const recorded = await recordMove(registry, name, version, record, tagsNow(reading, version));
  const seen =
    reading.kind === 'read'
      ? { intrusions: intrusionsOf(before, reading.versions, stagesAfter(plan)) }
      : { intrusions: [], notChecked: reading.why };
  return { outcome: { name, version, from, to, archived, ...seen, ...recorded }, firstFailed };
}

function tagsNow(reading: Reading, version: string): readonly KeyValue[] | undefined {
  return reading.kind === 'read' ? reading.versions.find((one) => one.version === version)?.tags : undefined;
}

/** As it will be when all goes as planned: what it takes is known before the move. */
export function recordOf({ from, to, archives }: MovePlan, options: MoveOptions): MoveRecord {
  return moveRecord(from, to, { ...options, archived: archives.map(({ version }) => version) });
}

/** A new record of a move; until the server told its time, `updated` is that of the own clock. */
export function moveRecord(
  from: Stage,
  to: Stage,
  {
    actor,
    comment,
    archived = [],
    request,
    undoes,
    clock = systemClock,
    random,
  }: MoveOptions & { readonly archived?: readonly string[] },
): MoveRecord {
  const at = clock.now();
  const id = newRecordId(at, random);
  return { kind: 'move', id, at, by: actor, comment, from, to, archived, request, undoes, updated: at };
}

function stagesAfter({ version, to, archives }: MovePlan): ReadonlyMap<string, Stage> {
  return new Map([
    ...archives.map((other): [string, Stage] => [other.version, 'Archived']),
    [version.version, to] as [string, Stage],
  ]);
}
