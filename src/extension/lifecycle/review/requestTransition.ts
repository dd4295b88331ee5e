import * as vscode from 'vscode';
import type { RequestRecord } from '../../../core/lifecycle/records/record.ts';
import { requestMove } from '../../../core/lifecycle/review/requestMove.ts';
import { isActive } from '../../../core/lifecycle/stage.ts';
import { planTransition, type MovePlan } from '../../../core/lifecycle/transition.ts';
import { allVersions } from '../../../core/lifecycle/versions.ts';
import { TrackingError } from '../../../core/tracking/trackingError.ts';
import { confirm, requireWritable } from '../../base/confirm.ts';
import { notify } from '../../base/notify.ts';
import { personAct } from '../../base/personAct.ts';
import { untilTimeout } from '../../base/signals.ts';
import type { Session } from '../../connections/session.ts';
import { sessionOf } from '../../connections/sessionOf.ts';
import { askMove, askVersion, requireStage } from '../../registry/transitionPrompts.ts';
import { stageName } from '../../registry/stageText.ts';
import { nothingToDo } from '../../registry/transitionText.ts';
import { actorOf } from '../actorOf.ts';
import type { Call, LifecycleCommands } from '../lifecycleCommands.ts';
import type { LifecycleDeps } from '../lifecycleDeps.ts';
import type { RequestInput } from '../lifecycleInputs.ts';
import { withTakeOver } from '../takeOverPrompts.ts';
import { askComment, requireComment } from './requestPrompts.ts';
import { requestedText, requestSentence } from './requestText.ts';

/** Asks others for a move: nothing moves until somebody approves. */
export function requestTransition(deps: LifecycleDeps): LifecycleCommands['requestTransition'] {
  return async (input, { caller, rows }) => {
    const session = await sessionOf(deps.connections, rows);
    requireWritable(session);
    const { plan, archiveExisting } = await askPlan(session, input);
    const comment = await askedComment(session, plan, input, caller);
    const { name, version } = plan.version;
    const actor = await actorOf(deps.git, session, untilTimeout());
    const asked = { name, version, to: plan.to, archiveExisting, comment, actor };
    const request = await withTakeOver(caller, (takeOver) =>
      requestMove(session.registry, { ...asked, takeOver }, untilTimeout()),
    );
    await deps.explorer.revealVersion(session, name, version, untilTimeout()).catch(() => undefined);
    if (caller === 'person') offerToShow(session, plan, request);
    return { requestId: request.id };
  };
}

async function askPlan(
  session: Session,
  input: RequestInput,
): Promise<{ readonly plan: MovePlan; readonly archiveExisting: boolean }> {
  const stage = requireStage(input.stage);
  const { name, version } = await askVersion(session, input);
  const all = await allVersions(session.registry, name, untilTimeout());
  const current = all.find((candidate) => candidate.version === version);
  if (!current) throw new TrackingError({ reason: 'notFound', sent: 'no' });
  const choice = await askMove(all, current, { stage, archiveExisting: input.archiveExisting });
  const plan = planTransition(all, current, choice.stage, choice.archiveExisting);
  if (plan.kind === 'nothing') throw nothingToDo(plan.reason, current);
  return { plan, archiveExisting: choice.archiveExisting && isActive(plan.to) };
}

/** The sentence stands where the comment is typed; a person who gave it before, and production, are asked all the same. */
async function askedComment(
  session: Session,
  plan: MovePlan,
  input: RequestInput,
  caller: Call['caller'],
): Promise<string> {
  const sentence = requestSentence(session, plan);
  const { name, version } = plan.version;
  const title = vscode.l10n.t('Request: {name}, Version {version} to {stage}', {
    name,
    version,
    stage: stageName(plan.to),
  });
  const isTyped = caller === 'person' && input.comment === undefined;
  const comment = isTyped ? await askComment(title, sentence) : requireComment(input.comment ?? '');
  const when = caller === 'person' && !isTyped ? 'always' : 'production';
  await confirm(session.connection, { sentence, button: vscode.l10n.t('Send Request'), name, when }, input);
  return comment;
}

function offerToShow(session: Session, { version }: MovePlan, request: RequestRecord): void {
  const input = { name: version.name, version: version.version, requestId: request.id };
  const show = (): void =>
    void vscode.commands.executeCommand('mlflow.version.reviewRequest', personAct(input, session));
  void notify('information', requestedText(session, version, request), [
    { title: vscode.l10n.t('Show Request'), run: show },
  ]);
}
