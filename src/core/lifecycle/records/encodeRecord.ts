import { message } from '../../base/message.ts';
import type { KeyValue } from '../../tracking/keyValue.ts';
import { recordedName, type Actor } from '../actor.ts';
import { LifecycleError } from '../lifecycleError.ts';
import type { LifecycleRecord } from './record.ts';
import { commentLimit, continuationKey, recordKey, valueLimit } from './recordTags.ts';

export const formatVersion = 1;

/**
 * A record as tags, those that continue its comment first: who writes them in this order leaves no record that is there in part. Refused as
 * `invalid` when it cannot be kept within the limits of MLflow 2.x.
 */
export function encodeRecord(record: LifecycleRecord): readonly KeyValue[] {
  const { comment } = record;
  if (comment.length > commentLimit)
    throw new LifecycleError('invalid', message('historyCommentLong', { length: comment.length, limit: commentLimit }));
  const key = recordKey(record.kind, record.id);
  const head = { v: formatVersion, at: record.at, by: actorFields(record.by), ...fieldsOf(record) };
  const [first = '', ...rest] = splitComment(comment, room({ ...head, parts: mostParts, comment: '' }));
  const parts = rest.length === 0 ? {} : { parts: rest.length + 1 };
  const continued = rest.map((part, index) => ({
    key: continuationKey(key, index + 2),
    value: JSON.stringify({ v: formatVersion, comment: part }),
  }));
  return [...continued, { key, value: JSON.stringify({ ...head, ...parts, comment: first }) }];
}

/** More than the longest comment can need: a character takes six in JSON at most. */
export const mostParts = 99;

function fieldsOf(record: LifecycleRecord): object {
  switch (record.kind) {
    case 'request':
      return { from: record.from, to: record.to, archive: record.archiveExisting, present: record.present };
    case 'decision':
      return {
        request: record.request,
        decision: record.decision,
        ...(record.gates && { gates: record.gates }),
        ...(record.override !== '' && { override: record.override }),
      };
    case 'move':
      return {
        from: record.from,
        to: record.to,
        archived: record.archived,
        ...(record.request !== undefined && { request: record.request }),
        ...(record.undoes !== undefined && { undoes: record.undoes }),
        ...(record.updated !== undefined && { updated: record.updated }),
      };
    case 'alias':
      return {
        alias: record.alias,
        ...(record.isRemoved && { removed: true }),
        ...(record.from !== undefined && { from: record.from }),
      };
  }
}

export function actorFields({ name, from }: Actor): Actor {
  return { name: recordedName(name), from };
}

/** Characters of JSON that are left for the comment. */
function room(head: object): number {
  const left = valueLimit - JSON.stringify(head).length;
  if (left < leastRoom) throw new LifecycleError('invalid', message('historyRecordLong', { limit: valueLimit }));
  return left;
}

/** So that every comment that is allowed fits into `mostParts`, and a long character into each. */
const leastRoom = 12;

const roomOfContinuation = valueLimit - JSON.stringify({ v: formatVersion, comment: '' }).length;

/** Into parts of so many characters of JSON, at the borders of whole characters. */
function splitComment(comment: string, firstRoom: number): readonly string[] {
  const parts: string[] = [];
  let part = '';
  let left = firstRoom;
  for (const character of comment) {
    const length = JSON.stringify(character).length - 2;
    if (length > left) {
      parts.push(part);
      part = '';
      left = roomOfContinuation;
    }
    part += character;
    left -= length;
  }
  return [...parts, part];
}
