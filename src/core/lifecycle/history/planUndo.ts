import { message, type Message } from '../../base/message.ts';
import type { ModelVersion } from '../../tracking/registeredModel.ts';
import type { MoveRecord } from '../records/record.ts';
import { isActive, type Stage } from '../stage.ts';
import { moveTime, recordedMoves, recordedStages, undoneMoves, type RecordedMove } from './recordedMoves.ts';

export type UndoPlan =
  | {
      readonly kind: 'undo';
      readonly version: ModelVersion;
      readonly move: MoveRecord;
      /** Versions that it archived, and that return to the stage that it went to. */
      readonly returns: readonly ModelVersion[];
      /**
       * Numbers of those of them that were written since, though they are in the stage that the move left them in: described, or moved there and
       * back, which the server does not tell apart.
       */
      readonly touched: readonly string[];
    }
  | { readonly kind: 'nothing'; readonly reason: 'notFound' | 'conflict'; readonly why: Message };

export type PossibleUndo = Extract<UndoPlan, { kind: 'undo' }>;

/**
 * The last recorded move of a version, or of any version of the model, that is no undo and was not undone, and what taking it back would do.
 * Nothing, when anything changed since: the stage truth is the server's, the history that of the records.
 */
export function planUndo(versions: readonly ModelVersion[], version: string | undefined): UndoPlan {
  const moves = recordedMoves(versions);
  const undone = undoneMoves(moves);
  const standing = moves.filter(({ record }) => record.undoes === undefined && !undone.has(record.id));
  const last = standing.findLast((move) => version === undefined || move.version === version);
  if (!last) return { kind: 'nothing', reason: 'notFound', why: message('historyNothingToUndo') };

  const byNumber = new Map(versions.map((one) => [one.version, one]));
  const concerned = [...new Set([last.version, ...last.record.archived])];
  for (const number of concerned) {
    const why = moved(versions[0]?.name ?? '', number, byNumber.get(number), last);
    if (why) return { kind: 'nothing', reason: 'conflict', why };
  }
  const later = standing.slice(standing.indexOf(last) + 1).find((move) => concerns(move, last));
  if (later) return { kind: 'nothing', reason: 'conflict', why: movedLater(later) };

  const came = cameElsewhere(versions, moves, last);
  if (came) return { kind: 'nothing', reason: 'conflict', why: movedText(came.name, came.version, came.stage) };

  const [one, ...returns] = concerned.flatMap((number) => byNumber.get(number) ?? []);
  if (!one) return { kind: 'nothing', reason: 'notFound', why: message('historyNothingToUndo') };
  const made = last.record.updated ?? Number.POSITIVE_INFINITY;
  const touched = [one, ...returns].filter(({ lastUpdated = 0 }) => lastUpdated > made).map((each) => each.version);
  return { kind: 'undo', version: one, move: last.record, returns, touched };
}

/** A version is not where the move left it. */
function moved(
  name: string,
  version: string,
  now: ModelVersion | undefined,
  { version: own, record }: RecordedMove,
): Message | undefined {
  if (!now) return message('historyUndoGone', { version, name });
  const expected = version === own ? record.to : 'Archived';
  if (now.stage === expected) return undefined;
  return movedText(name, version, now.stage);
}

function movedText(name: string, version: string, stage: Stage = 'None'): Message {
  return message('historyUndoMoved', { version, name, stage });
}

/**
 * Another version that was written since and is, without a record of it, where something would return to: moved there with another client, as far
 * as anyone can tell.
 */
function cameElsewhere(
  versions: readonly ModelVersion[],
  moves: readonly RecordedMove[],
  { version: own, record: { from, to, archived, updated = Number.POSITIVE_INFINITY } }: RecordedMove,
): ModelVersion | undefined {
  const filled = archived.length > 0 ? [from, to] : [from];
  const recorded = recordedStages(moves);
  return versions.find(
    ({ version, stage, lastUpdated = 0 }) =>
      stage !== undefined &&
      isActive(stage) &&
      filled.includes(stage) &&
      lastUpdated > updated &&
      version !== own &&
      !archived.includes(version) &&
      recorded.get(version) !== stage,
  );
}

/** A later move counts when it is about one of the same versions, or about a stage that an undo would change. */
function concerns({ version, record }: RecordedMove, undone: RecordedMove): boolean {
  const numbers = new Set([undone.version, ...undone.record.archived]);
  if (numbers.has(version) || record.archived.some((other) => numbers.has(other))) return true;
  return [undone.record.from, undone.record.to].some(
    (stage) => isActive(stage) && (record.from === stage || record.to === stage),
  );
}

function movedLater({ version, record }: RecordedMove): Message {
  const { from, to } = record;
  return message('historyUndoLater', { version, from, to, when: new Date(moveTime(record)).toISOString() });
}
