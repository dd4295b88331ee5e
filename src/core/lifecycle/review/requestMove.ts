import { message, type Message } from '../../base/message.ts';
import type { ModelVersion } from '../../tracking/registeredModel.ts';
import type { ModelRegistry } from '../../tracking/registry.ts';
import { TrackingError } from '../../tracking/trackingError.ts';
import type { Actor } from '../actor.ts';
import { whileAlone } from '../claim.ts';
import { systemClock, type Clock } from '../clock.ts';
import { LifecycleError } from '../lifecycleError.ts';
import { encodeRecord } from '../records/encodeRecord.ts';
import type { RequestRecord } from '../records/record.ts';
import { newRecordId, openTag } from '../records/recordTags.ts';
import { writeRecord } from '../records/writeRecord.ts';
import { isActive, type Stage } from '../stage.ts';
import { planTransition, versionsIn } from '../transition.ts';
import { allVersions } from '../versions.ts';
import { openRequests } from './openRequests.ts';

export interface NewRequest {
  readonly name: string;
  readonly version: string;
  readonly to: Stage;
  readonly archiveExisting: boolean;
  readonly comment: string;
  readonly actor: Actor;
  readonly takeOver?: readonly string[] | undefined;
  readonly clock?: Clock | undefined;
  readonly random?: (() => number) | undefined;
}

/**
 * Asks others to move a version: writes the request onto it, where the whole team sees it. Refused when there is nothing to do, or the same person
 * asks for the same already: what others ask for besides counts as their approval, and what was asked when things were other than now can only be
 * asked again. The marker comes first: one that leads to nothing does no harm, while a request without it would not be found.
 */
export async function requestMove(
  registry: ModelRegistry,
  asked: NewRequest,
  signal: AbortSignal,
): Promise<RequestRecord> {
  const { name, version } = asked;
  encodeRecord(requestOf(asked, 'None', [])); // what cannot be recorded is refused before anything is sent
  return whileAlone(registry, { ...asked, purpose: `request, version ${version}` }, signal, async () => {
    const all = await allVersions(registry, name, signal);
    const current = all.find((one) => one.version === version);
    if (!current) throw new TrackingError({ reason: 'notFound', sent: 'no' });
    const record = requestOf(asked, requireMovable(all, current, asked), presentIn(all, current, asked.to));
    encodeRecord(record);
    await registry.setModelVersionTag(name, version, openTag, 'true', signal);
    await writeRecord(registry, name, version, record, signal, current.tags);
    return record;
  });
}

/** Numbers of the other versions in an active stage. Who is in an inactive one matters to nobody, and may be thousands. */
export function presentIn(all: readonly ModelVersion[], { version }: ModelVersion, to: Stage): readonly string[] {
  if (!isActive(to)) return [];
  return versionsIn(all, to)
    .map((other) => other.version)
    .filter((other) => other !== version);
}

/** Whether a request is about what is there now: the stage of its version, and the others in the target stage. Any other one can no longer be approved. */
export function isOfNow({ from, present }: RequestRecord, stage: Stage, others: readonly string[]): boolean {
  return from === stage && present.length === others.length && others.every((other) => present.includes(other));
}

function requireMovable(all: readonly ModelVersion[], current: ModelVersion, asked: NewRequest): Stage {
  const { name, version } = current;
  const plan = planTransition(all, current, asked.to, asked.archiveExisting);
  if (plan.kind === 'nothing')
    throw plan.reason === 'noStages'
      ? new LifecycleError('tooOld', message('reviewNoStages'))
      : new LifecycleError('conflict', message('reviewAlreadyThere', { name, version, stage: asked.to }));
  const others = presentIn(all, current, asked.to);
  const same = openRequests(current).find(
    (open) =>
      open.to === asked.to &&
      open.archiveExisting === asked.archiveExisting &&
      open.by.name === asked.actor.name &&
      isOfNow(open, plan.from, others),
  );
  if (same) throw new LifecycleError('conflict', sameOpen(same));
  return plan.from;
}

function sameOpen({ by, at }: RequestRecord): Message {
  const when = new Date(at).toISOString();
  return by.name === ''
    ? message('reviewSameOpenByNobody', { when })
    : message('reviewSameOpen', { who: by.name, when });
}

function requestOf(
  { to, archiveExisting, comment, actor, clock = systemClock, random }: NewRequest,
  from: Stage,
  present: readonly string[],
): RequestRecord {
  const at = clock.now();
  const id = newRecordId(at, random);
  return { kind: 'request', id, at, by: actor, comment, from, to, archiveExisting, present };
}
