import * as vscode from 'vscode';
import { runsById } from '../../../core/lifecycle/facts/runsById.ts';
import type { RecordedOutcome } from '../../../core/lifecycle/history/recordedOutcome.ts';
import {
  namedCandidate,
  usualRules,
  type Candidate,
  type PhaseOutAct,
} from '../../../core/lifecycle/phaseOut/candidates.ts';
import { phaseOutSteps, versionId } from '../../../core/lifecycle/phaseOut/phaseOutSteps.ts';
import { readCandidates, type ReadCandidates } from '../../../core/lifecycle/phaseOut/readCandidates.ts';
import { allVersions } from '../../../core/lifecycle/versions.ts';
import type { ModelVersion } from '../../../core/tracking/registeredModel.ts';
import { TrackingError } from '../../../core/tracking/trackingError.ts';
import type { Caller } from '../../base/commands.ts';
import { confirm, requireWritable } from '../../base/confirm.ts';
import { notify } from '../../base/notify.ts';
import { untilTimeout, withProgress } from '../../base/signals.ts';
import type { Session } from '../../connections/session.ts';
import { sessionOf } from '../../connections/sessionOf.ts';
import { actorOf } from '../actorOf.ts';
import type { LifecycleCommands } from '../lifecycleCommands.ts';
import type { LifecycleDeps } from '../lifecycleDeps.ts';
import type { PhaseOutInput } from '../lifecycleInputs.ts';
import { aloneFor, runPlanned } from '../plan/runPlanned.ts';
import { noticeOf } from '../transition/movedVersion.ts';
import { askPhaseOut, pickCandidates, type PhaseOutChoice } from './phaseOutPickers.ts';
import { nothingText, phaseOutButton, phaseOutSentence, phaseOutTitle } from './phaseOutText.ts';

/** Archives or deletes versions that are no longer needed, all of them shown first. */
export function phaseOut(deps: LifecycleDeps): LifecycleCommands['phaseOut'] {
  return async (input, { caller, rows }) => {
    const session = await sessionOf(deps.connections, rows);
    requireWritable(session);
    const choice = await askPhaseOut(session, input, caller);
    const chosen = await candidatesFor(session, choice, input, caller);
    if (chosen.length === 0) return { done: [], failed: [], left: [] };
    await confirm(
      session.connection,
      {
        sentence: phaseOutSentence(session, choice.act, chosen),
        button: phaseOutButton(choice.act, chosen.length),
        name: onlyModel(chosen) ?? '',
        when: 'always',
      },
      input,
    );
    return execute(deps, session, choice.act, chosen, caller);
  };
}

async function execute(
  deps: LifecycleDeps,
  session: Session,
  act: PhaseOutAct,
  chosen: readonly Candidate[],
  caller: Caller,
): ReturnType<typeof runPlanned> {
  const notices: string[] = [];
  const onMoved = (outcome: RecordedOutcome): void => {
    const notice = noticeOf(outcome);
    if (notice !== undefined) notices.push(`${versionId(outcome)}: ${notice}`);
  };
  const actor = await actorOf(deps.git, session, untilTimeout());
  const options = { actor, comment: '', onMoved, alone: aloneFor(caller) };
  const steps = phaseOutSteps(session.registry, act, chosen, options);
  const of = {
    command: 'mlflow.version.phaseOut',
    failed: () => vscode.l10n.t('Versions were not phased out'),
    write: true,
  } as const;
  const work = { title: phaseOutTitle(act, chosen.length), name: onlyModel(chosen) ?? '', steps, notices, of };
  return runPlanned(deps, session, work, caller);
}

async function candidatesFor(
  session: Session,
  choice: PhaseOutChoice,
  { versions, olderThanDays }: PhaseOutInput,
  caller: Caller,
): Promise<readonly Candidate[]> {
  if (versions !== undefined) return named(session, versions);
  const found = await look(session, choice, olderThanDays ?? 0);
  if (found.candidates.length > 0) return pickCandidates(choice.act, found);
  if (caller === 'person') void notify('information', nothingText(session, choice.name, found));
  return [];
}

/** Those that were named, whatever they are; one that is not there refuses the whole. */
async function named(
  { registry }: Session,
  versions: NonNullable<PhaseOutInput['versions']>,
): Promise<readonly Candidate[]> {
  const known = new Map<string, ModelVersion>();
  for (const name of new Set(versions.map((one) => one.name)))
    for (const version of await allVersions(registry, name, untilTimeout())) known.set(versionId(version), version);
  return [...new Set(versions.map(versionId))].map((id) => {
    const version = known.get(id);
    if (!version) throw new TrackingError({ reason: 'notFound', sent: 'no' });
    return namedCandidate(version);
  });
}

function look(
  session: Session,
  { name, act, oldAfterDays }: PhaseOutChoice,
  atLeastDays: number,
): Promise<ReadCandidates> {
  const { registry, tracking } = session;
  const ports = {
    registry,
    runs: (ids: readonly string[], signal: AbortSignal) => runsById(tracking, ids, signal),
  };
  const rules = { ...usualRules, act, oldAfterDays, atLeastDays, now: Date.now() };
  const title = vscode.l10n.t('Looking for versions to phase out on {connection}', {
    connection: session.connection.name,
  });
  return withProgress({ title }, (signal, report) =>
    readCandidates(ports, name, rules, signal, (count) => report(vscode.l10n.t('{count} versions', { count }))),
  );
}

function onlyModel(chosen: readonly Candidate[]): string | undefined {
  const names = new Set(chosen.map(({ version }) => version.name));
  return names.size === 1 ? chosen[0]?.version.name : undefined;
}
