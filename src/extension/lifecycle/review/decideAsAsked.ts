import * as vscode from 'vscode';
import { countGates, type GateVerdict } from '../../../core/lifecycle/gates/gateResult.ts';
import type { Decision, GateCounts, RequestRecord } from '../../../core/lifecycle/records/record.ts';
import { recordsOf } from '../../../core/lifecycle/records/recordsOf.ts';
import { decide, type Decided, type NewDecision } from '../../../core/lifecycle/review/decide.ts';
import { planTransition, type MovePlan } from '../../../core/lifecycle/transition.ts';
import { allVersions } from '../../../core/lifecycle/versions.ts';
import type { ModelVersion } from '../../../core/tracking/registeredModel.ts';
import { TrackingError } from '../../../core/tracking/trackingError.ts';
import { CommandError } from '../../base/commandError.ts';
import type { Caller } from '../../base/commands.ts';
import { confirm, requireWritable } from '../../base/confirm.ts';
import { notify } from '../../base/notify.ts';
import { untilTimeout, withProgress } from '../../base/signals.ts';
import type { Session } from '../../connections/session.ts';
import { outcomeSentence, planSentence } from '../../registry/transitionText.ts';
import { actorOf } from '../actorOf.ts';
import { gatesOf } from '../gatesOf.ts';
import type { LifecycleCommands } from '../lifecycleCommands.ts';
import type { LifecycleDeps } from '../lifecycleDeps.ts';
import type { ReviewInput } from '../lifecycleInputs.ts';
import { withTakeOver } from '../takeOverPrompts.ts';
import { movedVersion, noticeOf, recordNotices } from '../transition/movedVersion.ts';
import { gatesNotPassed, gatesProblem } from '../promote/gateText.ts';
import { changedSince } from './changedSince.ts';
import { requestState } from './requestRecords.ts';
import { askReason, requireComment } from './requestPrompts.ts';
import { alreadyDecided, approveTitle, decidedText, decisionSentence, unverifiedText } from './requestText.ts';
import { changeText } from './reviewHead.ts';

interface Asked {
  readonly version: ModelVersion;
  readonly requestId: string;
}

type DecisionInput = ReviewInput & { readonly decision: Decision };
type Answer = NonNullable<Awaited<ReturnType<LifecycleCommands['reviewRequest']>>>;

/** Decides about a request, after what it takes: reasons, gates, and a yes to the exact sentence. */
export async function decideAsAsked(
  deps: LifecycleDeps,
  session: Session,
  { version, requestId }: Asked,
  input: DecisionInput,
  caller: Caller,
): Promise<Answer> {
  requireWritable(session);
  const { decision } = input;
  const found = requestState(recordsOf(version), requestId);
  if (!found) throw new TrackingError({ reason: 'notFound', sent: 'no' });
  if (found.decision) throw new CommandError('conflict', alreadyDecided(found.decision));
  const { request } = found;
  const comment = requireComment(input.comment ?? '');
  const agreed =
    decision === 'approve'
      ? await agreeToApprove(deps, session, version, request, input, caller)
      : await agreeToDecline(session, version, request, decision, comment, input, caller);
  const actor = await actorOf(deps.git, session, untilTimeout());
  const given: NewDecision = {
    name: version.name,
    version: version.version,
    requestId,
    decision,
    comment,
    actor,
    ...agreed,
  };
  try {
    const title = vscode.l10n.t('Deciding about {name}, version {version}', {
      name: version.name,
      version: version.version,
    });
    const decided = await withTakeOver(caller, (takeOver) =>
      withProgress({ title }, (signal) => decide(session.registry, { ...given, takeOver }, signal)),
    );
    return tell(session, version, request, decided, caller);
  } finally {
    await showOutcome(deps, session, version, input, caller);
  }
}

/** Trees and pages show what is there now, whatever became of it. Who decides in a page stays there. */
async function showOutcome(
  { explorer }: LifecycleDeps,
  session: Session,
  { name, version }: ModelVersion,
  { requestId }: DecisionInput,
  caller: Caller,
): Promise<void> {
  const isInPage = caller === 'person' && requestId !== undefined;
  const shown = isInPage ? explorer.refreshModels() : explorer.revealVersion(session, name, version, untilTimeout());
  await shown.catch(() => undefined);
}

interface Agreed {
  readonly comment?: string;
  readonly gates?: GateCounts;
  readonly override?: string;
}

/** Gates are no condition where the workspace has no policy at all; one that is named has to be there. */
async function agreeToApprove(
  deps: LifecycleDeps,
  session: Session,
  version: ModelVersion,
  request: RequestRecord,
  input: DecisionInput,
  caller: Caller,
): Promise<Agreed> {
  const plan = await requireAsAsked(session, version, request);
  const title = vscode.l10n.t('Asking the gates of {name}, version {version}', {
    name: version.name,
    version: version.version,
  });
  const { verdict, state } = await withProgress({ title }, (signal) =>
    gatesOf(deps, session, version, request.to, signal, input.policyUri, request.by),
  );
  const isCondition = state.kind !== 'missing' || input.policyUri !== undefined;
  const agreed: Agreed = isCondition
    ? { gates: countGates(verdict.gates), ...(await overrideOf(plan, verdict, input, caller)) }
    : {};
  const button = agreed.override === undefined ? vscode.l10n.t('Approve') : vscode.l10n.t('Approve Anyway');
  const { name } = version;
  await confirm(
    session.connection,
    { sentence: `${approveTitle(request)} ${planSentence(session, plan)}`, button, name, when: 'always' },
    input,
  );
  return agreed;
}

/** Seen before a person is asked for anything; it is looked at again when it is sent. */
async function requireAsAsked(session: Session, version: ModelVersion, request: RequestRecord): Promise<MovePlan> {
  const all = await allVersions(session.registry, version.name, untilTimeout());
  const current = all.find((one) => one.version === version.version) ?? version;
  const changes = changedSince(request, version.version, all).map((change) => changeText(change, current));
  const plan = planTransition(all, current, request.to, request.archiveExisting);
  if (changes.length === 0 && plan.kind === 'move') return plan;
  const text = vscode.l10n.t('Not approved: {changes} Reject the request, or have it asked again. Nothing was sent.', {
    changes: changes.join(' '),
  });
  throw new CommandError('conflict', text);
}

async function overrideOf(
  { version, to }: MovePlan,
  { passed, gates }: GateVerdict,
  input: DecisionInput,
  caller: Caller,
): Promise<Pick<Agreed, 'override'>> {
  if (passed) return {};
  const given = input.override?.trim() ?? '';
  if (given !== '') return { override: requireComment(given) };
  if (caller === 'program') throw gatesNotPassed(version, to, gates, []);
  const title = vscode.l10n.t('Approve Anyway: {name}, Version {version}', version);
  const prompt = vscode.l10n.t('{problem}. Why is it approved all the same?', { problem: gatesProblem(gates) });
  return { override: await askReason(title, prompt) };
}

async function agreeToDecline(
  session: Session,
  version: ModelVersion,
  request: RequestRecord,
  decision: Exclude<Decision, 'approve'>,
  comment: string,
  input: DecisionInput,
  caller: Caller,
): Promise<Agreed> {
  const sentence = decisionSentence(decision, session, version, request);
  const { name } = version;
  const needsReason = caller === 'person' && decision === 'reject' && comment.trim() === '';
  const title = vscode.l10n.t('Reject: {name}, Version {version}', { name, version: version.version });
  const reason = needsReason ? await askReason(title, sentence) : undefined;
  const button = decision === 'reject' ? vscode.l10n.t('Reject') : vscode.l10n.t('Withdraw');
  const isSaid = caller === 'program' || needsReason;
  await confirm(session.connection, { sentence, button, name, when: isSaid ? 'production' : 'always' }, input);
  return reason === undefined ? {} : { comment: reason };
}

/** What happened: a program reads it in the answer, a person in a notification. */
function tell(
  session: Session,
  version: ModelVersion,
  request: RequestRecord,
  { decision: { decision }, transition, isUnverified, notReleased }: Decided,
  caller: Caller,
): Answer {
  const notices = [
    ...(transition ? [noticeOf(transition)] : []),
    ...(isUnverified ? [unverifiedText(request)] : []),
    ...recordNotices({ notRecorded: undefined, notReleased }),
  ].filter((text) => text !== undefined);
  if (caller === 'person') {
    const what =
      decision === 'approve'
        ? transition
          ? outcomeSentence(session, transition)
          : ''
        : decidedText(decision, session, version, request);
    void notify(notices.length > 0 ? 'warning' : 'information', [what, ...notices].join(' '));
  }
  if (!transition) return { requestId: request.id, decision };
  const notice = notices.length > 0 ? { notice: notices.join(' ') } : {};
  return { requestId: request.id, decision, transition: { ...movedVersion(transition), ...notice } };
}
