import * as vscode from 'vscode';
import {
  reasonText,
  usualRules,
  type Candidate,
  type PhaseOutAct,
} from '../../../core/lifecycle/phaseOut/candidates.ts';
import type { ReadCandidates } from '../../../core/lifecycle/phaseOut/readCandidates.ts';
import type { Caller } from '../../base/commands.ts';
import { failureText } from '../../base/failure.ts';
import { pick, runSteps } from '../../base/multiStep.ts';
import { render } from '../../base/text.ts';
import type { Session } from '../../connections/session.ts';
import { stageName } from '../../registry/stageText.ts';
import type { PhaseOutInput } from '../lifecycleInputs.ts';
import { pickModelOrAll } from '../plan/modelOrAllPicker.ts';
import { pickSteps } from '../plan/stepPickers.ts';

export interface PhaseOutChoice {
  /** Undefined for all models. */
  readonly name: string | undefined;
  readonly act: PhaseOutAct;
  readonly oldAfterDays: number;
}

/** Model, act and age, as far as they are not given. A program that names no model means all of them. */
export function askPhaseOut(session: Session, input: PhaseOutInput, caller: Caller): Promise<PhaseOutChoice> {
  const isNamed = input.versions !== undefined;
  const title = vscode.l10n.t('Phase Out Versions');
  return runSteps<PhaseOutChoice>(
    [
      {
        when: () => input.name === undefined && !isNamed && caller === 'person',
        ask: async (state, at) => ({ ...state, name: await pickModelOrAll(session, title, at) }),
      },
      {
        when: () => input.act === undefined,
        ask: async (state, at) => ({
          ...state,
          act: await pick<PhaseOutAct>(
            {
              title,
              placeholder: vscode.l10n.t('What becomes of versions that are no longer needed?'),
              items: [
                {
                  label: vscode.l10n.t('Archive'),
                  detail: vscode.l10n.t('Moves them to Archived. This can be taken back.'),
                  value: 'archive',
                },
                {
                  label: vscode.l10n.t('Delete'),
                  detail: vscode.l10n.t('Removes them for good. Their runs and artifacts stay.'),
                  value: 'delete',
                },
              ],
              active: state.act,
            },
            at,
          ),
        }),
      },
      {
        when: () => input.olderThanDays === undefined && !isNamed && caller === 'person',
        ask: async (state, at) => ({
          ...state,
          oldAfterDays: await pick<number>(
            {
              title,
              placeholder: vscode.l10n.t('When is a version old?'),
              items: ages.map((days) => ({
                label: vscode.l10n.t('Registered {days} days ago or more', { days }),
                value: days,
              })),
              active: state.oldAfterDays,
            },
            at,
          ),
        }),
      },
    ],
    {
      name: input.name,
      act: input.act ?? 'archive',
      oldAfterDays: input.olderThanDays ?? usualRules.oldAfterDays,
    },
  );
}

const ages = [30, 90, 180, 365] as const;

/** So many rows are shown. */
const mostRows = 2000;

/** What is deleted is gone: each of those is ticked by hand. */
export async function pickCandidates(act: PhaseOutAct, found: ReadCandidates): Promise<readonly Candidate[]> {
  const shown = found.candidates.slice(0, mostRows);
  const chosen = await pickSteps(
    titleOf(act, shown.length),
    placeholderOf(act, found),
    shown.map((one) => rowOf(act, one)),
  );
  return chosen.flatMap((index) => shown[index] ?? []);
}

function titleOf(act: PhaseOutAct, count: number): string {
  return act === 'archive'
    ? vscode.l10n.t('Archive: {count} Versions That May No Longer Be Needed', { count })
    : vscode.l10n.t('Delete: {count} Versions That May No Longer Be Needed', { count });
}

function placeholderOf(act: PhaseOutAct, { runsUnread, isCut, candidates }: ReadCandidates): string {
  const parts = [
    act === 'archive' ? vscode.l10n.t('Untick what is to stay') : vscode.l10n.t('Tick what is to be deleted'),
    ...(isCut || candidates.length > mostRows ? [vscode.l10n.t('not all versions are shown')] : []),
    ...(runsUnread === undefined ? [] : [failureText({ what: vscode.l10n.t('Runs were not read') }, runsUnread)]),
  ];
  return parts.join(' · ');
}

function rowOf(act: PhaseOutAct, { version, reasons }: Candidate) {
  const values = { name: version.name, version: version.version };
  return {
    label: vscode.l10n.t('{name}, version {version}', values),
    description: version.stage === undefined ? '' : stageName(version.stage),
    detail: reasons.map((reason) => render(reasonText(reason))).join('; '),
    isPicked: act === 'archive',
  };
}
