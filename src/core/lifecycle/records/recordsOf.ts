import * as z from 'zod/mini';
import type { KeyValue } from '../../tracking/keyValue.ts';
import type { ModelVersion } from '../../tracking/registeredModel.ts';
import { longestName, type Actor } from '../actor.ts';
import { stages } from '../stage.ts';
import { formatVersion, mostParts } from './encodeRecord.ts';
import { decisions, type LifecycleRecord } from './record.ts';
import {
  commentLimit,
  continuationKey,
  idOfKey,
  recordKinds,
  tagPrefix,
  valueLimit,
  type RecordKind,
} from './recordTags.ts';

type Tagged = Pick<ModelVersion, 'tags'>;

/**
 * What was recorded on a version, oldest first by the clocks of who wrote it. Anyone who may edit the model can write any tag: what is not as
 * this product writes it is left out (see {@link unreadableRecords}).
 */
export function recordsOf(version: Tagged): readonly LifecycleRecord[] {
  return readTags(version).records;
}

/** How many tags look like records and are none: of a later format, broken, or more than a version can sensibly have. */
export function unreadableRecords(version: Tagged): number {
  return readTags(version).unreadable;
}

/** Records of one version that are looked at; the newest of them. */
const mostRead = 2000;

function readTags({ tags }: Tagged): { readonly records: readonly LifecycleRecord[]; readonly unreadable: number } {
  const own = new Map(tags.filter(({ key }) => key.startsWith(tagPrefix)).map(({ key, value }) => [key, value]));
  const found = [...own].flatMap(([key, value]) => addressOf({ key, value })).toSorted(byId);
  const read = found.slice(-mostRead).flatMap((address) => decode(address, own));
  return { records: read, unreadable: found.length - read.length };
}

interface Address {
  readonly kind: RecordKind;
  readonly id: string;
  readonly key: string;
  readonly value: string;
}

function addressOf({ key, value }: KeyValue): Address[] {
  return recordKinds.flatMap((kind) => {
    const id = idOfKey(kind, key);
    return id === undefined ? [] : [{ kind, id, key, value }];
  });
}

/** The order of the kinds settles ties: a request is before its decision. */
function byId(a: Address, b: Address): number {
  if (a.id !== b.id) return a.id < b.id ? -1 : 1;
  return recordKinds.indexOf(a.kind) - recordKinds.indexOf(b.kind);
}

function decode({ kind, id, key, value }: Address, tags: ReadonlyMap<string, string>): LifecycleRecord[] {
  const parsed = decoders[kind](parseJson(value), id);
  if (!parsed) return [];
  const { record, parts } = parsed;
  return [{ ...record, comment: wholeComment(record.comment, key, parts, tags) }];
}

/** A record whose comment is not there to its end is one all the same: a decision must not be lost for it. */
function wholeComment(first: string, key: string, parts: number, tags: ReadonlyMap<string, string>): string {
  let comment = first;
  for (let part = 2; part <= parts && comment.length <= commentLimit; part++) {
    const more = continuation.safeParse(parseJson(tags.get(continuationKey(key, part)) ?? ''));
    if (!more.success) return `${comment.slice(0, commentLimit)}…`;
    comment += more.data.comment;
  }
  return comment.slice(0, commentLimit);
}

function parseJson(text: string): unknown {
  if (text.length > valueLimit) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Milliseconds since 1970, as far as a date goes. */
const time = z.number().check(z.gte(0), z.lte(8.64e15));
const stage = z.enum(stages);
const number = z.string().check(z.regex(/^\d{1,18}$/));
const numbers = z.array(number);
const reference = z.string().check(z.maxLength(40));
const count = z.number().check(z.gte(0));
const actor = z.object({
  name: z.string().check(z.maxLength(longestName)),
  from: z.enum(['server', 'git', 'system', 'nobody']),
});
const base = {
  v: z.literal(formatVersion),
  at: time,
  by: actor,
  comment: z.optional(z.string()),
  parts: z.optional(z.number().check(z.gte(1), z.lte(mostParts))),
};
const continuation = z.object({ v: z.literal(formatVersion), comment: z.string() });

interface Decoded {
  readonly record: LifecycleRecord;
  readonly parts: number;
}

const request = z.object({ ...base, from: stage, to: stage, archive: z.boolean(), present: numbers });
const decision = z.object({
  ...base,
  request: reference,
  decision: z.enum(decisions),
  gates: z.optional(z.object({ passed: count, failed: count, unknown: count })),
  override: z.optional(z.string()),
});
const move = z.object({
  ...base,
  from: stage,
  to: stage,
  archived: numbers,
  request: z.optional(reference),
  undoes: z.optional(reference),
  updated: z.optional(time),
});
const alias = z.object({
  ...base,
  alias: z.string().check(z.minLength(1), z.maxLength(255)),
  removed: z.optional(z.boolean()),
  from: z.optional(number),
});

/** Of each kind: undefined when it is none of this format. */
const decoders: Readonly<Record<RecordKind, (value: unknown, id: string) => Decoded | undefined>> = {
  request: (value, id) => {
    const { data } = request.safeParse(value);
    if (!data) return undefined;
    const { from, to, archive: archiveExisting, present } = data;
    return withBase(data, { kind: 'request', ...shared(data, id), from, to, archiveExisting, present });
  },
  decision: (value, id) => {
    const { data } = decision.safeParse(value);
    if (!data) return undefined;
    const { request, decision: decided, gates, override = '' } = data;
    return withBase(data, { kind: 'decision', ...shared(data, id), request, decision: decided, gates, override });
  },
  move: (value, id) => {
    const { data } = move.safeParse(value);
    if (!data) return undefined;
    const { from, to, archived, request, undoes, updated } = data;
    return withBase(data, { kind: 'move', ...shared(data, id), from, to, archived, request, undoes, updated });
  },
  alias: (value, id) => {
    const { data } = alias.safeParse(value);
    if (!data) return undefined;
    return withBase(data, {
      kind: 'alias',
      ...shared(data, id),
      alias: data.alias,
      isRemoved: data.removed ?? false,
      from: data.from,
    });
  },
};

interface Base {
  readonly at: number;
  readonly by: Actor;
  readonly comment?: string | undefined;
  readonly parts?: number | undefined;
}

function shared({ at, by, comment = '' }: Base, id: string): Pick<LifecycleRecord, 'id' | 'at' | 'by' | 'comment'> {
  return { id, at, by: { name: by.name, from: by.from }, comment };
}

function withBase({ parts = 1 }: Base, record: LifecycleRecord): Decoded {
  return { record, parts };
}
