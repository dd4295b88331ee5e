import * as vscode from 'vscode';
import { isActive, parseStage, stages, type Stage } from '../../core/lifecycle/stage.ts';
import { versionsIn } from '../../core/lifecycle/transition.ts';
import type { ModelVersion } from '../../core/tracking/registeredModel.ts';
import { CommandError } from '../base/commandError.ts';
import { pick, runSteps, type PickItem } from '../base/multiStep.ts';
import type { Session } from '../connections/session.ts';
import { pickRegisteredModel, pickVersion } from './modelPickers.ts';
import { stageName, stageTitle } from './stageText.ts';
import { numbers } from './transitionText.ts';

interface Choice {
  readonly stage?: Stage | undefined;
  readonly archiveExisting?: boolean | undefined;
}

export function requireStage(text: string | undefined): Stage | undefined {
  const stage = parseStage(text);
  if (text !== undefined && stage === undefined) {
    throw new CommandError(
      'invalid',
      vscode.l10n.t('“{text}” is not a stage: it is one of None, Staging, Production, Archived. Nothing was sent.', {
        text,
      }),
    );
  }
  return stage;
}

/** Model and version, as far as they are not given. */
export async function askVersion(
  session: Session,
  { name, version }: { readonly name?: string | undefined; readonly version?: string | undefined },
): Promise<{ name: string; version: string }> {
  const asked = await runSteps<{ name?: string; version?: string }>(
    [
      {
        when: () => name === undefined,
        ask: async (state, at) => ({
          ...state,
          name: await pickRegisteredModel(session, vscode.l10n.t('Transition: Choose Registered Model'), at),
        }),
      },
      {
        when: () => version === undefined,
        ask: async (state, at) => ({
          ...state,
          version: await pickVersion(
            session,
            vscode.l10n.t('Transition: Choose Version'),
            name ?? state.name ?? '',
            at,
          ),
        }),
      },
    ],
    {},
  );
  return { name: name ?? asked.name ?? '', version: version ?? asked.version ?? '' };
}

/** The stage to move to, and what happens to the versions that are there already. */
export async function askMove(
  all: readonly ModelVersion[],
  current: ModelVersion,
  given: Choice,
): Promise<{ readonly stage: Stage; readonly archiveExisting: boolean }> {
  const here = { name: current.name, version: current.version };
  const others = (stage: Stage | undefined) =>
    stage && isActive(stage) ? versionsIn(all, stage).filter(({ version }) => version !== current.version) : [];
  const asked = await runSteps<Choice>(
    [
      {
        when: () => given.stage === undefined,
        ask: async (state, at) => ({
          ...state,
          stage: await pick<Stage>(
            {
              title: vscode.l10n.t('{name}, Version {version}: Now in {stage}', {
                ...here,
                stage: stageName(current.stage ?? 'None'),
              }),
              placeholder: vscode.l10n.t('Move to which stage'),
              items: stagePicks(all, current),
            },
            at,
          ),
        }),
      },
      {
        when: (state) => given.archiveExisting === undefined && others(given.stage ?? state.stage).length > 0,
        ask: async (state, at) => {
          const stage = given.stage ?? state.stage ?? 'None';
          const there = numbers(others(stage));
          return {
            ...state,
            archiveExisting: await pick<boolean>(
              {
                title: vscode.l10n.t('{name}, Version {version} to {stage}', { ...here, stage: stageName(stage) }),
                placeholder: vscode.l10n.t('In {stage} now: version {versions}', {
                  stage: stageName(stage),
                  versions: there,
                }),
                items: archivePicks(stage, current.version, there),
              },
              at,
            ),
          };
        },
      },
    ],
    {},
  );
  return {
    stage: given.stage ?? asked.stage ?? 'None',
    archiveExisting: given.archiveExisting ?? asked.archiveExisting ?? false,
  };
}

const stageIcons: Record<Stage, string> = {
  None: 'circle-outline',
  Staging: 'beaker',
  Production: 'verified-filled',
  Archived: 'archive',
};

function stagePicks(all: readonly ModelVersion[], current: ModelVersion): PickItem<Stage>[] {
  return stages.map((stage) => {
    const there = numbers(versionsIn(all, stage).filter(({ version }) => version !== current.version));
    const occupied =
      isActive(stage) && there !== '' ? vscode.l10n.t('version {versions} is there', { versions: there }) : '';
    return {
      label: `$(${stageIcons[stage]}) ${stageTitle(stage)}`,
      description: stage === current.stage ? vscode.l10n.t('current') : occupied,
      value: stage,
    };
  });
}

function archivePicks(stage: Stage, version: string, there: string): PickItem<boolean>[] {
  return [
    {
      label: `$(archive) ${vscode.l10n.t('Archive version {versions}', { versions: there })}`,
      detail: vscode.l10n.t('{stage} then holds version {version} alone', { stage: stageName(stage), version }),
      value: true,
    },
    {
      label: `$(layers) ${vscode.l10n.t('Keep version {versions}', { versions: there })}`,
      detail: vscode.l10n.t('{stage} then holds versions {versions}', {
        stage: stageName(stage),
        versions: `${there}, ${version}`,
      }),
      value: false,
    },
  ];
}
