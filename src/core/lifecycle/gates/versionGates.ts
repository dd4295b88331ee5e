import { message } from '../../base/message.ts';
import { valueOf } from '../../tracking/keyValue.ts';
import { moveTime } from '../history/recordedMoves.ts';
import type { LifecycleRecord, MoveRecord } from '../records/record.ts';
import { failed, passed, passedIf, unknown, type Evaluator } from './answer.ts';
import { durationIn } from './duration.ts';
import type { GateFacts } from './gateFacts.ts';

export const tag: Evaluator<'tag'> = ({ key, value: wanted }, { candidate: { version } }) => {
  const value = valueOf(version.tags, key);
  if (value === undefined) return failed(message('gateTagNone', { key }));
  if (value === '') return passedIf(wanted === '', message('gateTagEmpty'));
  return passedIf(wanted === undefined || wanted === value, message('gateTagIs', { value }));
};

export const description: Evaluator<'description'> = (_, { candidate: { version } }) => {
  const count = version.description.trim().length;
  return count === 0 ? failed(message('gateDescriptionNone')) : passed(message('gateDescriptionThere', { count }));
};

/** How long the version has been in Staging without a break, as far as is known; by the server's clock at the one end and ours at the other. */
export const ageInStaging: Evaluator<'ageInStaging'> = ({ milliseconds: wanted }, facts) => {
  const { stage } = facts.candidate.version;
  if (stage === undefined) return failed(message('gateNoStages'));
  if (stage !== 'Staging') return failed(message('gateNotInStaging', { stage }));
  const since = inStagingSince(facts);
  const age = facts.now - since.time;
  if (Number.isNaN(age)) return unknown(message('gateStagingSinceUnknown'));
  const { unit, count } = durationIn(Math.max(0, age));
  if (age < wanted && !since.isExact) return unknown(message('gateStagingSinceUnknown'));
  return passedIf(age >= wanted, message(ages[unit], { count }));
};

const ages = { minutes: 'gateStagingMinutes', hours: 'gateStagingHours', days: 'gateStagingDays' } as const;

/**
 * From the record of the last move, which holds the server's own time of it. Without one, the last change of the version as the server tells it
 * is the latest that it can have come to Staging: a move always changes that time (3.17.2, 2.22.4). NaN when neither is known.
 */
function inStagingSince({ candidate: { version }, records }: GateFacts): { time: number; isExact: boolean } {
  const move = lastMoveOf(records);
  const changed = version.lastUpdated ?? Number.NaN;
  // a record is a tag, which anybody can write: one of a time that the version did not have is none
  const isSound =
    move?.to === 'Staging' &&
    move.updated !== undefined &&
    move.updated >= (version.created ?? 0) &&
    !(move.updated > changed);
  return isSound && move.updated !== undefined
    ? { time: move.updated, isExact: true }
    : { time: changed, isExact: false };
}

/** By the server's clock: records are in the order of the clocks of who wrote them, of which one may be days ahead. */
function lastMoveOf(records: readonly LifecycleRecord[]): MoveRecord | undefined {
  const moves = records.filter((record) => record.kind === 'move');
  return moves.toSorted((a, b) => moveTime(a) - moveTime(b)).at(-1);
}
