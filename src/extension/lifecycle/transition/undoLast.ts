import * as vscode from 'vscode';
import { planUndo, type PossibleUndo } from '../../../core/lifecycle/history/planUndo.ts';
import type { RecordedOutcome } from '../../../core/lifecycle/history/recordedOutcome.ts';
import { IncompleteUndo, undoRecorded } from '../../../core/lifecycle/history/undoRecorded.ts';
import { LifecycleError } from '../../../core/lifecycle/lifecycleError.ts';
import { message } from '../../../core/base/message.ts';
import { allVersions } from '../../../core/lifecycle/versions.ts';
import { TrackingError } from '../../../core/tracking/trackingError.ts';
import type { Caller } from '../../base/commands.ts';
import { confirm, requireWritable, type Confirmation } from '../../base/confirm.ts';
import { notify } from '../../base/notify.ts';
import { untilTimeout, withProgress } from '../../base/signals.ts';
import type { Session } from '../../connections/session.ts';
import { sessionOf } from '../../connections/sessionOf.ts';
import { pickRegisteredModel } from '../../registry/modelPickers.ts';
import { outcomeSentence } from '../../registry/transitionText.ts';
import { actorOf } from '../actorOf.ts';
import type { LifecycleCommands } from '../lifecycleCommands.ts';
import type { LifecycleDeps } from '../lifecycleDeps.ts';
import { withTakeOver } from '../takeOverPrompts.ts';
import { movedVersion, noticeOf } from './movedVersion.ts';
import { incompleteUndo, undoSentence } from './undoText.ts';

/** The last recorded move of a version, or of any version of a model, is taken back: whoever made it, and in whichever window. */
export function undoLast(deps: LifecycleDeps): LifecycleCommands['undoTransition'] {
  return async (input, { caller, rows }) => {
    const session = await sessionOf(deps.connections, rows);
    requireWritable(session);
    const name =
      input.name ??
      (await pickRegisteredModel(session, vscode.l10n.t('Undo Last Transition: Choose Registered Model')));
    const outcome = await undoMove(deps, session, { name, version: input.version, caller }, input);
    if (caller === 'person') void tell(session, outcome);
    return movedVersion(outcome);
  };
}

interface WhichMove {
  readonly name: string;
  /** The last one of this version; of any when undefined. */
  readonly version: string | undefined;
  /** Only this one, as long as it is the last. */
  readonly moveId?: string | undefined;
  readonly caller: Caller;
}

export async function undoMove(
  { git, explorer }: LifecycleDeps,
  session: Session,
  which: WhichMove,
  given: Confirmation,
): Promise<RecordedOutcome> {
  const { name } = which;
  const plan = await planOf(session, which);
  const question = {
    sentence: undoSentence(session, plan),
    button: vscode.l10n.t('Undo'),
    name,
    when: 'always',
  } as const;
  await confirm(session.connection, question, given);
  const actor = await actorOf(git, session, untilTimeout());
  const title = vscode.l10n.t('Moving {name}, version {version} back', { name, version: plan.version.version });
  try {
    return await withTakeOver(which.caller, (takeOver) =>
      withProgress({ title }, (signal) =>
        undoRecorded(session.registry, plan, { actor, comment: '', takeOver }, signal),
      ),
    );
  } catch (error) {
    throw error instanceof IncompleteUndo ? incompleteUndo(error) : error;
  } finally {
    // The tree shows what is there now, whatever became of it; that it cannot is no failure of the move.
    await explorer.revealVersion(session, name, plan.version.version, untilTimeout()).catch(() => undefined);
  }
}

async function planOf(session: Session, { name, version, moveId }: WhichMove): Promise<PossibleUndo> {
  const all = await allVersions(session.registry, name, untilTimeout());
  if (version !== undefined && !all.some((one) => one.version === version))
    throw new TrackingError({ reason: 'notFound', sent: 'no' });
  const plan = planUndo(all, version);
  if (plan.kind === 'nothing') throw new LifecycleError(plan.reason, plan.why);
  if (moveId !== undefined && plan.move.id !== moveId)
    throw new LifecycleError('conflict', message('historyUndoOther'));
  return plan;
}

async function tell(session: Session, outcome: RecordedOutcome): Promise<void> {
  const notice = noticeOf(outcome);
  const text = [outcomeSentence(session, outcome), notice ?? ''].join(' ').trim();
  await notify(notice === undefined ? 'information' : 'warning', text);
}
