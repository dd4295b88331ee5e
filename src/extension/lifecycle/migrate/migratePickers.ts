import * as vscode from 'vscode';
import type { AliasMove, ReadMigration } from '../../../core/lifecycle/migration/planMigration.ts';
import { usualAliases, type MigratedStage } from '../../../core/lifecycle/migration/stageAliases.ts';
import { aliasProblem } from '../../../core/tracking/names.ts';
import { input as askText, runSteps, type StepFrame } from '../../base/multiStep.ts';
import { render } from '../../base/text.ts';
import type { Session } from '../../connections/session.ts';
import { stageName } from '../../registry/stageText.ts';
import type { MigrateInput } from '../lifecycleInputs.ts';
import { pickModelOrAll } from '../plan/modelOrAllPicker.ts';
import { pickSteps } from '../plan/stepPickers.ts';

interface Asked {
  readonly name: string | undefined;
  readonly aliases: Readonly<Partial<Record<MigratedStage, string | undefined>>>;
}

/** The model, and the names of the aliases, as far as they are not given. */
export function askMigration(session: Session, given: MigrateInput): Promise<Asked> {
  const areNamed = given.aliases !== undefined;
  const asking = (stage: 'Production' | 'Staging') => ({
    when: () => !areNamed,
    ask: async (state: Asked, at: StepFrame): Promise<Asked> => ({
      ...state,
      aliases: { ...state.aliases, [stage]: await askAlias(stage, state.aliases[stage] ?? '', at) },
    }),
  });
  return runSteps<Asked>(
    [
      {
        when: () => given.name === undefined,
        ask: async (state, at) => ({ ...state, name: await pickModelOrAll(session, titleText(), at) }),
      },
      asking('Production'),
      asking('Staging'),
    ],
    { name: given.name, aliases: given.aliases ?? usualAliases },
  );
}

function titleText(): string {
  return vscode.l10n.t('Migrate Stages to Aliases');
}

function askAlias(stage: MigratedStage, value: string, at: StepFrame): Promise<string> {
  return askText(
    {
      title: titleText(),
      prompt: vscode.l10n.t('Alias for the newest version in {stage}. Leave it empty for none.', {
        stage: stageName(stage),
      }),
      value,
      validate: (text) => {
        const problem = text === '' ? undefined : aliasProblem(text);
        return problem && render(problem);
      },
    },
    at,
  );
}

/** All that would be set, ticked; what is set already is only counted. */
export async function pickMoves({ moves, settled, isCut }: ReadMigration): Promise<readonly AliasMove[]> {
  const placeholder = [
    vscode.l10n.t('Untick what is not to be set. Stages stay as they are.'),
    ...(settled.length > 0 ? [vscode.l10n.t('{count} are set already', { count: settled.length })] : []),
    ...(isCut ? [vscode.l10n.t('not all models are shown')] : []),
  ].join(' · ');
  const title = vscode.l10n.t('Migrate Stages to Aliases: {count} Steps', { count: moves.length });
  const chosen = await pickSteps(title, placeholder, moves.map(rowOf));
  return chosen.flatMap((index) => moves[index] ?? []);
}

function rowOf({ name, alias, version, stage, from }: AliasMove) {
  return {
    label: `${name} @${alias}`,
    description: vscode.l10n.t('Version {version} ({stage})', { version, stage: stageName(stage) }),
    detail:
      from === undefined ? '' : vscode.l10n.t('Moves from version {from} to version {version}', { from, version }),
    isPicked: true,
  };
}
