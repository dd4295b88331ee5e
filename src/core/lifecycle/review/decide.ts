import { message, type Message } from '../../base/message.ts';
import type { ModelVersion } from '../../tracking/registeredModel.ts';
import type { ModelRegistry } from '../../tracking/registry.ts';
import { TrackingError } from '../../tracking/trackingError.ts';
import { isSamePerson, type Actor } from '../actor.ts';
import { whileAlone } from '../claim.ts';
import { systemClock, type Clock } from '../clock.ts';
import { afterwards } from '../history/afterMove.ts';
import { moveWhileAlone, recordOf } from '../history/moveRecorded.ts';
import type { RecordedOutcome } from '../history/recordedOutcome.ts';
import { LifecycleError } from '../lifecycleError.ts';
import { encodeRecord } from '../records/encodeRecord.ts';
import type { Decision, DecisionRecord, GateCounts, LifecycleRecord, RequestRecord } from '../records/record.ts';
import { newRecordId, openTag } from '../records/recordTags.ts';
import { recordsOf } from '../records/recordsOf.ts';
import { writeRecord } from '../records/writeRecord.ts';
import { planTransition, type MovePlan } from '../transition.ts';
import { allVersions } from '../versions.ts';
import { decisionAbout, openAmong } from './openRequests.ts';
import { isOfNow, presentIn } from './requestMove.ts';

export interface NewDecision {
  readonly name: string;
  readonly version: string;
  readonly requestId: string;
  readonly decision: Decision;
  readonly comment: string;
  readonly actor: Actor;
  readonly gates?: GateCounts | undefined;
  /** Why it is approved although not all gates pass. */
  readonly override?: string | undefined;
  readonly takeOver?: readonly string[] | undefined;
  readonly clock?: Clock | undefined;
  readonly random?: (() => number) | undefined;
}

export interface Decided {
  readonly decision: DecisionRecord;
  /** Of an approval. */
  readonly transition?: RecordedOutcome;
  /** It was withdrawn by somebody of whom nobody can say whether they asked for it: one of the two names is not verified by the server. */
  readonly isUnverified?: boolean;
  /** Why the claim is still on the model. */
  readonly notReleased?: unknown;
}

/**
 * Decides about an open request, alone among the clients of this product, so that there is one decision and one move at most. An approval moves
 * the version exactly as asked, when nothing changed since: not the version's stage, nor what is in the target stage. The decision is written
 * right after the move and before its record: the move stands in the stage anyway, the decision nowhere else.
 */
export async function decide(registry: ModelRegistry, given: NewDecision, signal: AbortSignal): Promise<Decided> {
  const { name, version, requestId } = given;
  const decision = decisionOf(given);
  encodeRecord(decision); // what cannot be recorded is refused before anything is sent
  let notReleased: unknown;
  const claim = {
    ...given,
    purpose: `${given.decision}, version ${version}`,
    onNotReleased: (error: unknown) => (notReleased = error),
  };
  const decided = await whileAlone(registry, claim, signal, async () => {
    const all = await allVersions(registry, name, signal);
    const current = all.find((one) => one.version === version);
    if (!current) throw new TrackingError({ reason: 'notFound', sent: 'no' });
    const records = recordsOf(current);
    const request = requireOpen(records, current, requestId);
    const done =
      given.decision === 'approve'
        ? await approve(registry, given, { all, current, request, decision }, signal)
        : await decline(registry, given, { all, current, request, decision }, signal);
    await unmark(registry, current, [...records, decision]);
    return done;
  });
  return notReleased === undefined ? decided : { ...decided, notReleased };
}

function requireOpen(records: readonly LifecycleRecord[], version: ModelVersion, id: string): RequestRecord {
  const request = records.find((one): one is RequestRecord => one.kind === 'request' && one.id === id);
  if (!request)
    throw new LifecycleError('notFound', message('reviewNoRequest', { name: version.name, version: version.version }));
  const earlier = decisionAbout(records, id);
  if (earlier) throw new LifecycleError('conflict', alreadyDecided(earlier));
  return request;
}

const decidedTexts = { approve: 'reviewApproved', reject: 'reviewRejected', withdraw: 'reviewWithdrawn' } as const;

function alreadyDecided({ decision, by, at }: DecisionRecord): Message {
  return message(decidedTexts[decision], { who: by.name || '?', when: new Date(at).toISOString() });
}

interface Asked {
  readonly all: readonly ModelVersion[];
  readonly current: ModelVersion;
  readonly request: RequestRecord;
  readonly decision: DecisionRecord;
}

async function approve(
  registry: ModelRegistry,
  given: NewDecision,
  { all, current, request, decision }: Asked,
  signal: AbortSignal,
): Promise<Decided> {
  const { name, version } = current;
  const plan = requireUnchanged(all, current, request);
  const options = { ...given, request: request.id };
  encodeRecord(recordOf(plan, options));
  const first = (): Promise<void> =>
    writeRecord(registry, name, version, decision, AbortSignal.timeout(afterwards), current.tags);
  const { outcome, firstFailed } = await moveWhileAlone(registry, plan, { ...options, read: all, first }, signal);
  if (firstFailed === undefined) return { decision, transition: outcome };
  const told = message('reviewHalfDone', { name, version, from: plan.from, to: plan.to });
  throw new LifecycleError('server', told, { done: outcome, cause: firstFailed });
}

function requireUnchanged(all: readonly ModelVersion[], current: ModelVersion, request: RequestRecord): MovePlan {
  const { name, version, stage } = current;
  const { from, to } = request;
  const plan = planTransition(all, current, to, request.archiveExisting);
  if (plan.kind === 'nothing' || plan.from !== from)
    throw new LifecycleError('conflict', message('reviewMoved', { name, version, from, stage: stage ?? 'None' }));
  const now = presentIn(all, current, to);
  if (!isOfNow(request, plan.from, now)) throw new LifecycleError('conflict', othersChanged(request, now));
  return plan;
}

function othersChanged({ to: stage, present }: RequestRecord, numbers: readonly string[]): Message {
  const [before, now] = [present.join(', '), numbers.join(', ')];
  if (before === '') return message('reviewOthersCame', { stage, now });
  if (now === '') return message('reviewOthersLeft', { stage, before });
  return message('reviewOthersChanged', { stage, now, before });
}

async function decline(
  registry: ModelRegistry,
  { name, version, actor, decision: kind }: NewDecision,
  { current, request, decision }: Asked,
  signal: AbortSignal,
): Promise<Decided> {
  const isWithdrawal = kind === 'withdraw';
  const isKnown = actor.from === 'server' && request.by.from === 'server';
  if (isWithdrawal && isKnown && !isSamePerson(actor, request.by))
    throw new LifecycleError('forbidden', message('reviewNotYours', { who: request.by.name }));
  await writeRecord(registry, name, version, decision, signal, current.tags);
  return { decision, ...(isWithdrawal && !isKnown && { isUnverified: true }) };
}

/** The marker goes with the last open request. It is a hint: that it cannot be taken away is no failure of the decision. */
async function unmark(
  registry: ModelRegistry,
  { name, version }: ModelVersion,
  records: readonly LifecycleRecord[],
): Promise<void> {
  const signal = AbortSignal.timeout(afterwards);
  const change =
    openAmong(records).length > 0
      ? registry.setModelVersionTag(name, version, openTag, 'true', signal)
      : registry.deleteModelVersionTag(name, version, openTag, signal);
  await change.catch(() => undefined);
}

function decisionOf({
  requestId,
  decision,
  comment,
  actor,
  gates,
  override = '',
  clock = systemClock,
  random,
}: NewDecision): DecisionRecord {
  const at = clock.now();
  const id = newRecordId(at, random);
  return { kind: 'decision', id, at, by: actor, comment, request: requestId, decision, gates, override };
}
