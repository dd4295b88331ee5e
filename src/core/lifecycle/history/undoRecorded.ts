import { message } from '../../base/message.ts';
import type { ModelVersion } from '../../tracking/registeredModel.ts';
import type { ModelRegistry } from '../../tracking/registry.ts';
import { whileAlone } from '../claim.ts';
import { LifecycleError } from '../lifecycleError.ts';
import { encodeRecord } from '../records/encodeRecord.ts';
import type { MoveRecord } from '../records/record.ts';
import type { Stage } from '../stage.ts';
import { allVersions } from '../versions.ts';
import { intrusionsOf, readAfterwards, recordMove } from './afterMove.ts';
import { moveRecord, type MoveOptions } from './moveRecorded.ts';
import { planUndo, type PossibleUndo } from './planUndo.ts';
import type { RecordedOutcome } from './recordedOutcome.ts';

/** The version is back where it was, but not all that was archived with it returned. */
export class IncompleteUndo extends Error {
  readonly returned: readonly string[];
  readonly left: readonly string[];
  /** What was done, with its record. */
  readonly done: RecordedOutcome;

  constructor(returned: readonly string[], left: readonly string[], done: RecordedOutcome, cause: unknown) {
    super(`not returned: version ${left.join(', ')}`, { cause });
    this.name = 'IncompleteUndo';
    this.returned = returned;
    this.left = left;
    this.done = done;
  }
}

export type UndoOptions = Omit<MoveOptions, 'request' | 'undoes'>;

/**
 * Takes a recorded move back: the version returns to where it was, then one by one what was archived with it. Planned again while nobody else of
 * this product acts; `conflict` when that gives another plan. Each version that returns gets a record of its own, so that what is recorded is
 * true even when a step fails ({@link IncompleteUndo}).
 */
export async function undoRecorded(
  registry: ModelRegistry,
  plan: PossibleUndo,
  options: UndoOptions,
  signal: AbortSignal,
): Promise<RecordedOutcome> {
  const { name, version } = plan.version;
  let notReleased: unknown;
  const claim = {
    ...options,
    name,
    purpose: `undo, version ${version}`,
    onNotReleased: (error: unknown) => (notReleased = error),
  };
  encodeRecord(undoRecord(plan.move.to, plan.move.from, plan, options, undefined)); // refused before anything is sent
  const outcome = await whileAlone(registry, claim, signal, async () => {
    const before = await allVersions(registry, name, signal);
    requireSame(plan, before);
    return undoWhileAlone(registry, plan, options, before, signal);
  });
  return notReleased === undefined ? outcome : { ...outcome, notReleased };
}

function requireSame(plan: PossibleUndo, now: readonly ModelVersion[]): void {
  const again = planUndo(now, plan.version.version);
  if (again.kind === 'nothing') throw new LifecycleError(again.reason, again.why);
  if (again.move.id !== plan.move.id) throw new LifecycleError('conflict', message('historyUndoOther'));
}

async function undoWhileAlone(
  registry: ModelRegistry,
  plan: PossibleUndo,
  options: UndoOptions,
  before: readonly ModelVersion[],
  signal: AbortSignal,
): Promise<RecordedOutcome> {
  const { name } = plan.version;
  const { from: to, to: from } = plan.move;
  const stages = new Map<string, Stage>([[plan.version.version, to]]);
  const back = await registry.transitionStage(name, plan.version.version, to, false, signal);
  const recorded = await recordMove(registry, name, back.version, undoRecord(from, to, plan, options, back), back.tags);
  const outcome = { name, version: back.version, from, to, archived: [], intrusions: [], ...recorded };

  let { notRecorded } = recorded;
  for (const [index, { version }] of plan.returns.entries()) {
    try {
      const returned = await registry.transitionStage(name, version, from, false, signal);
      stages.set(version, from);
      const record = undoRecord('Archived', from, plan, { ...options, comment: '' }, returned);
      notRecorded ??= (await recordMove(registry, name, version, record, returned.tags)).notRecorded;
    } catch (error) {
      const numbers = plan.returns.map((one) => one.version);
      throw new IncompleteUndo(numbers.slice(0, index), numbers.slice(index), { ...outcome, notRecorded }, error);
    }
  }
  const reading = await readAfterwards(registry, name);
  if (reading.kind === 'unread') return { ...outcome, notRecorded, notChecked: reading.why };
  return { ...outcome, notRecorded, intrusions: intrusionsOf(before, reading.versions, stages) };
}

function undoRecord(
  from: Stage,
  to: Stage,
  { move }: PossibleUndo,
  options: UndoOptions,
  version: ModelVersion | undefined,
): MoveRecord {
  return { ...moveRecord(from, to, { ...options, undoes: move.id }), updated: version?.lastUpdated };
}
