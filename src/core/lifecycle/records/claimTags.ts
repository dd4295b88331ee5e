import * as z from 'zod/mini';
import type { RegisteredModel } from '../../tracking/registeredModel.ts';
import { longestName, nobody, type Actor } from '../actor.ts';
import { actorFields, formatVersion } from './encodeRecord.ts';
import { idOfKey, valueLimit } from './recordTags.ts';

/** That somebody is at work on a registered model. */
export interface Claim {
  readonly id: string;
  readonly by: Actor;
  /** Milliseconds since 1970, by the clock of who holds it; undefined when its tag does not say it. */
  readonly at: number | undefined;
  /** What for, in a word or two. */
  readonly purpose: string;
}

export function encodeClaim({ by, at, purpose }: Claim): string {
  return JSON.stringify({ v: formatVersion, by: actorFields(by), at, for: purpose.slice(0, longestName) });
}

/** Claims of a model, the oldest first. A tag that cannot be read is one all the same: who does not understand it must not act. */
export function claimsOf({ tags }: Pick<RegisteredModel, 'tags'>): readonly Claim[] {
  return tags
    .flatMap(({ key, value }) => {
      const id = idOfKey('claim', key);
      return id === undefined ? [] : [decodeClaim(id, value)];
    })
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function decodeClaim(id: string, value: string): Claim {
  const unread: Claim = { id, by: nobody, at: undefined, purpose: '' };
  if (value.length > valueLimit) return unread;
  try {
    const { data } = wire.safeParse(JSON.parse(value));
    return data ? { id, by: data.by, at: data.at, purpose: data.for } : unread;
  } catch {
    return unread;
  }
}

const wire = z.object({
  v: z.literal(formatVersion),
  by: z.object({
    name: z.string().check(z.maxLength(longestName)),
    from: z.enum(['server', 'git', 'system', 'nobody']),
  }),
  at: z.number().check(z.gte(0), z.lte(8.64e15)),
  for: z.string().check(z.maxLength(longestName)),
});
