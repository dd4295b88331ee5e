import * as vscode from 'vscode';
import { activeStages, isActive, type Stage } from '../../../core/lifecycle/stage.ts';
import { versionsIn } from '../../../core/lifecycle/transition.ts';
import type { GateOutcome, GateResult } from '../../../core/lifecycle/gates/gateResult.ts';
import type { ModelVersion } from '../../../core/tracking/registeredModel.ts';
import { pick, runSteps, type PickItem } from '../../base/multiStep.ts';
import { plainLabel } from '../../base/plainLabel.ts';
import { render } from '../../base/text.ts';
import type { Session } from '../../connections/session.ts';
import { pickRegisteredModel, pickVersion } from '../../registry/modelPickers.ts';
import { stageName, stageTitle } from '../../registry/stageText.ts';
import { separator } from '../../runs/runPickers.ts';

interface Named {
  readonly name?: string | undefined;
  readonly version?: string | undefined;
}

/** Model and version, as far as they are not given. */
export async function askPromoted(
  session: Session,
  given: Named,
): Promise<{ readonly name: string; readonly version: string }> {
  const asked = await runSteps<Named>(
    [
      {
        when: () => given.name === undefined,
        ask: async (state, at) => ({
          ...state,
          name: await pickRegisteredModel(session, vscode.l10n.t('Promote: Choose Registered Model'), at),
        }),
      },
      {
        when: () => given.version === undefined,
        ask: async (state, at) => ({
          ...state,
          version: await pickVersion(session, vscode.l10n.t('Promote: Choose Version'), state.name ?? '', at),
        }),
      },
    ],
    given,
  );
  return { name: asked.name ?? '', version: asked.version ?? '' };
}

/** The next stage of its life comes first. */
export function askStage({ name, version, stage: now }: ModelVersion): Promise<Stage> {
  return pick<Stage>({
    title: vscode.l10n.t('Promote {name}, Version {version}', { name, version }),
    placeholder: vscode.l10n.t('To which stage, if its gates pass'),
    items: activeStages
      .filter((stage) => stage !== now)
      .map((stage) => ({ label: `$(${icons[stage]}) ${stageTitle(stage)}`, value: stage })),
    active: now === 'Staging' ? 'Production' : 'Staging',
  });
}

const icons = { Staging: 'beaker', Production: 'verified-filled' } as const;

/** What happens to those that are in the stage already; false when there are none. */
export async function askArchive(all: readonly ModelVersion[], current: ModelVersion, to: Stage): Promise<boolean> {
  const there = isActive(to) ? versionsIn(all, to).filter(({ version }) => version !== current.version) : [];
  if (there.length === 0) return false;
  const versions = there.map(({ version }) => version).join(', ');
  const stage = stageName(to);
  return pick<boolean>({
    title: vscode.l10n.t('Promote {name}, Version {version}', current),
    placeholder: vscode.l10n.t('In {stage} now: version {versions}', { stage, versions }),
    items: [
      { label: `$(archive) ${vscode.l10n.t('Archive version {versions}', { versions })}`, value: true },
      { label: `$(layers) ${vscode.l10n.t('Keep version {versions}', { versions })}`, value: false },
    ],
  });
}

/** The gates with their evidence; Enter on the row that is offered goes on. */
export function showGates<T>(
  title: string,
  gates: readonly GateResult[],
  offered: readonly { readonly label: string; readonly value: T }[],
): Promise<T> {
  const rows: PickItem<T>[] = gates.map(({ outcome, rule, detail }) => ({
    label: `$(${outcomeIcons[outcome]}) ${plainLabel(render(rule))}`,
    description: outcomeText(outcome),
    detail: plainLabel(render(detail)),
    alwaysShow: true,
  }));
  const [first] = offered;
  return pick<T>({
    title,
    placeholder: vscode.l10n.t('What the gates answer'),
    items: [...offered, separator(vscode.l10n.t('Gates')), ...rows],
    ...(first && { active: first.value }),
  });
}

const outcomeIcons: Readonly<Record<GateOutcome, string>> = { passed: 'pass', failed: 'error', unknown: 'question' };

function outcomeText(outcome: GateOutcome): string {
  const texts: Record<GateOutcome, string> = {
    passed: vscode.l10n.t('passed'),
    failed: vscode.l10n.t('failed'),
    unknown: vscode.l10n.t('cannot tell'),
  };
  return texts[outcome];
}
