import * as vscode from 'vscode';
import type { GateResult } from '../../../core/lifecycle/gates/gateResult.ts';
import { movePromoted, type Promoted } from '../../../core/lifecycle/gates/movePromoted.ts';
import type { RecordedOutcome } from '../../../core/lifecycle/history/recordedOutcome.ts';
import type { Stage } from '../../../core/lifecycle/stage.ts';
import { planTransition, type MovePlan } from '../../../core/lifecycle/transition.ts';
import { allVersions } from '../../../core/lifecycle/versions.ts';
import { TrackingError } from '../../../core/tracking/trackingError.ts';
import type { FailureAction } from '../../base/commandError.ts';
import type { Boundary, Caller, CommandHost } from '../../base/commands.ts';
import { confirm, requireWritable } from '../../base/confirm.ts';
import { notify } from '../../base/notify.ts';
import { personAct } from '../../base/personAct.ts';
import { untilTimeout, withProgress } from '../../base/signals.ts';
import { render } from '../../base/text.ts';
import type { Session } from '../../connections/session.ts';
import { sessionOf } from '../../connections/sessionOf.ts';
import type { CommandId } from '../../contributions/commands.ts';
import { stageName } from '../../registry/stageText.ts';
import { requireStage } from '../../registry/transitionPrompts.ts';
import { nothingToDo, outcomeSentence, planSentence } from '../../registry/transitionText.ts';
import { actorOf } from '../actorOf.ts';
import { gatesOf, type Judged } from '../gatesOf.ts';
import type { LifecycleCommands, MovedVersion } from '../lifecycleCommands.ts';
import type { LifecycleDeps } from '../lifecycleDeps.ts';
import type { PromoteInput } from '../lifecycleInputs.ts';
import { withTakeOver } from '../takeOverPrompts.ts';
import { movedVersion, noticeOf } from '../transition/movedVersion.ts';
import { gatesNotPassed, gatesTitle, policyUntrusted } from './gateText.ts';
import { askArchive, askPromoted, askStage, showGates } from './promotePrompts.ts';

/**
 * Moves a version when all gates of the policy pass. That they do not is an answer to a program, and a failure to a person, who sees which gates
 * stand in the way.
 */
export function promote(deps: LifecycleDeps): LifecycleCommands['promote'] {
  return async (input, { caller, rows }) => {
    const session = await sessionOf(deps.connections, rows);
    requireWritable(session);
    const asked = await askMove(session, input);
    const { verdict, state } = await judged(deps, session, asked.plan, input.policyUri);
    const { passed, gates } = verdict;
    const answer = gates.map(({ id, outcome, detail }) => ({ id, outcome, detail: render(detail) }));
    if (!passed && caller === 'program') return { passed, gates: answer };
    const { version, to } = asked.plan;
    if (state.kind === 'untrusted') throw policyUntrusted(gates);
    if (!passed) throw gatesNotPassed(version, to, gates, waysOut(deps.commands, session, asked, gates));
    if (caller === 'person') await showGates(gatesTitle(version, to, gates), gates, [moveRow(to)]);
    const transition = await move(deps, session, { ...asked, gates }, { input, caller });
    return { passed, gates: answer, transition };
  };
}

type Asked = Pick<Promoted, 'all' | 'plan' | 'archiveExisting'>;

/** The move as it would be made now, with what is missing asked for. */
async function askMove(session: Session, input: PromoteInput): Promise<Asked> {
  const stage = requireStage(input.stage);
  const { name, version } = await askPromoted(session, input);
  const all = await allVersions(session.registry, name, untilTimeout());
  const current = all.find((one) => one.version === version);
  if (!current) throw new TrackingError({ reason: 'notFound', sent: 'no' });
  const to = stage ?? (await askStage(current));
  const probe = planTransition(all, current, to, false);
  if (probe.kind === 'nothing') throw nothingToDo(probe.reason, current);
  const archiveExisting = input.archiveExisting ?? (await askArchive(all, current, to));
  const plan = planTransition(all, current, to, archiveExisting);
  if (plan.kind === 'nothing') throw nothingToDo(plan.reason, current);
  return { all, plan, archiveExisting };
}

async function judged(
  deps: LifecycleDeps,
  session: Session,
  { version, to }: MovePlan,
  policyUri: string | undefined,
): Promise<Judged> {
  const named = { name: version.name, version: version.version };
  const title = vscode.l10n.t('Asking the gates of {name}, version {version}', named);
  return withProgress({ title }, (signal) => gatesOf(deps, session, version, to, signal, policyUri));
}

function moveRow(to: Stage): { readonly label: string; readonly value: true } {
  return { label: `$(check) ${moveTitle(to)}`, value: true };
}

function moveTitle(to: Stage): string {
  return vscode.l10n.t('Move to {stage}', { stage: stageName(to) });
}

async function move(
  deps: LifecycleDeps,
  session: Session,
  asked: Asked & Pick<Promoted, 'gates'>,
  { input, caller }: { readonly input: PromoteInput; readonly caller: Caller },
): Promise<MovedVersion> {
  const { version, to } = asked.plan;
  const { name } = version;
  const sentence = planSentence(session, asked.plan);
  await confirm(session.connection, { sentence, button: moveTitle(to), name, when: 'always' }, input);
  const actor = await actorOf(deps.git, session, untilTimeout());
  const facts = { name, version: version.version, stage: stageName(to) };
  const title = vscode.l10n.t('Moving {name}, version {version} to {stage}', facts);
  const comment = input.comment ?? '';
  const outcome = await withTakeOver(caller, (takeOver) =>
    withProgress({ title }, (signal) => movePromoted(session.registry, { ...asked, actor, comment, takeOver }, signal)),
  );
  if (caller === 'person') void tellMoved(session, outcome);
  await deps.explorer.revealVersion(session, name, version.version, untilTimeout()).catch(() => undefined);
  return movedVersion(outcome);
}

async function tellMoved(session: Session, outcome: RecordedOutcome): Promise<void> {
  const { name, version, moveId } = outcome;
  const notice = noticeOf(outcome);
  const text = [outcomeSentence(session, outcome), notice ?? ''].join(' ').trim();
  const undo = act(vscode.l10n.t('Undo'), 'mlflow.version.undoTransition', { name, version }, session);
  await notify(notice === undefined ? 'information' : 'warning', text, moveId === undefined ? [] : [undo]);
}

/** What a person can do who sees that a gate stands in the way. */
function waysOut(
  commands: CommandHost,
  session: Session,
  { plan: { version, to }, archiveExisting }: Asked,
  gates: readonly GateResult[],
): readonly FailureAction[] {
  const input = { name: version.name, version: version.version, stage: to, archiveExisting };
  const request = act(vscode.l10n.t('Request Stage Transition…'), 'mlflow.version.requestTransition', input, session);
  const show = async (): Promise<void> => {
    const row = { label: `$(git-pull-request) ${request.title}`, value: request };
    (await showGates(gatesTitle(version, to, gates), gates, [row])).run();
  };
  return [{ title: vscode.l10n.t('Show Gates'), run: () => void commands.act(boundary(), show) }, request];
}

const command: CommandId = 'mlflow.version.promote';

function boundary(): Boundary {
  return { command, failed: () => vscode.l10n.t('The gates could not be shown') };
}

/** A command as a person calls it from a button, on the connection of the session. */
function act(title: string, id: CommandId, input: Readonly<Record<string, unknown>>, session: Session): FailureAction {
  return { title, run: () => void vscode.commands.executeCommand(id, personAct(input, session)) };
}
