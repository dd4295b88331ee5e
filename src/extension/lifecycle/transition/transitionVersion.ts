import * as vscode from 'vscode';
import { moveRecorded } from '../../../core/lifecycle/history/moveRecorded.ts';
import type { RecordedOutcome } from '../../../core/lifecycle/history/recordedOutcome.ts';
import { planTransition } from '../../../core/lifecycle/transition.ts';
import { allVersions } from '../../../core/lifecycle/versions.ts';
import { isReason, TrackingError } from '../../../core/tracking/trackingError.ts';
import type { Caller } from '../../base/commands.ts';
import { confirm, requireWritable } from '../../base/confirm.ts';
import { notify } from '../../base/notify.ts';
import { untilTimeout, withProgress } from '../../base/signals.ts';
import type { Session } from '../../connections/session.ts';
import { sessionOf } from '../../connections/sessionOf.ts';
import { stageName } from '../../registry/stageText.ts';
import { askMove, askVersion, requireStage } from '../../registry/transitionPrompts.ts';
import { nothingToDo, outcomeSentence, planSentence } from '../../registry/transitionText.ts';
import { actorOf } from '../actorOf.ts';
import type { LifecycleCommands } from '../lifecycleCommands.ts';
import type { LifecycleDeps } from '../lifecycleDeps.ts';
import type { TransitionInput } from '../lifecycleInputs.ts';
import { withTakeOver } from '../takeOverPrompts.ts';
import { movedVersion, noticeOf } from './movedVersion.ts';
import { askAgain } from './movePrompts.ts';
import { undoMove } from './undoLast.ts';

export function transitionVersion(deps: LifecycleDeps): LifecycleCommands['transition'] {
  return async (input, { caller, rows }) => {
    const session = await sessionOf(deps.connections, rows);
    requireWritable(session);
    const outcome = await moveAsAsked(deps, session, input, caller);
    if (caller === 'person') void offerUndo(deps, session, outcome);
    const { name, version } = outcome;
    await deps.explorer.revealVersion(session, name, version, untilTimeout()).catch(() => undefined);
    if (caller === 'person') void deps.deprecation.tellOnce(session);
    return movedVersion(outcome);
  };
}

/** Asks for what is missing, says the whole change, does it. When the stage changed meanwhile, a person is asked again. */
async function moveAsAsked(
  { git }: LifecycleDeps,
  session: Session,
  input: TransitionInput,
  caller: Caller,
): Promise<RecordedOutcome> {
  const stage = requireStage(input.stage);
  const { name, version } = await askVersion(session, input);
  for (;;) {
    const all = await allVersions(session.registry, name, untilTimeout());
    const current = all.find((candidate) => candidate.version === version);
    if (!current) throw new TrackingError({ reason: 'notFound', sent: 'no' });
    const choice = await askMove(all, current, { stage, archiveExisting: input.archiveExisting });
    const plan = planTransition(all, current, choice.stage, choice.archiveExisting);
    if (plan.kind === 'nothing') throw nothingToDo(plan.reason, current);
    const button = vscode.l10n.t('Move to {stage}', { stage: stageName(plan.to) });
    await confirm(session.connection, { sentence: planSentence(session, plan), button, name, when: 'always' }, input);
    const facts = { name, version, stage: stageName(plan.to) };
    const title = vscode.l10n.t('Moving {name}, version {version} to {stage}', facts);
    const actor = await actorOf(git, session, untilTimeout());
    const comment = input.comment ?? '';
    try {
      return await withTakeOver(caller, (takeOver) =>
        withProgress({ title }, (signal) => moveRecorded(session.registry, plan, { actor, comment, takeOver }, signal)),
      );
    } catch (error) {
      if (!isOurConflict(error)) throw error;
      await askAgain(error, current, caller);
    }
  }
}

/** Seen before anything was moved; a server's own conflict is told in its words. */
function isOurConflict(error: unknown): error is TrackingError {
  return isReason(error, 'conflict') && error.failure.sent === 'no';
}

async function offerUndo(deps: LifecycleDeps, session: Session, outcome: RecordedOutcome): Promise<void> {
  const notice = noticeOf(outcome);
  const text = [outcomeSentence(session, outcome), notice ?? ''].join(' ').trim();
  const { name, version, moveId } = outcome;
  const undo = (): void =>
    void deps.commands.act(
      { command: 'mlflow.version.undoTransition', failed: () => vscode.l10n.t('The move was not undone'), write: true },
      async () =>
        void (await undoMove(deps, session, { name, version, moveId, caller: 'person' }, { confirmed: true })),
    );
  const actions = moveId === undefined ? [] : [{ title: vscode.l10n.t('Undo'), run: undo }];
  await notify(notice === undefined ? 'information' : 'warning', text, actions);
}
